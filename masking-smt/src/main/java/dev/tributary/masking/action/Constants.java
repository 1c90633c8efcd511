package dev.tributary.masking.action;

import java.math.BigDecimal;
import java.util.Optional;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;

/** The value that a policy's constant is in the type of a field. */
final class Constants {

    private Constants() {}

    /** Empty where it is no value of that type. */
    static Optional<Object> of(String text, Site site) {
        try {
            return Optional.of(
                    switch (site.kind()) {
                        case TEXT -> text;
                        case INTEGER -> integer(Long.parseLong(text), site.schema());
                        case NUMBER -> number(new BigDecimal(text), site.schema());
                        case BOOLEAN -> flag(text);
                        case BYTES, DATE, TIME, TIMESTAMP ->
                                throw new IllegalArgumentException("no constant for this type");
                    });
        } catch (ArithmeticException | IllegalArgumentException noneOfThatType) {
            return Optional.empty();
        }
    }

    private static Object integer(long value, Optional<Schema> schema) {
        if (schema.isEmpty()) {
            return value;
        }
        return switch (schema.get().type()) {
            case INT8 -> fitting(value, Byte.MIN_VALUE, Byte.MAX_VALUE).byteValue();
            case INT16 -> fitting(value, Short.MIN_VALUE, Short.MAX_VALUE).shortValue();
            case INT32 -> fitting(value, Integer.MIN_VALUE, Integer.MAX_VALUE).intValue();
            default -> value;
        };
    }

    private static Number fitting(long value, long min, long max) {
        if (value < min || value > max) {
            throw new ArithmeticException("too large for the field");
        }
        return value;
    }

    private static Object number(BigDecimal value, Optional<Schema> schema) {
        if (schema.isEmpty()) {
            return value;
        }
        return switch (schema.get().type()) {
            case FLOAT32 -> value.floatValue();
            case FLOAT64 -> value.doubleValue();
            default ->
                    value.setScale(
                            Integer.parseInt(schema.get().parameters().get(Decimal.SCALE_FIELD)));
        };
    }

    private static Object flag(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("neither true nor false");
        }
        return Boolean.valueOf(text);
    }
}
