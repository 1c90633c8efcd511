package dev.tributary.commons.delivery;

import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * A source record that knows its delivery: Connect hands this very instance back to {@code
 * commitRecord}, whatever the transforms made of it.
 */
public final class DeliveredRecord extends SilentRecord {

    private final Delivery delivery;

    DeliveredRecord(RecordDraft draft, Delivery delivery) {
        super(
                draft.position().partition(),
                draft.position().offset(),
                draft.topic(),
                null,
                draft.key() == null ? null : Schema.STRING_SCHEMA,
                draft.key(),
                draft.value() == null ? null : draft.value().schema(),
                draft.value(),
                draft.timestamp(),
                draft.headers());
        this.delivery = delivery;
    }

    /**
     * What a task's {@code commitRecord} does: tells the record's delivery what became of it.
     *
     * @param record any record that the task has emitted
     * @param metadata null when the record was dropped and is in no topic
     */
    public static void commit(SourceRecord record, RecordMetadata metadata) {
        if (record instanceof DeliveredRecord delivered) {
            if (metadata == null) {
                delivered.delivery.recordDropped();
            } else {
                delivered.delivery.recordDurable();
            }
        }
    }

    // Records differ by their offsets, which are unique; the delivery adds nothing to tell.
    @Override
    public boolean equals(Object other) {
        return super.equals(other);
    }

    @Override
    public int hashCode() {
        return super.hashCode();
    }
}
