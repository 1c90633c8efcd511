package dev.tributary.commons.record;

import java.util.Collection;
import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;

/**
 * An estimate, on the high side, of how many bytes a record's value takes as JSON without its
 * schema, which is the widest of the usual forms.
 *
 * <p>A record that the producer finds too large fails the task, and fails it again after each
 * restart; so size is judged before a record is emitted.
 */
public final class RecordSize {

    private static final int NUMBER = 24;

    private RecordSize() {}

    /** The estimate in bytes. */
    public static long estimate(Object value) {
        if (value == null) {
            return 4;
        }
        if (value instanceof String text) {
            return text(text);
        }
        if (value instanceof Struct struct) {
            long size = 2;
            for (Field field : struct.schema().fields()) {
                size += field.name().length() + 4L + estimate(struct.get(field));
            }
            return size;
        }
        if (value instanceof Collection<?> items) {
            long size = 2;
            for (Object item : items) {
                size += 1 + estimate(item);
            }
            return size;
        }
        if (value instanceof Map<?, ?> map) {
            return 2
                    + map.entrySet().stream()
                            .mapToLong(e -> 2 + estimate(e.getKey()) + estimate(e.getValue()))
                            .sum();
        }
        return value instanceof byte[] bytes ? bytes.length * 4L / 3 + 4 : NUMBER;
    }

    private static long text(String text) {
        long size = 2;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\r' || c == '\n' || c == '\t' || c == '"' || c == '\\') {
                size += 2;
            } else if (c < ' ') {
                size += 6;
            } else {
                size += c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
            }
        }
        return size;
    }
}
