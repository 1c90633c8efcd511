package dev.tributary.reconcile.store;

import java.sql.SQLException;

/** A scope could not be matched; it waits, and others go on. */
final class ScopeFailedException extends SQLException {
    private static final long serialVersionUID = 1L;

    private final String scope;
    private final int failures;

    /**
     * After it was written down that it failed.
     *
     * @param failures how often in a row
     * @param cause what the database said
     */
    ScopeFailedException(String scope, int failures, SQLException cause) {
        super(cause.getMessage(), cause.getSQLState(), cause);
        this.scope = scope;
        this.failures = failures;
    }

    String scope() {
        return scope;
    }

    int failures() {
        return failures;
    }
}
