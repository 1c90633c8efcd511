package dev.tributary.reconcile.store;

import dev.tributary.reconcile.map.MappedInput;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;

/**
 * A record that was read, where it really was, and what it says: a transform can have renamed its
 * topic since.
 *
 * @param record as Connect handed it over
 * @param partition where it is in Kafka
 * @param offset its offset there
 * @param input what it says
 */
public record Read(SinkRecord record, TopicPartition partition, long offset, MappedInput input) {

    /** What a record says, with the place that it was read from. */
    public static Read of(SinkRecord record, MappedInput input) {
        return new Read(
                record,
                new TopicPartition(record.originalTopic(), record.originalKafkaPartition()),
                record.originalKafkaOffset(),
                input);
    }

    /** The place alone. */
    @Override
    public String toString() {
        return "Read[" + partition + "@" + offset + "]";
    }
}
