package dev.tributary.hl7.parse;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Offsets of local times. To ask a zone's rules takes longer than all else that a time takes, and
 * messages speak of few days: those are remembered, but for the ones around a change of the offset.
 */
final class LocalOffsets {

    private static final int DAYS = 1 << 10;

    private static final AtomicReferenceArray<Day> KNOWN = new AtomicReferenceArray<>(DAYS);

    private LocalOffsets() {}

    /** A day, and its offset where that is the same from its begin to its end. */
    private record Day(ZoneId zone, long epochDay, Optional<ZoneOffset> offset) {}

    /** In a gap the offset before it, in an overlap the earlier offset: as atZone does it. */
    static ZoneOffset at(LocalDate date, LocalTime time, ZoneId zone) {
        long epochDay = date.toEpochDay();
        int slot = (int) (epochDay + zone.hashCode()) & (DAYS - 1);
        Day known = KNOWN.get(slot);
        if (known == null || known.epochDay != epochDay || !known.zone.equals(zone)) {
            known = new Day(zone, epochDay, allDay(date, zone));
            KNOWN.set(slot, known);
        }
        return known.offset.isPresent()
                ? known.offset.get()
                : zone.getRules().getOffset(LocalDateTime.of(date, time));
    }

    /** The offset of a day; none where it changes the day before, on it or the day after. */
    private static Optional<ZoneOffset> allDay(LocalDate date, ZoneId zone) {
        Instant before = date.minusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
        Instant after = date.plusDays(2).atStartOfDay().toInstant(ZoneOffset.UTC);
        ZoneOffsetTransition next = zone.getRules().nextTransition(before);
        return next == null || next.getInstant().isAfter(after)
                ? Optional.of(zone.getRules().getOffset(before))
                : Optional.empty();
    }
}
