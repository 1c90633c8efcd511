package dev.tributary.api.limit;

import java.time.Instant;

/** The calls of a calendar month are used up; there will be new ones. */
public final class BudgetSpentException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Instant until;

    /**
     * The budget of a credential is spent.
     *
     * @param credential its name
     * @param until when there are calls again
     */
    public BudgetSpentException(String credential, Instant until) {
        super("the month's calls of " + credential + " are used up until " + until);
        this.until = until;
    }

    /** When there are calls again. */
    public Instant until() {
        return until;
    }
}
