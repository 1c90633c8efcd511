package dev.tributary.hl7.front;

import java.util.Locale;

/** What can be wrong on the wire; each is counted, and none costs the next good message. */
enum FaultReason {
    JUNK_BEFORE_START("Bytes between frames that are neither a frame nor a line end."),
    MISSING_END_CR("Frames whose end block was not followed by a carriage return."),
    NESTED_START("Start blocks inside a frame; the partial message before it was discarded."),
    PARTIAL_AT_CLOSE("Connections that ended inside a frame."),
    FRAME_TIMEOUT("Connections closed inside a frame that took longer than frame.timeout.ms."),
    OVERSIZE("Messages longer than max.message.bytes."),
    IDLE_TIMEOUT("Connections closed after idle.timeout.ms without a byte.");

    private final String description;

    FaultReason(String description) {
        this.description = description;
    }

    /** The name in metrics, as {@code junk-before-start}. */
    String metricName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String description() {
        return description;
    }
}
