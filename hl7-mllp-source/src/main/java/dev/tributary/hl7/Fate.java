package dev.tributary.hl7;

import dev.tributary.commons.config.AckAnswer;
import dev.tributary.commons.issue.Issue;
import java.util.Optional;

/** What became of a message, once that is known for good. */
sealed interface Fate {

    /**
     * It is settled and can be answered.
     *
     * @param answer what to tell the sender
     * @param reason why, where it was not accepted
     */
    record Settled(AckAnswer answer, Optional<Issue> reason) implements Fate {}

    /** Nobody knows: the sender must send it again. */
    record Unknown() implements Fate {}

    /** Accepted. */
    static Fate accepted() {
        return new Settled(AckAnswer.ACCEPT, Optional.empty());
    }

    /** Told what became of a message; called once, on any thread. */
    @FunctionalInterface
    interface Listener {
        void known(Fate fate);
    }
}
