package dev.tributary.reconcile.store;

import dev.tributary.reconcile.map.MappedInput;
import dev.tributary.reconcile.store.Ownership.Owned;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
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
    private final Ingest ingest;
    private final List<String> recordsTell;
    private final boolean restartRecreated;
    private final Set<TopicPartition> fresh = new HashSet<>();

    /** Replaced as a whole, since the matcher reads it too. */
    private volatile Map<TopicPartition, Owned> owned = Map.of();

    /**
     * From where to read partitions again of which the database has lost what it had, until the
     * caller knows: an error in between must not hide it.
     */
    private final Map<TopicPartition, Long> lost = new HashMap<>();

    private boolean uncertain;

    ExactlyOnceWriter(
            Database database,
            String connector,
            Placement placement,
            List<String> recordsTell,
            boolean restartRecreated) {
        this.database = database;
        this.ownership = new Ownership(connector);
        this.ingest = new Ingest(placement);
        this.recordsTell = List.copyOf(recordsTell);
        this.restartRecreated = restartRecreated;
    }

    /** The partitions that are ours. */
    Map<TopicPartition, Owned> owned() {
        return owned;
    }

    /**
     * Takes partitions, whoever had them.
     *
     * @return from which offset to read each
     */
    public Map<TopicPartition, Long> take(Collection<TopicPartition> partitions)
            throws SQLException {
        Map<TopicPartition, Owned> taken;
        try (Connection connection = database.connection()) {
            taken = ownership.take(connection, partitions);
            connection.commit();
        }
        Map<TopicPartition, Owned> all = new HashMap<>(owned);
        all.putAll(taken);
        owned = Map.copyOf(all);
        fresh.addAll(partitions);
        Map<TopicPartition, Long> positions = new HashMap<>();
        taken.forEach((partition, one) -> positions.put(partition, one.next()));
        return positions;
    }

    /** Leaves partitions to others; nothing of them is held here. */
    public void leave(Collection<TopicPartition> partitions) {
        Map<TopicPartition, Owned> rest = new HashMap<>(owned);
        rest.keySet().removeAll(partitions);
        fresh.removeAll(partitions);
        lost.keySet().removeAll(partitions);
        owned = Map.copyOf(rest);
    }

    /** Whether a partition was taken and not left. */
    public boolean owns(TopicPartition partition) {
        return owned.containsKey(partition);
    }

    /**
     * What became of some records.
     *
     * @param count how many were written or rejected: those that are there already are not
     * @param again from where to read partitions again, of which the database has lost what it had,
     *     as after a failover to a server that lagged; nothing of them was written
     */
    public record Written(int count, Map<TopicPartition, Long> again) {

        public Written {
            again = Map.copyOf(again);
        }
    }

    /**
     * Writes records of partitions that are ours, in the order in which they were read.
     *
     * @throws FenceLostException if another task has taken one of the partitions; nothing is
     *     written then
     * @throws SQLException what the database says; whether it was written is found out by the next
     *     call
     */
    public Written write(List<Read> reads, Rejects rejects) throws SQLException {
        try (Connection connection = database.connection()) {
            if (uncertain) {
                lookAgain(connection);
            }
            List<Read> due = due(reads);
            uncertain = true;
            boolean done = due.isEmpty() || write(connection, due, rejects);
            if (!done) {
                // Not fenced off, or lookAgain throws: the database is not where it was.
                lookAgain(connection);
                due = due(reads);
                if (!due.isEmpty() && !write(connection, due, rejects)) {
                    throw new FenceLostException();
                }
            }
            uncertain = false;
            return new Written(due.size(), told());
        }
    }

    /**
     * Looks whether the database still has what it had, when nothing is to be written.
     *
     * @return from where to read partitions again of which it has not
     */
    public Map<TopicPartition, Long> look() throws SQLException {
        if (owned.isEmpty()) {
            return Map.of();
        }
        try (Connection connection = database.connection()) {
            lookAgain(connection);
            uncertain = false;
            return told();
        }
    }

    /** Returns false, having written nothing, if a partition is not as we believe. */
    private boolean write(Connection connection, List<Read> due, Rejects rejects)
            throws SQLException {
        Map<TopicPartition, Owned> to = moved(due);
        boolean done;
        try {
            done = transaction(connection, due, to, rejects, false);
        } catch (SQLException e) {
            if (SqlFault.of(e) != SqlFault.DATA) {
                throw e;
            }
            connection.rollback();
            done = transaction(connection, due, to, rejects, true);
        }
        if (done) {
            Map<TopicPartition, Owned> all = new HashMap<>(owned);
            all.putAll(to);
            owned = Map.copyOf(all);
            fresh.removeAll(to.keySet());
        }
        return done;
    }

    private boolean transaction(
            Connection connection,
            List<Read> due,
            Map<TopicPartition, Owned> to,
            Rejects rejects,
            boolean oneByOne)
            throws SQLException {
        if (!ownership.advance(connection, owned, to)) {
            connection.rollback();
            return false;
        }
        List<MappedInput> good = new ArrayList<>();
        for (Read read : due) {
            if (!(read.input() instanceof MappedInput.Bad)
                    && !(read.input() instanceof MappedInput.Ignored)) {
                good.add(read.input());
            }
        }
        Batch batch = new Batch(good, recordsTell);
        ingest.lock(connection, batch.hasAccounts());
        for (Read read : due) {
            if (read.input() instanceof MappedInput.Bad bad) {
                rejects.reject(read, String.join("; ", bad.issues()));
            }
        }
        if (oneByOne) {
            writeOneByOne(connection, due, rejects);
        } else {
            ingest.write(connection, batch);
        }
        connection.commit();
        return true;
    }

    /** Finds out which rows the database does not take. */
    private void writeOneByOne(Connection connection, List<Read> due, Rejects rejects)
            throws SQLException {
        for (Read read : due) {
            if (read.input() instanceof MappedInput.Bad) {
                continue;
            }
            Savepoint before = connection.setSavepoint();
            try {
                ingest.write(connection, new Batch(List.of(read.input()), recordsTell));
                connection.releaseSavepoint(before);
            } catch (SQLException e) {
                if (SqlFault.of(e) != SqlFault.DATA) {
                    throw e;
                }
                connection.rollback(before);
                rejects.reject(read, "the database does not take it: " + e.getSQLState());
            }
        }
    }

    private Map<TopicPartition, Long> told() {
        Map<TopicPartition, Long> again = Map.copyOf(lost);
        lost.clear();
        return again;
    }

    /**
     * After an error nobody knows whether the commit before it went through; and the database may
     * have less than it had.
     */
    private void lookAgain(Connection connection) throws SQLException {
        Map<TopicPartition, Owned> now = ownership.look(connection, owned.keySet());
        connection.commit();
        for (Map.Entry<TopicPartition, Owned> mine : owned.entrySet()) {
            Owned there = now.get(mine.getKey());
            if (there == null || there.epoch() != mine.getValue().epoch()) {
                throw new FenceLostException();
            }
            if (there.next() != mine.getValue().next()) {
                fresh.remove(mine.getKey());
            }
            if (there.next() < mine.getValue().next()) {
                lost.put(mine.getKey(), there.next());
            }
        }
        owned = Map.copyOf(now);
    }

    /** Those that are not there yet, but for partitions that are to be read again. */
    private List<Read> due(List<Read> reads) {
        List<Read> due = new ArrayList<>();
        Map<TopicPartition, Long> begunAgain = new HashMap<>();
        for (Read read : reads) {
            if (lost.containsKey(read.partition())) {
                continue;
            }
            Owned mine = owned.get(read.partition());
            if (mine == null) {
                throw new IllegalStateException(read.partition() + " is not ours");
            }
            long next = begunAgain.getOrDefault(read.partition(), mine.next());
            if (read.offset() >= next) {
                due.add(read);
            } else if (fresh.contains(read.partition())) {
                // We asked for what follows: the topic has nothing there, and began anew.
                if (!restartRecreated) {
                    throw new RecreatedTopicException(read.partition(), read.offset(), next);
                }
                begunAgain.put(read.partition(), read.offset());
                due.add(read);
            }
        }
        return due;
    }

    private Map<TopicPartition, Owned> moved(List<Read> due) {
        Map<TopicPartition, Owned> to = new HashMap<>();
        for (Read read : due) {
            long epoch = owned.get(read.partition()).epoch();
            to.put(read.partition(), new Owned(read.offset() + 1, epoch));
        }
        return to;
    }
}
