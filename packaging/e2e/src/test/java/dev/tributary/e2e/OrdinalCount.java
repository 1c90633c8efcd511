package dev.tributary.e2e;

import java.util.BitSet;

/** Counts things that bear ordinals from 1 on: a bit for each, whatever they are. */
final class OrdinalCount {
    private final BitSet seen = new BitSet();
    private long total;
    private long repeated;
    private long outOfOrder;
    private int last;

    void add(int ordinal) {
        total++;
        if (seen.get(ordinal)) {
            repeated++;
        } else if (ordinal != last + 1) {
            outOfOrder++;
        }
        seen.set(ordinal);
        last = ordinal;
    }

    /** All that came. */
    long total() {
        return total;
    }

    /** Those that had come before. */
    long repeated() {
        return repeated;
    }

    /** Those that came for the first time, and not behind the one before them. */
    long outOfOrder() {
        return outOfOrder;
    }

    /** Those up to an ordinal that did not come. */
    long missing(int upTo) {
        return (long) upTo - seen.get(1, upTo + 1).cardinality();
    }

    @Override
    public String toString() {
        return "%d came, %d of them again, %d out of order".formatted(total, repeated, outOfOrder);
    }
}
