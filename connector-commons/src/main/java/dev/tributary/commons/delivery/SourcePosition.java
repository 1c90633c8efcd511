package dev.tributary.commons.delivery;

import java.util.Map;

/**
 * Where a record stands in its source. Its offset is asked for when the record is emitted, on the
 * task's thread, so offsets of one partition follow the order in which Connect sees them.
 */
public interface SourcePosition {

    /** The source partition. */
    Map<String, ?> partition();

    /** The offset, unlike any other's; asked for once. */
    Map<String, ?> offset();

    /** A position whose offset is known from the start. */
    static SourcePosition of(Map<String, ?> partition, Map<String, ?> offset) {
        return new SourcePosition() {
            @Override
            public Map<String, ?> partition() {
                return partition;
            }

            @Override
            public Map<String, ?> offset() {
                return offset;
            }
        };
    }
}
