package dev.tributary.reconcile.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Keeps where entries stand from changing under who writes or matches them: accounts that are
 * merged, and other groups or rules, move many at once. It is the first thing in a transaction.
 */
final class PlacementLock {
    private static final String KEY = "(824310571, 2)";

    /**
     * What follows looks rows up by keys that an index has; before a new table's first statistics
     * the planner would rather read all of it, and of a crowd it would gather all rows before it
     * takes the few that are asked for.
     */
    private static final String BY_KEYS =
            ", set_config('enable_seqscan', 'off', true)"
                    + ", set_config('enable_bitmapscan', 'off', true)"
                    + ", set_config('enable_hashjoin', 'off', true)"
                    + ", set_config('enable_mergejoin', 'off', true)";

    private PlacementLock() {}

    /** Until the end of the transaction, beside others who do the same. */
    static void share(Connection connection) throws SQLException {
        execute(connection, "SELECT pg_advisory_xact_lock_shared" + KEY + BY_KEYS);
    }

    /** Until the end of the transaction, alone. */
    static void take(Connection connection) throws SQLException {
        execute(connection, "SELECT pg_advisory_xact_lock" + KEY + BY_KEYS);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
