package dev.tributary.x12.ack;

import dev.tributary.commons.x12.Delimiters;
import dev.tributary.x12.parse.Loop;
import dev.tributary.x12.parse.StoredSegment;
import dev.tributary.x12.parse.X12Event.Unit;
import java.util.Optional;

/**
 * The unit of business that a finding is about: where it starts, and by what name and value the
 * sender knows it.
 *
 * @param segmentId of its first segment
 * @param ordinal where that stands in the set
 * @param loop of its loop
 * @param name what the value is, as {@code CLM01}; empty where the unit has no such
 * @param value by what the sender knows it, as it was sent; empty where it cannot be copied
 */
record UnitContext(
        String segmentId, int ordinal, String loop, String name, Optional<String> value) {

    private static final int LONGEST_VALUE = 35;

    /** Of a unit that has a segment at all. */
    static Optional<UnitContext> of(Unit unit) {
        Loop loop = unit.loop();
        if (loop.segments().isEmpty()) {
            return Optional.empty();
        }
        StoredSegment first = loop.segments().get(0);
        return Optional.of(
                new UnitContext(
                        first.id(),
                        first.ordinal(),
                        loop.id(),
                        name(unit),
                        value(unit, first.delimiters())));
    }

    /** Names of X12 TR3 005010X231A1, CTX01-1 of the business unit. */
    private static String name(Unit unit) {
        return switch (set(unit)) {
            case "837" -> "CLM01";
            case "834" -> "SUBSCRIBER NUMBER REF02";
            case "820" -> "ENT01";
            case "835", "270", "271", "276", "277", "278" -> "TRN02";
            default -> "";
        };
    }

    private static Optional<String> value(Unit unit, Delimiters theirs) {
        return switch (set(unit)) {
            case "837" -> copied(unit.loop().segment("CLM"), 1, theirs);
            case "834" -> copied(unit.loop().segment("REF", 1, "0F"), 2, theirs);
            case "820" -> copied(unit.loop().segment("ENT"), 1, theirs);
            case "835" -> copied(root(unit.loop()).segment("TRN"), 2, theirs);
            case "270", "271", "276", "277", "278" -> copied(unit.loop().segment("TRN"), 2, theirs);
            default -> Optional.empty();
        };
    }

    private static String set(Unit unit) {
        String set = unit.set().identifier();
        return set == null ? "" : set;
    }

    private static Loop root(Loop loop) {
        Loop at = loop;
        while (at.parent() != null) {
            at = at.parent();
        }
        return at;
    }

    private static Optional<String> copied(StoredSegment segment, int element, Delimiters theirs) {
        return segment == null
                ? Optional.empty()
                : Copied.exactly(segment.element(element), theirs, LONGEST_VALUE);
    }

    @Override
    public String toString() {
        return "UnitContext[" + loop + "/" + segmentId + "[" + ordinal + "]]";
    }
}
