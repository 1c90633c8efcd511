package dev.tributary.api.source;

import dev.tributary.api.limit.BudgetOffset;
import dev.tributary.commons.audit.ChainLink;
import dev.tributary.commons.delivery.SourcePartition;
import dev.tributary.commons.delivery.SourcePosition;
import dev.tributary.commons.delivery.WindowOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.connect.errors.ConnectException;

/**
 * Numbers a task's records, so that no two offsets are the same, and knows the offsets that every
 * source of an API writes. Safe for use by several threads.
 */
public final class SourceOffsets {

    private static final long FORMAT = 1;
    private static final String KIND = "kind";

    private final long startEpoch;
    private final AtomicLong sequence = new AtomicLong();

    SourceOffsets(long startEpoch) {
        this.startEpoch = startEpoch;
    }

    /** A position with that offset, which is made unlike any other. */
    SourcePosition at(Map<String, ?> partition, Map<String, ?> offset) {
        Map<String, Object> numbered = new LinkedHashMap<>(offset);
        numbered.put("start", startEpoch);
        numbered.put("seq", sequence.getAndIncrement());
        return SourcePosition.of(partition, numbered);
    }

    /** The next position of a record that is of no cursor. */
    SourcePosition status(int task) {
        return at(
                SourcePartition.of(KIND, "status", "task", String.valueOf(task)),
                Map.of("v", FORMAT));
    }

    /** A check of the connector's own offsets. */
    @FunctionalInterface
    public interface Own {

        /**
         * Looks at an offset that a user wants to set.
         *
         * @param offset null where it is to be forgotten
         * @throws ConnectException when it is not one of the connector's
         */
        void check(Map<String, ?> partition, Map<String, ?> offset);
    }

    /**
     * What a connector's {@code alterOffsets} does; asking twice changes nothing.
     *
     * @param own is asked for the partitions that are none of ours
     * @throws ConnectException when a partition or an offset is unknown
     */
    public static void validate(Map<Map<String, ?>, Map<String, ?>> offsets, Own own) {
        offsets.forEach(
                (partition, offset) -> {
                    switch (String.valueOf(partition.get(KIND))) {
                        case "audit" -> check(offset, ChainLink::fromOffset);
                        case "window" -> check(offset, WindowOffset::entries);
                        case "budget" -> check(offset, SourceOffsets::budget);
                        case "status" -> check(offset, SourceOffsets::status);
                        default -> own.check(partition, offset);
                    }
                });
    }

    private interface Reading {
        void read(Map<String, ?> offset);
    }

    private static void check(Map<String, ?> offset, Reading reading) {
        if (offset != null) {
            reading.read(offset);
        }
    }

    private static void budget(Map<String, ?> offset) {
        try {
            BudgetOffset.fromMap(offset);
        } catch (IllegalArgumentException wrong) {
            throw new ConnectException(wrong.getMessage(), wrong);
        }
    }

    private static void status(Map<String, ?> offset) {
        if (!(offset.get("v") instanceof Number version) || version.longValue() != FORMAT) {
            throw new ConnectException(
                    "the offset of a status record has v="
                            + FORMAT
                            + "; there is nothing in it to set: leave it out");
        }
    }
}
