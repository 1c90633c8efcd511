package dev.tributary.masking.action;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;

/**
 * A value as text, the same wherever and in whatever type it stands: what tokens are made of, so
 * that a number and its text get one token.
 */
public final class CanonicalText {

    private CanonicalText() {}

    /** The text of a value that is not null. */
    public static String of(Object value, Kind kind) {
        return switch (kind) {
            case TEXT -> value.toString();
            case NUMBER ->
                    value instanceof BigDecimal decimal
                            ? decimal.toPlainString()
                            : value.toString();
            case BYTES -> Base64.getEncoder().encodeToString(bytes(value));
            case DATE ->
                    LogicalTime.instant(value).atOffset(ZoneOffset.UTC).toLocalDate().toString();
            case TIME -> LocalTime.ofNanoOfDay(LogicalTime.millis(value) * 1_000_000L).toString();
            case TIMESTAMP -> LogicalTime.instant(value).toString();
            case INTEGER, BOOLEAN -> value.toString();
        };
    }

    /** The text of any key, structs and maps included: for telling whose a record is. */
    public static String ofAny(Object value) {
        if (value instanceof Struct struct) {
            StringBuilder text = new StringBuilder("{");
            for (Field field : struct.schema().fields()) {
                Object member = struct.getWithoutDefault(field.name());
                if (member != null) {
                    text.append(field.name()).append('=').append(ofAny(member)).append(';');
                }
            }
            return text.append('}').toString();
        }
        if (value instanceof Map<?, ?> map) {
            StringBuilder text = new StringBuilder("{");
            map.entrySet().stream()
                    .filter(entry -> entry.getValue() != null)
                    .map(entry -> entry.getKey() + "=" + ofAny(entry.getValue()) + ";")
                    .sorted()
                    .forEach(text::append);
            return text.append('}').toString();
        }
        if (value instanceof Iterable<?> items) {
            StringBuilder text = new StringBuilder("[");
            items.forEach(item -> text.append(item == null ? "" : ofAny(item)).append(';'));
            return text.append(']').toString();
        }
        return of(value, Kind.of(value));
    }

    static byte[] bytes(Object value) {
        if (value instanceof byte[] array) {
            return array;
        }
        ByteBuffer view = ((ByteBuffer) value).duplicate();
        byte[] bytes = new byte[view.remaining()];
        view.get(bytes);
        return bytes;
    }
}
