package dev.tributary.reconcile.engine;

/** What a kind's rules say of a pool once its stages have run: what is missing, what disagrees. */
@FunctionalInterface
public interface Review {

    /** Adds findings to the pool. */
    void judge(Pool pool);

    /** This and then another. */
    default Review and(Review next) {
        return pool -> {
            judge(pool);
            next.judge(pool);
        };
    }
}
