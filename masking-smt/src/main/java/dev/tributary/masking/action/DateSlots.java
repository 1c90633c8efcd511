package dev.tributary.masking.action;

import java.util.List;

/**
 * One date within a text, and where its parts stand there.
 *
 * @param year four digits, of two-digit ones the nearest guess
 * @param month from 1; 0 where the date is a year only
 * @param day from 1; 0 where the date is a month only
 * @param slots in the order of the text
 */
record DateSlots(int year, int month, int day, List<Slot> slots) {

    DateSlots {
        slots = List.copyOf(slots);
    }

    /** What a piece of the text says of the date. */
    enum Part {
        YEAR,
        MONTH,
        DAY,
        MONTH_NAME
    }

    /** A piece of the text, its end excluded. */
    record Slot(int start, int end, Part part) {}

    @Override
    public String toString() {
        return "DateSlots[" + slots.size() + "]";
    }
}
