package dev.tributary.masking.action;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Date;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.data.Timestamp;

/** The types that actions tell apart. */
public enum Kind {
    TEXT,
    INTEGER,
    /** With a fraction: floats, doubles, decimals. */
    NUMBER,
    BOOLEAN,
    BYTES,
    /** Connect's logical Date. */
    DATE,
    /** Connect's logical Time. */
    TIME,
    /** Connect's logical Timestamp. */
    TIMESTAMP;

    /** The kind of a schema that is neither of a struct, nor a list, nor a map. */
    public static Kind of(Schema schema) {
        return switch (schema.name() == null ? "" : schema.name()) {
            case org.apache.kafka.connect.data.Date.LOGICAL_NAME -> DATE;
            case Time.LOGICAL_NAME -> TIME;
            case Timestamp.LOGICAL_NAME -> TIMESTAMP;
            case Decimal.LOGICAL_NAME -> NUMBER;
            default -> byType(schema.type());
        };
    }

    private static Kind byType(Schema.Type type) {
        return switch (type) {
            case STRING -> TEXT;
            case INT8, INT16, INT32, INT64 -> INTEGER;
            case FLOAT32, FLOAT64 -> NUMBER;
            case BOOLEAN -> BOOLEAN;
            case BYTES -> BYTES;
            case ARRAY, MAP, STRUCT -> throw new IllegalArgumentException(type + " is no leaf");
        };
    }

    /** The kind of a value that has no schema. */
    public static Kind of(Object value) {
        if (value instanceof CharSequence) {
            return TEXT;
        }
        if (value instanceof Boolean) {
            return BOOLEAN;
        }
        if (value instanceof byte[] || value instanceof ByteBuffer) {
            return BYTES;
        }
        if (value instanceof Date) {
            return TIMESTAMP;
        }
        if (value instanceof Double || value instanceof Float || value instanceof BigDecimal) {
            return NUMBER;
        }
        if (value instanceof Number || value instanceof BigInteger) {
            return INTEGER;
        }
        throw new ActionRefused(MaskingError.TYPE_NOT_SERVED);
    }
}
