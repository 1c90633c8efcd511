package dev.tributary.reconcile.decide;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Keeps decisions, by the functions that the database grants to reviewers. */
final class Decisions {

    private final Connection connection;

    Decisions(Connection connection) {
        this.connection = connection;
    }

    /**
     * A decision that is kept.
     *
     * @param id identifies it
     * @param kind for which kind of match
     * @param members about how many entries
     * @param by under whose name
     */
    record Kept(String id, String kind, int members, String by) {}

    /** About a match or an exception as it stands. */
    Kept about(Verb verb, String id, String reason) throws SQLException {
        return decide(
                "SELECT * FROM tributary.decide_about(?, ?, ?)",
                statement -> {
                    statement.setString(1, verb.word());
                    statement.setString(2, id);
                    statement.setString(3, reason);
                });
    }

    /** That some members leave a match. */
    Kept splitting(String match, List<Member> members, String reason) throws SQLException {
        if (members.isEmpty()) {
            throw new IllegalArgumentException(
                    "say which entries leave the match, with --member SOURCE:ID");
        }
        return decide(
                "SELECT * FROM tributary.decide_split(?, ?, ?, ?)",
                statement -> {
                    statement.setString(1, match);
                    statement.setArray(2, sources(members));
                    statement.setArray(3, ids(members));
                    statement.setString(4, reason);
                });
    }

    /** That a decision no longer counts. */
    Kept withdrawing(String decision, String reason) throws SQLException {
        return decide(
                "SELECT * FROM tributary.withdraw(?, ?)",
                statement -> {
                    statement.setString(1, decision);
                    statement.setString(2, reason);
                });
    }

    /** About entries that no match joins. */
    Kept about(Verb verb, String kind, List<Member> members, String reason) throws SQLException {
        if (members.isEmpty()) {
            throw new IllegalArgumentException("name the entries with --member SOURCE:ID");
        }
        return decide(
                "SELECT * FROM tributary.decide(?, ?, ?, ?, ?)",
                statement -> {
                    statement.setString(1, verb.word());
                    statement.setString(2, kind);
                    statement.setArray(3, sources(members));
                    statement.setArray(4, ids(members));
                    statement.setString(5, reason);
                });
    }

    private interface Binding {
        void bind(PreparedStatement statement) throws SQLException;
    }

    private Kept decide(String sql, Binding binding) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            binding.bind(statement);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new Kept(
                        row.getString("decision_id"),
                        row.getString("kind"),
                        row.getInt("members"),
                        row.getString("decided_by"));
            }
        }
    }

    private java.sql.Array sources(List<Member> members) throws SQLException {
        return connection.createArrayOf(
                "text", members.stream().map(Member::source).toArray(String[]::new));
    }

    private java.sql.Array ids(List<Member> members) throws SQLException {
        return connection.createArrayOf(
                "text", members.stream().map(Member::id).toArray(String[]::new));
    }
}
