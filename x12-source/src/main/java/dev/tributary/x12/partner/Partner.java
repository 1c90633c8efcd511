package dev.tributary.x12.partner;

import dev.tributary.commons.issue.ValidationMode;
import dev.tributary.x12.validate.Level;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;

/**
 * Whom interchanges come from, and by which rules they are read and answered.
 *
 * @param name what the user calls the partner; stands in records and metrics
 * @param known false for the stand-in of interchanges that no configured partner matches
 * @param charset how text is read
 * @param strictOrder whether a segment out of order is an error rather than a warning
 * @param modes how findings of each level are taken
 * @param acknowledgements what is sent back
 * @param overlay name of the overlay of grammars, or null
 */
public record Partner(
        String name,
        boolean known,
        Charset charset,
        boolean strictOrder,
        Map<Level, ValidationMode> modes,
        AckPolicy acknowledgements,
        String overlay) {

    /**
     * What is sent back.
     *
     * @param functional whether sets are answered by 997 or 999
     * @param ta1 when interchanges are answered by TA1
     * @param scope what an error rejects
     * @param copyBadValues whether a bad value may stand in an acknowledgement: it may be PHI
     */
    public record AckPolicy(boolean functional, Ta1 ta1, Scope scope, boolean copyBadValues) {

        /** What is sent back where nothing is said of it. */
        public static final AckPolicy USUAL = new AckPolicy(true, Ta1.REQUESTED, Scope.UNIT, false);

        /** Nothing is sent back. */
        public static final AckPolicy SILENT = new AckPolicy(false, Ta1.NEVER, Scope.UNIT, false);
    }

    /** When a TA1 is sent. */
    public enum Ta1 {
        /** Where ISA-14 asks for it, and for each interchange that is rejected. */
        REQUESTED,
        ALWAYS,
        NEVER
    }

    /** What an error of a unit takes with it. */
    public enum Scope {
        /** That unit alone: the set is accepted with errors. */
        UNIT,
        /** Its set. */
        SET,
        /** Its group. */
        GROUP,
        /** Its interchange. */
        INTERCHANGE
    }

    /** Whom nothing is known of: text is Windows-1252 where it is not UTF-8, all is lenient. */
    public static Partner unknown(String name, Map<Level, ValidationMode> modes) {
        return new Partner(
                name,
                false,
                StandardCharsets.ISO_8859_1,
                false,
                Map.copyOf(modes),
                AckPolicy.USUAL,
                null);
    }

    /** All levels taken the same way. */
    public static Map<Level, ValidationMode> all(ValidationMode mode) {
        Map<Level, ValidationMode> modes = new EnumMap<>(Level.class);
        for (Level level : Level.values()) {
            modes.put(level, mode);
        }
        return modes;
    }
}
