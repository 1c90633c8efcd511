package dev.tributary.x12.parse;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** What must hold whatever stands in a file: it is read, and so is the interchange behind it. */
final class Survival {

    private Survival() {}

    /** Reads bytes alone, and with a good interchange behind them. */
    static void check(byte[] bytes) {
        Readers.read(bytes);
        ByteArrayOutputStream followed = new ByteArrayOutputStream();
        followed.writeBytes(bytes);
        followed.writeBytes(SmallInterchanges.good());
        Reading reading = Readers.read(followed.toByteArray());
        if (!mayReachOver(bytes) && !isGood(reading)) {
            throw new AssertionError(
                    "the good interchange behind was lost or changed: %d units, %d issues"
                            .formatted(reading.unitsOfLast(), reading.issuesOfLast()));
        }
    }

    /** Whether the good interchange came last, as if it had come alone. */
    static boolean isGood(Reading reading) {
        return SmallInterchanges.GOOD_CONTROL_NUMBER.equals(reading.lastControlNumber())
                && reading.unitsOfLast() == SmallInterchanges.GOOD_UNITS
                && reading.issuesOfLast() == 0;
    }

    /** Binary data may have any bytes: if its length leads to a terminator, it reaches that far. */
    private static boolean mayReachOver(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return text.contains("BIN") || text.contains("BDS");
    }
}
