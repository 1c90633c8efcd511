package dev.tributary.reconcile.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees that a topic is not the one that was read: it begins again at lower offsets, or has another
 * record where the last one was that was written.
 */
final class RecreatedTopics {
    private static final Logger LOG = LoggerFactory.getLogger(RecreatedTopics.class);

    private final Ownership ownership;
    private final Progress progress;
    private final Terms terms;

    /**
     * What is done about it.
     *
     * @param restart whether such a topic is read from its beginning; else the task fails
     * @param keysReadBy the settings by which keys are read: by others they can look different
     */
    record Terms(boolean restart, String keysReadBy) {}

    RecreatedTopics(Ownership ownership, Progress progress, Terms terms) {
        this.ownership = ownership;
        this.progress = progress;
        this.terms = terms;
    }

    /** By what a record is known again. */
    Fingerprint fingerprint(Read read) {
        return Fingerprint.of(read.record(), terms.keysReadBy());
    }

    /**
     * The partitions that begin anew.
     *
     * @param repeated whether Connect hands the records over once more, after an error
     * @throws RecreatedTopicException if there are some, and they are not to be read from their
     *     beginning
     */
    Set<TopicPartition> among(Connection connection, List<Read> reads, boolean repeated)
            throws SQLException {
        Map<TopicPartition, Read> before = new LinkedHashMap<>();
        Map<TopicPartition, Read> last = new HashMap<>();
        for (Read read : reads) {
            if (progress.isBefore(read, repeated)) {
                before.putIfAbsent(read.partition(), read);
            } else if (progress.isAtLast(read)) {
                last.put(read.partition(), read);
            }
        }
        for (TopicPartition other : others(connection, last)) {
            before.putIfAbsent(other, last.get(other));
        }
        for (Read read : before.values()) {
            long next = progress.owned().get(read.partition()).next();
            if (!terms.restart()) {
                throw RecreatedTopicException.of(read, next);
            }
            LOG.warn(
                    "{} is not the one that was written up to {}: it is read from its beginning",
                    read.partition(),
                    next);
        }
        return before.keySet();
    }

    private Set<TopicPartition> others(Connection connection, Map<TopicPartition, Read> last)
            throws SQLException {
        if (last.isEmpty()) {
            return Set.of();
        }
        Map<TopicPartition, Fingerprint> there = new HashMap<>();
        last.forEach((partition, read) -> there.put(partition, fingerprint(read)));
        return ownership.others(connection, progress.owned(), there);
    }
}
