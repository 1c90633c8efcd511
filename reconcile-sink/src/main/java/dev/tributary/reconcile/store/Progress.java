package dev.tributary.reconcile.store;

import dev.tributary.reconcile.store.Ownership.Owned;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The partitions of a task: how far the database has each of them, and from where Connect was asked
 * to read it. For the task's thread, but for {@link #owned}.
 */
final class Progress {
    private static final Logger LOG = LoggerFactory.getLogger(Progress.class);

    /** Replaced as a whole, since the matcher reads it too. */
    private volatile Map<TopicPartition, Owned> owned = Map.of();

    /** From where we asked to read partitions of which nothing was written since. */
    private final Map<TopicPartition, Long> asked = new HashMap<>();

    /**
     * From where partitions are to be read again, until the caller knows: an error in between must
     * not hide it.
     */
    private final Map<TopicPartition, Long> again = new HashMap<>();

    /** The partitions that are ours, as we believe them to be. */
    Map<TopicPartition, Owned> owned() {
        return owned;
    }

    /**
     * These are ours now.
     *
     * @return from which offset to read each: the last record that was written comes once more
     *     where it can be known again, and is not written twice
     */
    Map<TopicPartition, Long> took(Map<TopicPartition, Owned> taken) {
        replace(taken);
        Map<TopicPartition, Long> positions = new HashMap<>();
        taken.forEach(
                (partition, one) ->
                        positions.put(
                                partition,
                                one.marked() && one.next() > 0 ? one.next() - 1 : one.next()));
        asked.putAll(positions);
        return positions;
    }

    /** These are not ours any more. */
    void left(Collection<TopicPartition> partitions) {
        Map<TopicPartition, Owned> rest = new HashMap<>(owned);
        rest.keySet().removeAll(partitions);
        asked.keySet().removeAll(partitions);
        again.keySet().removeAll(partitions);
        owned = Map.copyOf(rest);
    }

    /** The database has these now. */
    void wrote(Map<TopicPartition, Owned> to) {
        replace(to);
        asked.keySet().removeAll(to.keySet());
    }

    /**
     * How the database has them all, after it was not known.
     *
     * @throws FenceLostException if another task has taken one
     */
    void found(Map<TopicPartition, Owned> now) {
        for (Map.Entry<TopicPartition, Owned> mine : owned.entrySet()) {
            Owned there = now.get(mine.getKey());
            if (there == null || there.epoch() != mine.getValue().epoch()) {
                throw new FenceLostException();
            }
            if (there.next() != mine.getValue().next()) {
                asked.remove(mine.getKey());
            }
            if (there.next() < mine.getValue().next()) {
                LOG.warn(
                        "The database has lost what it had of {}: it is read again", mine.getKey());
                again.put(mine.getKey(), there.next());
            }
        }
        owned = Map.copyOf(now);
    }

    /** These begin anew: until that is written down, what comes of them is not what was written. */
    Map<TopicPartition, Owned> beginAnew(Collection<TopicPartition> partitions) {
        Map<TopicPartition, Owned> to = new HashMap<>();
        for (TopicPartition partition : partitions) {
            Owned mine = owned.get(partition);
            asked.putIfAbsent(partition, mine.next());
            to.put(partition, mine.atBeginning());
        }
        return to;
    }

    /** That is written down: they are read from their beginning. */
    void begunAnew(Map<TopicPartition, Owned> to) {
        wrote(to);
        to.keySet().forEach(partition -> again.put(partition, 0L));
    }

    /** From where partitions are to be read again; from then on the caller knows. */
    Map<TopicPartition, Long> tellAgain() {
        Map<TopicPartition, Long> told = Map.copyOf(again);
        again.clear();
        return told;
    }

    /**
     * Whether a record comes from before where we asked to read, or where we were: its topic has
     * nothing there, and began anew.
     *
     * @param repeated whether Connect hands it over once more, after an error
     */
    boolean isBefore(Read read, boolean repeated) {
        if (again.containsKey(read.partition())) {
            return false;
        }
        Long from = asked.get(read.partition());
        if (from == null) {
            return !repeated && read.offset() < mine(read).next();
        }
        return read.offset() < from;
    }

    /** Whether it is where the last record was that was written, and we asked to see that again. */
    boolean isAtLast(Read read) {
        Long from = asked.get(read.partition());
        return from != null && from <= read.offset() && read.offset() == mine(read).next() - 1;
    }

    /** Those that are not there yet, but for partitions that are to be read again. */
    List<Read> due(List<Read> reads) {
        List<Read> due = new ArrayList<>();
        for (Read read : reads) {
            if (!again.containsKey(read.partition()) && read.offset() >= mine(read).next()) {
                due.add(read);
            }
        }
        return due;
    }

    private Owned mine(Read read) {
        Owned mine = owned.get(read.partition());
        if (mine == null) {
            throw new IllegalStateException(read.partition() + " is not ours");
        }
        return mine;
    }

    private void replace(Map<TopicPartition, Owned> some) {
        Map<TopicPartition, Owned> all = new HashMap<>(owned);
        all.putAll(some);
        owned = Map.copyOf(all);
    }
}
