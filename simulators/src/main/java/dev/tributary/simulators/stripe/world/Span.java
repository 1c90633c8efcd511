package dev.tributary.simulators.stripe.world;

/**
 * Bounds on {@code created}, both within.
 *
 * @param from seconds since 1970
 * @param to seconds since 1970
 */
public record Span(long from, long to) {

    /** No bounds. */
    public static final Span ALL = new Span(Long.MIN_VALUE, Long.MAX_VALUE);

    boolean holds(long created) {
        return created >= from && created <= to;
    }
}
