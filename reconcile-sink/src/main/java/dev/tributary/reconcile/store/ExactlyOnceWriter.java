package dev.tributary.reconcile.store;

import dev.tributary.reconcile.store.Ownership.Owned;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/**
 * Writes what was read, and that it was read, in one transaction, as long as the partitions are
 * ours. The database's offsets are the truth: what is below them is there already. For the task's
 * thread, but for {@link #owned}.
 */
public final class ExactlyOnceWriter {
    private final Database database;
    private final Ownership ownership;
    private final Progress progress = new Progress();
    private final RecreatedTopics recreated;
    private final Rows rows;

    /** Whether nobody knows if the last call has written: Connect hands its records over again. */
    private boolean uncertain;

    ExactlyOnceWriter(
            Database database, String connector, Rows rows, RecreatedTopics.Terms recreated) {
        this.database = database;
        this.ownership = new Ownership(connector);
        this.rows = rows;
        this.recreated = new RecreatedTopics(ownership, progress, recreated);
    }

    /** The partitions that are ours. */
    Map<TopicPartition, Owned> owned() {
        return progress.owned();
    }

    /**
     * Takes partitions, whoever had them.
     *
     * @return from which offset to read each
     */
    public Map<TopicPartition, Long> take(Collection<TopicPartition> partitions)
            throws SQLException {
        try (Connection connection = database.connection()) {
            Map<TopicPartition, Owned> taken = ownership.take(connection, partitions);
            connection.commit();
            return progress.took(taken);
        }
    }

    /** Leaves partitions to others; nothing of them is held here. */
    public void leave(Collection<TopicPartition> partitions) {
        progress.left(partitions);
    }

    /** Whether a partition was taken and not left. */
    public boolean owns(TopicPartition partition) {
        return owned().containsKey(partition);
    }

    /**
     * What became of some records.
     *
     * @param count how many were written or rejected: those that are there already are not
     * @param again from where to read partitions again, of which the database has lost what it had,
     *     as after a failover to a server that lagged, or whose topic begins anew; nothing of them
     *     was written
     */
    public record Written(int count, Map<TopicPartition, Long> again) {

        public Written {
            again = Map.copyOf(again);
        }
    }

    /**
     * Writes records of partitions that are ours, in the order in which they were read. After an
     * error Connect hands the same records over once more.
     *
     * @throws FenceLostException if another task has taken one of the partitions; nothing is
     *     written then
     * @throws RecreatedTopicException if a topic is not the one that was read, and is not to be
     *     read anew
     * @throws SQLException what the database says; whether it was written is found out by the next
     *     call
     */
    public Written write(List<Read> reads, Rejects rejects) throws SQLException {
        try (Connection connection = database.connection()) {
            boolean repeated = uncertain;
            if (uncertain) {
                lookAgain(connection);
            }
            Set<TopicPartition> anew = recreated.among(connection, reads, repeated);
            uncertain = true;
            if (!anew.isEmpty()) {
                beginAnew(connection, anew);
            }
            List<Read> due = progress.due(reads);
            boolean done = due.isEmpty() || write(connection, due, rejects);
            if (!done) {
                // Not fenced off, or lookAgain throws: the database is not where it was.
                lookAgain(connection);
                due = progress.due(reads);
                if (!due.isEmpty() && !write(connection, due, rejects)) {
                    throw new FenceLostException();
                }
            }
            uncertain = false;
            return new Written(due.size(), progress.tellAgain());
        }
    }

    /**
     * Looks whether the database still has what it had, when nothing is to be written.
     *
     * @return from where to read partitions again of which it has not
     */
    public Map<TopicPartition, Long> look() throws SQLException {
        if (owned().isEmpty()) {
            return Map.of();
        }
        try (Connection connection = database.connection()) {
            lookAgain(connection);
            uncertain = false;
            return progress.tellAgain();
        }
    }

    private void beginAnew(Connection connection, Set<TopicPartition> partitions)
            throws SQLException {
        Map<TopicPartition, Owned> to = progress.beginAnew(partitions);
        if (ownership.advance(connection, owned(), to, Map.of())) {
            connection.commit();
            progress.begunAnew(to);
        } else {
            connection.rollback();
            lookAgain(connection);
        }
    }

    /** Returns false, having written nothing, if a partition is not as we believe. */
    private boolean write(Connection connection, List<Read> due, Rejects rejects)
            throws SQLException {
        Map<TopicPartition, Read> last = new HashMap<>();
        due.forEach(read -> last.put(read.partition(), read));
        try {
            return transaction(connection, due, last, rejects, false);
        } catch (SQLException e) {
            if (SqlFault.of(e) != SqlFault.DATA) {
                throw e;
            }
            connection.rollback();
            return transaction(connection, due, last, rejects, true);
        }
    }

    private boolean transaction(
            Connection connection,
            List<Read> due,
            Map<TopicPartition, Read> last,
            Rejects rejects,
            boolean oneByOne)
            throws SQLException {
        Map<TopicPartition, Owned> to = new HashMap<>();
        Map<TopicPartition, Fingerprint> marks = new HashMap<>();
        last.forEach(
                (partition, read) -> {
                    to.put(partition, owned().get(partition).movedTo(read.offset() + 1));
                    marks.put(partition, recreated.fingerprint(read));
                });
        if (!ownership.advance(connection, owned(), to, marks)) {
            connection.rollback();
            return false;
        }
        rows.write(connection, due, rejects, oneByOne);
        connection.commit();
        progress.wrote(to);
        return true;
    }

    /**
     * After an error nobody knows whether the commit before it went through; and the database may
     * have less than it had.
     */
    private void lookAgain(Connection connection) throws SQLException {
        Map<TopicPartition, Owned> now = ownership.look(connection, owned().keySet());
        connection.commit();
        progress.found(now);
    }
}
