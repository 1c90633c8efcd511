package dev.tributary.masking.action;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Base64;
import org.apache.kafka.connect.data.Schema;

/**
 * What stands inside a ciphertext: of a text its UTF-8, of any other value a NUL, the name of its
 * type, another NUL, and the value as text.
 */
public final class Plaintext {

    private static final int MILLIS_TO_NANOS = 1_000_000;

    private Plaintext() {}

    /** Of a value that is not null. */
    public static byte[] of(Object value, Kind kind) {
        String text = CanonicalText.of(value, kind);
        String typed = kind == Kind.TEXT ? text : "\0" + type(value, kind) + "\0" + text;
        return typed.getBytes(StandardCharsets.UTF_8);
    }

    /** The value again. */
    public static Object read(byte[] plain) {
        String text = new String(plain, StandardCharsets.UTF_8);
        int second = text.indexOf('\0', 1);
        if (!text.startsWith("\0") || second < 0) {
            return text;
        }
        String value = text.substring(second + 1);
        return switch (text.substring(1, second)) {
            case "int8" -> Byte.valueOf(value);
            case "int16" -> Short.valueOf(value);
            case "int32" -> Integer.valueOf(value);
            case "int64" -> Long.valueOf(value);
            case "integer" -> new BigInteger(value);
            case "float32" -> Float.valueOf(value);
            case "float64" -> Double.valueOf(value);
            case "decimal" -> new BigDecimal(value);
            case "boolean" -> Boolean.valueOf(value);
            case "bytes" -> Base64.getDecoder().decode(value);
            case "date" ->
                    LogicalTime.of(LocalDate.parse(value).atStartOfDay(ZoneOffset.UTC).toInstant());
            case "time" -> LogicalTime.of(LocalTime.parse(value).toNanoOfDay() / MILLIS_TO_NANOS);
            case "timestamp" -> LogicalTime.of(Instant.parse(value));
            default -> throw new ActionRefused(MaskingError.CIPHERTEXT_NOT_OPENED);
        };
    }

    /** The name of a value's type, as it stands in a ciphertext. */
    private static String type(Object value, Kind kind) {
        return switch (kind) {
            case TEXT -> "string";
            case BOOLEAN -> "boolean";
            case BYTES -> "bytes";
            case DATE -> "date";
            case TIME -> "time";
            case TIMESTAMP -> "timestamp";
            case INTEGER, NUMBER -> number(value);
        };
    }

    private static String number(Object value) {
        if (value instanceof BigDecimal) {
            return "decimal";
        }
        if (value instanceof BigInteger) {
            return "integer";
        }
        return switch (value.getClass().getSimpleName()) {
            case "Byte" -> Schema.Type.INT8.getName();
            case "Short" -> Schema.Type.INT16.getName();
            case "Integer" -> Schema.Type.INT32.getName();
            case "Long" -> Schema.Type.INT64.getName();
            case "Float" -> Schema.Type.FLOAT32.getName();
            case "Double" -> Schema.Type.FLOAT64.getName();
            default -> throw new ActionRefused(MaskingError.TYPE_NOT_SERVED);
        };
    }
}
