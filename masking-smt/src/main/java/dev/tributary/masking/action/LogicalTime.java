package dev.tributary.masking.action;

import java.time.Instant;
import java.util.Date;
import org.apache.kafka.connect.data.Timestamp;

/** What Connect's logical types of time hold, as milliseconds since 1970 in UTC. */
final class LogicalTime {

    private LogicalTime() {}

    static long millis(Object value) {
        return Timestamp.fromLogical(Timestamp.SCHEMA, (Date) value);
    }

    static Instant instant(Object value) {
        return Instant.ofEpochMilli(millis(value));
    }

    static Object of(long millis) {
        return Timestamp.toLogical(Timestamp.SCHEMA, millis);
    }

    static Object of(Instant instant) {
        return of(instant.toEpochMilli());
    }
}
