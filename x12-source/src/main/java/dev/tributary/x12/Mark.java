package dev.tributary.x12;

import java.util.Comparator;

/**
 * Where a record stands in its file. Marks follow each other as records do, so that all up to the
 * one in an offset are known to be written.
 *
 * @param part of the file, where it is an archive
 * @param start of its interchange, in bytes of what was unpacked
 * @param group number of its group in the interchange; {@link #END} for what is of the interchange
 *     as a whole
 * @param set number of its set in the group; {@link #END} for what comes after all groups
 * @param unit its number in the set; {@link #END} for what is of the set as a whole
 */
record Mark(int part, long start, int group, int set, int unit) implements Comparable<Mark> {

    /** Behind all numbers. */
    static final int END = Integer.MAX_VALUE;

    /** Before everything. */
    static final Mark NONE = bytes(-1, 0);

    private static final Comparator<Mark> ORDER =
            Comparator.comparingInt(Mark::part)
                    .thenComparingLong(Mark::start)
                    .thenComparingInt(Mark::group)
                    .thenComparingInt(Mark::set)
                    .thenComparingInt(Mark::unit);

    /** Of bytes that belong to no interchange, and of a file as a whole. */
    static Mark bytes(int part, long start) {
        return new Mark(part, start, 0, 0, 0);
    }

    /** Of an interchange that is refused as a whole. */
    static Mark interchange(Spot spot) {
        return new Mark(spot.part(), spot.start(), END, 0, 0);
    }

    @Override
    public int compareTo(Mark other) {
        return ORDER.compare(this, other);
    }

    boolean isAfter(Mark other) {
        return compareTo(other) > 0;
    }
}
