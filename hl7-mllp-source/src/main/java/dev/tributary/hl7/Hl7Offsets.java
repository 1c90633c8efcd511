package dev.tributary.hl7;

import dev.tributary.commons.audit.ChainLink;
import dev.tributary.commons.delivery.SourcePartition;
import dev.tributary.commons.delivery.SourcePosition;
import dev.tributary.commons.delivery.WindowOffset;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.connect.errors.ConnectException;

/**
 * Numbers a task's records that are not messages, and knows all offsets of this connector: those of
 * listeners, of the idempotency window, of the audit chain.
 *
 * <p>A listener has nothing to read again, so its offsets only tell records apart. Safe for use by
 * several threads.
 */
final class Hl7Offsets {

    private static final long FORMAT = 1;

    private final long startEpoch;
    private final AtomicLong sequence = new AtomicLong();

    Hl7Offsets(long startEpoch) {
        this.startEpoch = startEpoch;
    }

    /** The next position of a listener's records other than messages. */
    SourcePosition next(String listener) {
        return SourcePosition.of(
                SourcePartition.of("kind", "listener", "listener", listener),
                Map.of("v", FORMAT, "start", startEpoch, "seq", sequence.getAndIncrement()));
    }

    /**
     * Checks offsets that a user wants to set; asking twice changes nothing.
     *
     * @throws ConnectException when a partition or an offset is not one of ours
     */
    static void validate(Map<Map<String, ?>, Map<String, ?>> offsets) {
        offsets.forEach(
                (partition, offset) -> {
                    Object kind = partition.get("kind");
                    if (offset == null) {
                        return;
                    }
                    if ("audit".equals(kind)) {
                        ChainLink.fromOffset(offset);
                    } else if ("window".equals(kind)) {
                        WindowOffset.entries(offset);
                    } else if (!"listener".equals(kind) || !isOurs(offset)) {
                        throw new ConnectException(
                                "not an offset of this connector: an offset of a listener has v=1,"
                                        + " start and seq; to forget all, use DELETE on the"
                                        + " connector's offsets");
                    }
                });
    }

    private static boolean isOurs(Map<String, ?> offset) {
        return offset.get("v") instanceof Number version
                && version.longValue() == FORMAT
                && offset.get("start") instanceof Number
                && offset.get("seq") instanceof Number;
    }
}
