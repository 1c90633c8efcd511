package dev.tributary.reconcile.store;

import dev.tributary.reconcile.engine.Change;

/** Is told, by the thread that matches, what became of its runs. */
public interface RunListener {

    /**
     * A scope was matched.
     *
     * @param dirty how many entries the run took
     * @param change what changed
     */
    void ran(int dirty, Change change);

    /** A scope could not be matched; it is tried again later, and others go on meanwhile. */
    void scopeFailed();
}
