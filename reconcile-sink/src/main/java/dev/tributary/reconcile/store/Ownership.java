package dev.tributary.reconcile.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
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
     * @param marked whether the last record that was written can be known again
     */
    record Owned(long next, long epoch, boolean marked) {

        /** As it is when records have been written. */
        Owned movedTo(long offset) {
            return new Owned(offset, epoch, true);
        }

        /** As it is when nothing has been read yet. */
        Owned atBeginning() {
            return new Owned(0, epoch, false);
        }
    }

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
     * @param last the last record of each that is written; none where nothing is
     * @return false if one of them is not so: nothing may be written then
     */
    boolean advance(
            Connection connection,
            Map<TopicPartition, Owned> from,
            Map<TopicPartition, Owned> to,
            Map<TopicPartition, Fingerprint> last)
            throws SQLException {
        List<TopicPartition> rows = new ArrayList<>(to.keySet());
        try (Statements.Binding update = new Statements(connection).prepare("advance_offsets")) {
            bind(update, rows);
            bind(update, rows, to).column("bigint", rows, row -> from.get(row).next());
            bind(update, rows, last::get);
            return update.value(connector).update() == rows.size();
        }
    }

    /**
     * Which partitions have another record where the last one was that was written; those that are
     * not as the caller believes are not among them.
     *
     * @param there what stands there now
     */
    Set<TopicPartition> others(
            Connection connection,
            Map<TopicPartition, Owned> owned,
            Map<TopicPartition, Fingerprint> there)
            throws SQLException {
        List<TopicPartition> rows = List.copyOf(there.keySet());
        try (Statements.Binding query = new Statements(connection).prepare("other_records")) {
            bind(query, rows);
            bind(query, rows, owned);
            bind(query, rows, there::get);
            return read(query.value(connector)).keySet();
        }
    }

    private static void bind(Statements.Binding statement, List<TopicPartition> rows)
            throws SQLException {
        statement
                .texts(rows, TopicPartition::topic)
                .column("integer", rows, TopicPartition::partition);
    }

    private static Statements.Binding bind(
            Statements.Binding statement,
            List<TopicPartition> rows,
            Map<TopicPartition, Owned> owned)
            throws SQLException {
        return statement
                .column("bigint", rows, row -> owned.get(row).next())
                .column("bigint", rows, row -> owned.get(row).epoch());
    }

    private static void bind(
            Statements.Binding statement,
            List<TopicPartition> rows,
            Function<TopicPartition, Fingerprint> of)
            throws SQLException {
        for (Function<Fingerprint, String> part :
                List.<Function<Fingerprint, String>>of(
                        Fingerprint::time, Fingerprint::key, Fingerprint::readBy)) {
            statement.texts(rows, row -> Optional.ofNullable(of.apply(row)).map(part).orElse(null));
        }
    }

    private static Map<TopicPartition, Owned> read(Statements.Binding statement)
            throws SQLException {
        Map<TopicPartition, Owned> owned = new HashMap<>();
        try (ResultSet rows = statement.ready().executeQuery()) {
            while (rows.next()) {
                owned.put(
                        new TopicPartition(rows.getString("topic"), rows.getInt("partition")),
                        new Owned(
                                rows.getLong("next_offset"),
                                rows.getLong("owner_epoch"),
                                rows.getBoolean("marked")));
            }
        }
        return owned;
    }
}
