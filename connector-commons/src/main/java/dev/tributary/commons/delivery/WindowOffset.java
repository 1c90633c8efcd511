package dev.tributary.commons.delivery;

import java.util.Map;
import org.apache.kafka.connect.errors.ConnectException;

/** How an offset writes a slot of an idempotency window down. */
public final class WindowOffset {

    private static final long FORMAT = 1;

    private WindowOffset() {}

    /** The offset. */
    static Map<String, Object> of(long startEpoch, long sequence, String entries) {
        return Map.of("v", FORMAT, "start", startEpoch, "seq", sequence, "entries", entries);
    }

    /**
     * The slot that an offset holds.
     *
     * @param offset as Connect gives it back; numbers may have become Integer or Long
     * @throws ConnectException when it is of another format
     */
    public static String entries(Map<String, ?> offset) {
        if (offset.get("v") instanceof Number version
                && version.longValue() == FORMAT
                && offset.get("entries") instanceof String entries) {
            return entries;
        }
        throw new ConnectException(
                "the stored offset of the idempotency window is not of format "
                        + FORMAT
                        + "; stop the connector and reset its offsets with DELETE on"
                        + " /connectors/<name>/offsets");
    }
}
