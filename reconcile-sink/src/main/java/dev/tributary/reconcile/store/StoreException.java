package dev.tributary.reconcile.store;

import java.sql.SQLException;

/** An error of the database on its way through the engine, which knows none. */
final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final SQLException error;

    private StoreException(SQLException error) {
        super(error);
        this.error = error;
    }

    /** Work on the database. */
    interface Work<T> {
        T run() throws SQLException;
    }

    static <T> T wrap(Work<T> work) {
        try {
            return work.run();
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }

    SQLException error() {
        return error;
    }
}
