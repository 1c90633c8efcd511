package dev.tributary.simulators.stripe.world;

import java.util.Comparator;

/**
 * A place in a list, which lists go through from the highest down.
 *
 * @param created seconds since 1970
 * @param tie order within one second
 */
record Position(long created, long tie) implements Comparable<Position> {

    private static final Comparator<Position> ORDER =
            Comparator.comparingLong(Position::created).thenComparingLong(Position::tie);

    @Override
    public int compareTo(Position other) {
        return ORDER.compare(this, other);
    }
}
