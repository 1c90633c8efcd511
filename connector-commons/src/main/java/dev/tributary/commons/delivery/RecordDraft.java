package dev.tributary.commons.delivery;

import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.header.Headers;

/**
 * A record that is ready but for its audit id, which it gets in the poll that emits it.
 *
 * @param position where it stands in its source
 * @param topic where it goes
 * @param key the key, or null
 * @param value the value, its audit id is filled in later; null for a tombstone, which says of a
 *     compacted topic's key that it is gone
 * @param headers headers, to which the audit id is added
 * @param timestamp when it came, in milliseconds since 1970
 */
public record RecordDraft(
        SourcePosition position,
        String topic,
        String key,
        Struct value,
        Headers headers,
        long timestamp) {

    /** A draft without headers yet. */
    public static RecordDraft of(
            SourcePosition position, String topic, String key, Struct value, long timestamp) {
        return new RecordDraft(position, topic, key, value, new ConnectHeaders(), timestamp);
    }

    /** The same at another position. */
    public RecordDraft at(SourcePosition other) {
        return new RecordDraft(other, topic, key, value, headers, timestamp);
    }

    @Override
    public String toString() {
        return "RecordDraft[" + topic + "]";
    }
}
