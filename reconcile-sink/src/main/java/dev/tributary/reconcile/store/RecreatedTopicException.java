package dev.tributary.reconcile.store;

import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;

/** A topic begins again at lower offsets than were written. */
public final class RecreatedTopicException extends ConnectException {
    private static final long serialVersionUID = 1L;

    RecreatedTopicException(TopicPartition partition, long offset, long next) {
        super(
                "%s begins again at offset %d, but the database has it up to %d: the topic was made"
                                .formatted(partition, offset, next)
                        + " anew, or lost records; if it was made anew on purpose set"
                        + " topic.recreated=restart until it is caught up");
    }
}
