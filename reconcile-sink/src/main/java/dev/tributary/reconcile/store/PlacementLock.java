package dev.tributary.reconcile.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Keeps where entries stand from changing under who writes or matches them: accounts that are
 * merged, and other groups or rules, move many at once.
 */
final class PlacementLock {
    private static final String KEY = "(824310571, 2)";

    private PlacementLock() {}

    /** Until the end of the transaction, beside others who do the same. */
    static void share(Connection connection) throws SQLException {
        execute(connection, "SELECT pg_advisory_xact_lock_shared" + KEY);
    }

    /** Until the end of the transaction, alone. */
    static void take(Connection connection) throws SQLException {
        execute(connection, "SELECT pg_advisory_xact_lock" + KEY);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
