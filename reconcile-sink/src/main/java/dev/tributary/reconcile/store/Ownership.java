package dev.tributary.reconcile.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Who owns which partition, and how far it was written: rows of {@code sink_offset}. */
final class Ownership {
    private final String connector;

    Ownership(String connector) {
        this.connector = connector;
    }

    /**
     * A partition that a task has taken.
     *
     * @param next first offset that is not written yet
     * @param epoch number of this taking; who has a lower one is no longer the owner
     */
    record Owned(long next, long epoch) {}

    /** Takes partitions, whoever had them; waits for a write of theirs that is under way. */
    Map<TopicPartition, Owned> take(Connection connection, Collection<TopicPartition> partitions)
            throws SQLException {
        List<TopicPartition> rows = List.copyOf(partitions);
        try (Statements.Binding claim =
                new Statements(connection).prepare("claim_partitions").value(connector)) {
            bind(claim, rows);
            return read(claim);
        }
    }

    /** How they stand now, whoever has them. */
    Map<TopicPartition, Owned> look(Connection connection, Collection<TopicPartition> partitions)
            throws SQLException {
        List<TopicPartition> rows = List.copyOf(partitions);
        try (Statements.Binding query = new Statements(connection).prepare("partitions")) {
            bind(query, rows);
            return read(query.value(connector));
        }
    }

    /**
     * Moves partitions on.
     *
     * @param from how the caller believes them to be
     * @return false if one of them is not so: nothing may be written then
     */
    boolean advance(
            Connection connection, Map<TopicPartition, Owned> from, Map<TopicPartition, Owned> to)
            throws SQLException {
        List<Map.Entry<TopicPartition, Owned>> rows = new ArrayList<>(to.entrySet());
        try (Statements.Binding update = new Statements(connection).prepare("advance_offsets")) {
            int moved =
                    update.texts(rows, row -> row.getKey().topic())
                            .column("integer", rows, row -> row.getKey().partition())
                            .column("bigint", rows, row -> row.getValue().next())
                            .column("bigint", rows, row -> row.getValue().epoch())
                            .column("bigint", rows, row -> from.get(row.getKey()).next())
                            .value(connector)
                            .update();
            return moved == rows.size();
        }
    }

    private static void bind(Statements.Binding statement, List<TopicPartition> rows)
            throws SQLException {
        statement
                .texts(rows, TopicPartition::topic)
                .column("integer", rows, TopicPartition::partition);
    }

    private static Map<TopicPartition, Owned> read(Statements.Binding statement)
            throws SQLException {
        Map<TopicPartition, Owned> owned = new HashMap<>();
        try (ResultSet rows = statement.ready().executeQuery()) {
            while (rows.next()) {
                owned.put(
                        new TopicPartition(rows.getString("topic"), rows.getInt("partition")),
                        new Owned(rows.getLong("next_offset"), rows.getLong("owner_epoch")));
            }
        }
        return owned;
    }
}
