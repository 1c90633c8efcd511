package dev.tributary.reconcile.store;

import dev.tributary.commons.crypto.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.sink.SinkRecord;

/**
 * By what a record is known again at its offset. These are plain digests, on their way to the
 * database, which keeps them under its own key.
 *
 * @param time of the time that Kafka has for it
 * @param key of its key, as converters and transforms have made it
 * @param readBy of their settings: by others the same key can look different
 */
record Fingerprint(String time, String key, String readBy) {

    static Fingerprint of(SinkRecord record, String readBy) {
        return new Fingerprint(
                digest("time", String.valueOf(record.timestamp())),
                digest("key", text(record.key())),
                digest("read by", readBy));
    }

    private static String digest(String of, String text) {
        return Sha256.hex((of + '\n' + text).getBytes(StandardCharsets.UTF_8));
    }

    /** The same for the same key, in every JVM and time zone; others are all alike. */
    private static String text(Object key) {
        if (key instanceof byte[] bytes) {
            return HexFormat.of().formatHex(bytes);
        }
        if (key instanceof ByteBuffer buffer) {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.duplicate().get(bytes);
            return text(bytes);
        }
        if (key instanceof Struct struct) {
            Map<String, Object> fields = new TreeMap<>();
            for (Field field : struct.schema().fields()) {
                fields.put(field.name(), struct.get(field));
            }
            return text(fields);
        }
        if (key instanceof Map<?, ?> map) {
            Map<String, String> sorted = new TreeMap<>();
            map.forEach((name, value) -> sorted.put(text(name), text(value)));
            return sorted.toString();
        }
        if (key instanceof List<?> list) {
            return list.stream().map(Fingerprint::text).toList().toString();
        }
        boolean plain = key instanceof String || key instanceof Number || key instanceof Boolean;
        return plain ? key.toString() : "another";
    }

    /** Nothing of the record. */
    @Override
    public String toString() {
        return "Fingerprint[]";
    }
}
