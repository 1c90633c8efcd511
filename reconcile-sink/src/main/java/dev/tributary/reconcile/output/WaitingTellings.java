package dev.tributary.reconcile.output;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What waits in the outbox, in one transaction of the caller's. */
final class WaitingTellings {

    /** Told by one task at a time, or the order of a key would be lost. */
    private static final String LOCK =
            "SELECT pg_try_advisory_xact_lock(hashtext('tributary.outbox'))";

    private static final String WAITING = OutboxSql.read("waiting");
    private static final String STATEMENT = OutboxSql.read("statement");
    private static final String OVERDUE =
            "SELECT o.at < clock_timestamp() - ? * interval '1 millisecond'"
                    + " FROM tributary.outbox o ORDER BY o.seq LIMIT 1";
    private static final String NAME =
            "INSERT INTO tributary.setting (name, value) VALUES ('outbox', gen_random_uuid()::text)"
                    + " ON CONFLICT (name) DO UPDATE SET value = setting.value RETURNING value";
    private static final String DONE = "DELETE FROM tributary.outbox WHERE seq = ANY (?)";

    private final Connection connection;
    private final ChangesOptions options;
    private final long maxBytes;
    private final List<Long> read = new ArrayList<>();

    /**
     * What waits.
     *
     * @param options of what statements are told
     * @param maxBytes beyond which a match is told without its members
     */
    WaitingTellings(Connection connection, ChangesOptions options, long maxBytes) {
        this.connection = connection;
        this.options = options;
        this.maxBytes = maxBytes;
    }

    /** Whether this is the one that tells until the transaction ends. */
    boolean lock() throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(LOCK);
                ResultSet row = lock.executeQuery()) {
            return row.next() && row.getBoolean(1);
        }
    }

    /** Whether the oldest waits for so long already. */
    boolean isOverdue(Duration patience) throws SQLException {
        try (PreparedStatement oldest = connection.prepareStatement(OVERDUE)) {
            oldest.setLong(1, patience.toMillis());
            try (ResultSet row = oldest.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /** What the outbox is known by, among those of all databases; to be committed at once. */
    static String outbox(Connection connection) throws SQLException {
        try (PreparedStatement name = connection.prepareStatement(NAME);
                ResultSet row = name.executeQuery()) {
            row.next();
            return row.getString(1);
        }
    }

    /**
     * The oldest that wait; of the statements of an account one, as it is now, in the place of the
     * last.
     *
     * @param limit how many at most
     */
    List<Telling> next(int limit) throws SQLException {
        List<Telling> changes = new ArrayList<>();
        Map<String, Long> statements = new LinkedHashMap<>();
        try (PreparedStatement waiting = connection.prepareStatement(WAITING)) {
            waiting.setLong(1, maxBytes);
            waiting.setInt(2, limit);
            try (ResultSet row = waiting.executeQuery()) {
                while (row.next()) {
                    long seq = row.getLong("seq");
                    String type = row.getString("type");
                    read.add(seq);
                    if (type.equals(Telling.STATEMENT)) {
                        statements.put(row.getString("key"), seq);
                    } else {
                        changes.add(
                                new Telling(
                                        seq, type, row.getString("key"), row.getString("payload")));
                    }
                }
            }
        }
        for (Map.Entry<String, Long> account : statements.entrySet()) {
            changes.add(
                    new Telling(
                            account.getValue(),
                            Telling.STATEMENT,
                            account.getKey(),
                            statement(account.getKey())));
        }
        return changes;
    }

    private String statement(String account) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(STATEMENT)) {
            query.setString(1, account);
            query.setInt(2, options.statementDays() - 1);
            query.setString(3, account);
            query.setBoolean(4, options.persons());
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? row.getString("document") : null;
            }
        }
    }

    /** How many were read. */
    int count() {
        return read.size();
    }

    /** Those that were read are told. */
    void done() throws SQLException {
        if (read.isEmpty()) {
            return;
        }
        try (PreparedStatement done = connection.prepareStatement(DONE)) {
            done.setArray(1, connection.createArrayOf("bigint", read.toArray()));
            done.executeUpdate();
        }
    }
}
