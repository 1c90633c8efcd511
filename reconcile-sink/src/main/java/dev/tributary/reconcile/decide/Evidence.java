package dev.tributary.reconcile.decide;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks up what is known of a match, an exception or an entry, in the views. */
final class Evidence {

    private static final String EXCEPTION_COLUMNS =
            """
            SELECT exception_id, kind, state, match_kind, source, id, amount, currency,
                other_source, other_id, expected_in, due_on, age_days, text, opened_at::text,
                resolved_at::text, resolution, resolved_by_match
            FROM tributary.exceptions
            """;

    private final Connection connection;

    Evidence(Connection connection) {
        this.connection = connection;
    }

    /**
     * One row of a view, as text.
     *
     * @param values by column, in their order; those that are null are left out
     */
    record Row(Map<String, String> values) {

        Row {
            values = Map.copyOf(values);
        }

        String get(String column) {
            return values.getOrDefault(column, "");
        }

        boolean has(String column) {
            return values.containsKey(column);
        }

        @Override
        public String toString() {
            return "Row" + values.keySet();
        }
    }

    /** What an id, or its beginning, names: match_id or exception_id. */
    Row named(String id) throws SQLException {
        return rows("SELECT match_id, exception_id FROM tributary.named(?)", id).get(0);
    }

    /** The latest period of a match, and whether it lasts. */
    Row match(String id) throws SQLException {
        return rows(
                        """
                        SELECT h.match_id, h.kind, h.status, h.rule, h.rule_version, h.variance,
                            h.variance_reason, h.known_from::text, h.known_to::text, h.end_reason,
                            m.score, m.margin, m.alternatives
                        FROM tributary.match_history h
                        LEFT JOIN tributary.matches m ON m.match_id = h.match_id
                        WHERE h.match_id = ? ORDER BY h.known_from DESC LIMIT 1
                        """,
                        id)
                .get(0);
    }

    /** What speaks for a match that holds; none for one that does not. */
    List<Row> evidence(String match) throws SQLException {
        return rows(
                "SELECT unnest(evidence) AS text FROM tributary.matches WHERE match_id = ?", match);
    }

    /** The entries of the latest period of a match. */
    List<Row> members(String match) throws SQLException {
        return rows(
                """
                SELECT role, source, id, entry_kind, state, account, date, amount, currency
                FROM tributary.match_members WHERE match_id = ? AND match_no =
                    (SELECT max(match_no) FROM tributary.match_members WHERE match_id = ?)
                ORDER BY position
                """,
                match,
                match);
    }

    /** All periods of a match, the oldest first. */
    List<Row> history(String match) throws SQLException {
        return rows(
                """
                SELECT status, known_from::text, known_to::text, end_reason
                FROM tributary.match_history WHERE match_id = ? ORDER BY known_from
                """,
                match);
    }

    /** An exception in its latest period; empty while it is only awaited. */
    Optional<Row> exception(String id) throws SQLException {
        return rows(
                        EXCEPTION_COLUMNS
                                + "WHERE exception_id = ? ORDER BY opened_at DESC LIMIT 1",
                        id)
                .stream()
                .findFirst();
    }

    /** What is awaited under the id of an exception. */
    List<Row> awaited(String exception) throws SQLException {
        return rows(
                """
                SELECT source, id, match_kind, state, expected_in, due_on, exception_id
                FROM tributary.open_items WHERE exception_id = ?
                """,
                exception);
    }

    /** The exceptions about an entry that are open, the oldest first. */
    List<Row> exceptionsAbout(String source, String id) throws SQLException {
        return rows(
                EXCEPTION_COLUMNS
                        + "WHERE source = ? AND id = ? AND state = 'open' ORDER BY opened_at",
                source,
                id);
    }

    /** What an entry waits for. */
    List<Row> openItems(String source, String id) throws SQLException {
        return rows(
                """
                SELECT match_kind, state, expected_in, due_on, exception_id, match_id
                FROM tributary.open_items WHERE source = ? AND id = ? ORDER BY match_kind
                """,
                source,
                id);
    }

    /** An entry; empty where there is none of that name. */
    Optional<Row> entry(String source, String id) throws SQLException {
        return rows(
                        """
                        SELECT source, id, kind, state, account, date, amount, currency, fee, net,
                            type, group_ref, trace_number
                        FROM tributary.entries WHERE source = ? AND id = ?
                        """,
                        source,
                        id)
                .stream()
                .findFirst();
    }

    /** The matches that hold with an entry in them. */
    List<Row> matchesOf(String source, String id) throws SQLException {
        return rows(
                """
                SELECT match_id, kind, status, role FROM tributary.match_members
                WHERE source = ? AND id = ? AND holds ORDER BY kind
                """,
                source,
                id);
    }

    /**
     * What was decided about an entry, the oldest first; none for readers who may not see
     * decisions.
     */
    List<Row> decisionsAbout(String source, String id) throws SQLException {
        boolean granted =
                rows("SELECT has_table_privilege('tributary.decisions', 'SELECT')::text AS yes")
                        .get(0)
                        .get("yes")
                        .equals("true");
        return granted
                ? rows(
                        """
                        SELECT decision_id, verb, kind, reason, amount, decided_by,
                            decided_at::text, withdrawn_by
                        FROM tributary.decisions WHERE source = ? AND id = ? ORDER BY decided_at
                        """,
                        source,
                        id)
                : List.of();
    }

    private List<Row> rows(String sql, String... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            try (ResultSet result = statement.executeQuery()) {
                List<Row> rows = new ArrayList<>();
                while (result.next()) {
                    rows.add(row(result));
                }
                return rows;
            }
        }
    }

    private static Row row(ResultSet result) throws SQLException {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
            String value = result.getString(i);
            if (value != null) {
                values.put(result.getMetaData().getColumnLabel(i), value);
            }
        }
        return new Row(values);
    }
}
