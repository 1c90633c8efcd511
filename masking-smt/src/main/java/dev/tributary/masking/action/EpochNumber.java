package dev.tributary.masking.action;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.apache.kafka.connect.data.Schema;

/**
 * A date that is written as a whole number: days, seconds, milliseconds, microseconds or
 * nanoseconds since 1970, the digits {@code yyyyMMdd}, or a year.
 */
enum EpochNumber {
    YEAR(0),
    DIGITS(0),
    DAYS(1),
    SECONDS(86_400L),
    MILLIS(86_400_000L),
    MICROS(86_400_000_000L),
    NANOS(86_400_000_000_000L);

    private static final long FIRST_YEAR = 1850;
    private static final long LAST_YEAR = 2150;
    private static final long LAST_DAY = 100_000;
    private static final long LAST_SECOND = 100_000_000_000L;
    private static final long LAST_MILLI = 100_000_000_000_000L;
    private static final long LAST_MICRO = 100_000_000_000_000_000L;
    private static final int EIGHT_DIGITS = 10_000_000;

    private final long day;

    EpochNumber(long day) {
        this.day = day;
    }

    /** By the schema's name, where a connector gives one; otherwise by the size of the number. */
    static EpochNumber of(Optional<Schema> schema, long value) {
        String name = schema.map(Schema::name).orElse("");
        return switch (name) {
            case "io.debezium.time.Date" -> DAYS;
            case "io.debezium.time.Timestamp" -> MILLIS;
            case "io.debezium.time.MicroTimestamp" -> MICROS;
            case "io.debezium.time.NanoTimestamp" -> NANOS;
            case "io.debezium.time.Year" -> YEAR;
            default -> bySize(value);
        };
    }

    private static EpochNumber bySize(long value) {
        if (value >= FIRST_YEAR && value <= LAST_YEAR) {
            return YEAR;
        }
        if (value >= EIGHT_DIGITS
                && DateText.parse(Long.toString(value)).isPresent()
                && Long.toString(value).length() == 8) {
            return DIGITS;
        }
        long size = Math.abs(value);
        if (size < LAST_DAY) {
            return DAYS;
        }
        if (size < LAST_SECOND) {
            return SECONDS;
        }
        if (size < LAST_MILLI) {
            return MILLIS;
        }
        return size < LAST_MICRO ? MICROS : NANOS;
    }

    /** The day that it falls on, in UTC; of a year the first. */
    Optional<LocalDate> date(long value) {
        try {
            return switch (this) {
                case YEAR -> Optional.of(LocalDate.of(Math.toIntExact(value), 1, 1));
                case DIGITS -> DateText.parse(Long.toString(value)).map(DateText::earliest);
                default ->
                        Optional.of(
                                Instant.EPOCH
                                        .atOffset(ZoneOffset.UTC)
                                        .toLocalDate()
                                        .plusDays(Math.floorDiv(value, day)));
            };
        } catch (DateTimeException | ArithmeticException outside) {
            return Optional.empty();
        }
    }

    /** The same so many days later. */
    Optional<Long> shifted(long value, int days) {
        return switch (this) {
            case YEAR, DIGITS ->
                    DateText.parse(Long.toString(value))
                            .flatMap(date -> date.shifted(days))
                            .map(Long::parseLong);
            default -> {
                long moved = value + days * day;
                boolean overflown = ((value ^ moved) & ((days * day) ^ moved)) < 0;
                yield overflown ? Optional.empty() : Optional.of(moved);
            }
        };
    }
}
