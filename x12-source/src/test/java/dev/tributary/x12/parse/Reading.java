package dev.tributary.x12.parse;

import dev.tributary.x12.parse.X12Event.BrokenBytes;
import dev.tributary.x12.parse.X12Event.GroupEnd;
import dev.tributary.x12.parse.X12Event.GroupStart;
import dev.tributary.x12.parse.X12Event.Interchange;
import dev.tributary.x12.parse.X12Event.InterchangeEnd;
import dev.tributary.x12.parse.X12Event.InterchangeStart;
import dev.tributary.x12.parse.X12Event.SetEnd;
import dev.tributary.x12.parse.X12Event.SetStart;
import dev.tributary.x12.parse.X12Event.Unit;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads bytes to their end and holds the reader to its word: events are nested as they should be,
 * where they stand only grows, and every byte belongs to an interchange, to broken bytes, or is
 * passed over.
 */
final class Reading {

    private final byte[] file;
    private final List<Interchange> interchanges = new ArrayList<>();
    private int unitsOfInterchange;
    private int issuesOfInterchange;
    private long at; // all bytes before it are accounted for
    private Interchange interchange;
    private boolean inGroup;
    private boolean inSet;
    private int unitsOfSet;

    private Reading(byte[] file) {
        this.file = file;
    }

    /** Reads all, by whatever reader. */
    static Reading of(byte[] file, InterchangeReader reader) {
        Reading reading = new Reading(file);
        for (X12Event event = reader.next(); event != null; event = reader.next()) {
            reading.see(event);
        }
        reading.require(reading.interchange == null, "the last interchange did not end");
        reading.passOver(file.length);
        reading.require(reader.next() == null, "the end is not the end");
        return reading;
    }

    /** How many interchanges there were. */
    int count() {
        return interchanges.size();
    }

    /** ISA-13 of the last interchange; null where there was none. */
    String lastControlNumber() {
        return interchanges.isEmpty()
                ? null
                : interchanges.get(interchanges.size() - 1).controlNumber();
    }

    /** How many units the last interchange had. */
    int unitsOfLast() {
        return unitsOfInterchange;
    }

    /** How much was found wrong with the last interchange. */
    int issuesOfLast() {
        return issuesOfInterchange;
    }

    private void see(X12Event event) {
        if (event instanceof BrokenBytes broken) {
            require(interchange == null, "broken bytes inside of an interchange");
            passOver(broken.start());
            advance(broken.end());
            require(broken.reason() != null, "broken bytes without a reason");
        } else if (event instanceof InterchangeStart start) {
            start(start);
        } else if (event instanceof GroupStart) {
            require(interchange != null && !inGroup, "a group where none may start");
            inGroup = true;
        } else if (event instanceof SetStart) {
            require(inGroup && !inSet, "a set where none may start");
            inSet = true;
            unitsOfSet = 0;
        } else if (event instanceof Unit unit) {
            unit(unit);
        } else if (event instanceof SetEnd end) {
            require(inSet, "a set ends that did not start");
            require(end.units() == unitsOfSet, "units miscounted");
            require(end.issueCount() >= end.issues().size(), "issues miscounted");
            issuesOfInterchange += end.issues().size();
            inSet = false;
        } else if (event instanceof GroupEnd end) {
            require(inGroup && !inSet, "a group ends that did not start");
            issuesOfInterchange += end.faults().size();
            inGroup = false;
        } else if (event instanceof InterchangeEnd end) {
            require(interchange != null && !inGroup, "an interchange ends that did not start");
            issuesOfInterchange += end.faults().size();
            advance(end.end());
            interchange = null;
        }
    }

    private void start(InterchangeStart start) {
        require(interchange == null, "an interchange inside of another");
        interchange = start.interchange();
        interchanges.add(interchange);
        require(interchange.number() == interchanges.size(), "interchanges misnumbered");
        passOver(interchange.start());
        require(start.outline().end() >= at, "an outline ends before it starts");
        unitsOfInterchange = 0;
        issuesOfInterchange = start.outline().faults().size();
    }

    private void unit(Unit unit) {
        require(inSet, "a unit outside of a set");
        unitsOfSet++;
        unitsOfInterchange++;
        require(unit.ordinal() == unitsOfSet, "units misnumbered");
        require(unit.end() > unit.start(), "an empty unit");
        // The level around units is told after them.
        advance(Math.max(at, unit.start()));
        advance(Math.max(at, unit.end()));
        require(unit.loop().parent() != null || unit.loop().id() != null, "a unit without a loop");
    }

    private void advance(long offset) {
        require(offset >= at && offset <= file.length, "offsets go back or too far");
        at = offset;
    }

    /** What lies between is nothing but line ends, blanks, terminators and byte order marks. */
    private void passOver(long to) {
        require(to >= at && to <= file.length, "offsets go back or too far");
        for (; at < to; at++) {
            byte b = file[(int) at];
            boolean passed = b < 0 || b <= ' ' || !Character.isLetterOrDigit(b);
            require(passed, "bytes are lost");
        }
    }

    private void require(boolean held, String what) {
        if (!held) {
            // The offset alone: what stands there is not for a log.
            throw new AssertionError(what + ", at byte " + at + " of " + file.length);
        }
    }
}
