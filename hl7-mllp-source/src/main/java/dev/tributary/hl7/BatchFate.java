package dev.tributary.hl7;

import dev.tributary.commons.config.AckAnswer;
import java.util.Comparator;

/**
 * The fate of a batch, known when that of every message in it is: the worst of them, and unknown as
 * soon as one is.
 */
final class BatchFate implements Fate.Listener {

    private static final Comparator<Fate.Settled> BY_SEVERITY =
            Comparator.comparingInt(fate -> severity(fate.answer()));

    private final Fate.Listener whole;
    private int open; // guarded by this
    private Fate.Settled worst; // guarded by this
    private boolean unknown; // guarded by this

    BatchFate(int messages, Fate.Listener whole) {
        this.open = messages;
        this.whole = whole;
    }

    @Override
    public void known(Fate fate) {
        Fate result;
        synchronized (this) {
            if (fate instanceof Fate.Settled settled) {
                worst = worst == null || BY_SEVERITY.compare(settled, worst) > 0 ? settled : worst;
            } else {
                unknown = true;
            }
            open--;
            if (open > 0) {
                return;
            }
            result = unknown ? new Fate.Unknown() : worst;
        }
        whole.known(result);
    }

    private static int severity(AckAnswer answer) {
        return switch (answer) {
            case ACCEPT -> 0;
            case ERROR -> 1;
            case REJECT -> 2;
        };
    }
}
