package dev.tributary.stripe.feed;

import java.util.Map;
import java.util.Optional;

/**
 * How far a feed was read, of a list that is newest first and to which what is new is added late.
 *
 * <p>A window ends the hold-back before now: what was created later may not be visible yet, or not
 * all of it. It begins with the second in which the last one ended. From time to time it begins
 * earlier, by twice the overlap: what became visible later than the hold-back, but within the
 * overlap, is found so. (Created at c, visible by c + overlap; the first such look after that is
 * made by c + 2 overlap.) What comes twice is known by its id.
 *
 * @param until second up to which all was read; 0 where nothing was yet
 * @param sweptAt second of the last look that began earlier
 * @param ids what was read in that time
 */
public record FeedMark(long until, long sweptAt, RecentIds ids) {

    /** Nothing was read. */
    public static final FeedMark NONE = new FeedMark(0, 0, RecentIds.NONE);

    /**
     * What is to be read.
     *
     * @param from first second
     * @param until last second, included
     * @param isSweep whether it looks for what came late
     */
    public record Window(long from, long until, boolean isSweep) {

        /** The older part of it, for when the whole is too much to hold. */
        public Window olderPart(long oldestRead) {
            long before = Math.max(1, (until - oldestRead) / 2);
            return new Window(from, Math.min(until, from + before), isSweep);
        }
    }

    /**
     * A feed that begins.
     *
     * @param second from which on all is read
     * @param now in seconds
     */
    public static FeedMark beginning(long second, long now) {
        return new FeedMark(second, now, RecentIds.NONE);
    }

    /** Whether it was ever begun. */
    public boolean isBegun() {
        return until > 0;
    }

    /**
     * The next window.
     *
     * @param now in seconds
     * @param terms of the feed
     * @return empty when nothing new can be visible
     */
    public Optional<Window> next(long now, FeedTerms terms) {
        long end = now - terms.holdBack();
        if (end <= until) {
            return Optional.empty();
        }
        boolean sweep = now - sweptAt >= terms.overlap();
        long from =
                sweep
                        ? Math.min(until, Math.max(until - 2 * terms.overlap(), ids.completeFrom()))
                        : until;
        return Optional.of(new Window(from, end, sweep));
    }

    /** Whether the feed no longer holds what comes next. */
    public boolean isTooOld(long now, FeedTerms terms) {
        return isBegun() && now - until > terms.oldest();
    }

    /** Some of a window were emitted. */
    public FeedMark with(Map<String, Long> created) {
        return new FeedMark(until, sweptAt, ids.with(created));
    }

    /** All of a window was emitted; what no look back comes upon any more may be forgotten. */
    public FeedMark after(Window window, long now, FeedTerms terms) {
        long end = Math.max(until, window.until());
        return new FeedMark(
                end, window.isSweep() ? now : sweptAt, ids.since(end - 2 * terms.overlap()));
    }

    /** How many seconds of what a look back should read again it has to leave out. */
    public long missedBySweep(FeedTerms terms) {
        return Math.max(0, Math.min(until, ids.completeFrom()) - (until - 2 * terms.overlap()));
    }
}
