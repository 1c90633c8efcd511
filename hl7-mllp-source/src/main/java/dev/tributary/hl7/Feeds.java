package dev.tributary.hl7;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Watches when each sending facility was last heard of, and tells when one falls silent and when it
 * is heard again. Safe for use by several threads.
 */
final class Feeds {

    /**
     * A change in what is heard of a feed.
     *
     * @param facility the sending facility
     * @param silent whether it has fallen silent, or is heard again
     * @param lastHeard when it was last heard of
     */
    record Change(String facility, boolean silent, Instant lastHeard) {}

    private record Feed(Instant lastHeard, boolean silent) {}

    /** Senders name facilities; a sender gone mad must not fill the memory. */
    private static final int MAX_FEEDS = 1_000;

    private final FeedOptions options;
    private final Clock clock;
    private final Map<String, Feed> feeds = new ConcurrentHashMap<>();

    Feeds(FeedOptions options, Clock clock) {
        this.options = options;
        this.clock = clock;
        // A facility that is named is expected from the start.
        options.intervals().keySet().stream()
                .filter(facility -> !facility.equals("*"))
                .forEach(this::heard);
    }

    /** Notes that a facility has sent something; null and unwatched ones are passed over. */
    void heard(String facility) {
        if (facility == null || options.interval(facility).isEmpty()) {
            return;
        }
        if (feeds.containsKey(facility) || feeds.size() < MAX_FEEDS) {
            feeds.merge(
                    facility,
                    new Feed(clock.instant(), false),
                    (before, now) -> new Feed(now.lastHeard(), before.silent()));
        }
    }

    /** What has changed since it was last asked. */
    List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        Instant now = clock.instant();
        feeds.forEach(
                (facility, feed) -> {
                    boolean silent =
                            feed.lastHeard()
                                    .plus(options.interval(facility).orElseThrow())
                                    .isBefore(now);
                    if (silent != feed.silent()) {
                        feeds.computeIfPresent(
                                facility, (f, latest) -> new Feed(latest.lastHeard(), silent));
                        changes.add(new Change(facility, silent, feed.lastHeard()));
                    }
                });
        return changes;
    }

    /** How many feeds are silent. */
    long silent() {
        return feeds.values().stream().filter(Feed::silent).count();
    }
}
