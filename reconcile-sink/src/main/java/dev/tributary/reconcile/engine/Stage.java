package dev.tributary.reconcile.engine;

import dev.tributary.reconcile.entry.Entry;
import java.util.function.Consumer;

/**
 * One way to find matches of a kind. The stages of a kind run in order over the same pool: each
 * takes out what it can explain, and leaves the rest to the next. Its result depends on the pool
 * alone, never on the order in which entries came.
 */
public interface Stage {

    /**
     * Says under which keys an entry meets others: entries that share none are never in one pool on
     * account of this stage.
     *
     * @param entry of a kind that the kind of match takes, in any state
     */
    void keys(Entry entry, Scopes scopes, Consumer<String> keys);

    /**
     * Who names the keys: of a kind's stages that answer with the same object one alone is asked
     * for keys, since they name the same ones.
     */
    default Object namedBy() {
        return this;
    }

    /** Finds matches among the entries that are free. */
    void solve(Pool pool);
}
