package dev.tributary.cluster;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record as it was read from a topic; it may hold patient data, so it does not print itself.
 *
 * @param keyBytes null where the record has no key
 * @param valueBytes null for a tombstone
 * @param headers the last value of each header
 */
public record TopicRecord(
        String topic,
        int partition,
        long offset,
        byte[] keyBytes,
        byte[] valueBytes,
        Map<String, byte[]> headers) {

    static TopicRecord of(ConsumerRecord<byte[], byte[]> source) {
        Map<String, byte[]> headers = new HashMap<>();
        source.headers().forEach(header -> headers.put(header.key(), header.value()));
        return new TopicRecord(
                source.topic(),
                source.partition(),
                source.offset(),
                source.key(),
                source.value(),
                headers);
    }

    /** The key as text, null where there is none. */
    public String key() {
        return text(keyBytes);
    }

    /** The value as text, null for a tombstone. */
    public String value() {
        return text(valueBytes);
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(text(headers.get(name)));
    }

    @Override
    public String toString() {
        return topic + "-" + partition + "@" + offset;
    }

    private static String text(byte[] bytes) {
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }
}
