package dev.tributary.reconcile.decide;

/** The database has nothing, or more than one thing, of a name that a person gave. */
final class NothingFound extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NothingFound(String message) {
        super(message);
    }
}
