package dev.tributary.hl7;

import dev.tributary.hl7.parse.Continuations;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Looks, from time to time, for what should have come and has not: feeds that fell silent, rests of
 * messages. Used by the task's thread alone.
 */
final class Lookout {

    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final Feeds feeds;
    private final Continuations continuations;
    private final StatusReports statuses;
    private final Clock clock;
    private Instant next = Instant.MIN;

    Lookout(Feeds feeds, Continuations continuations, StatusReports statuses, Clock clock) {
        this.feeds = feeds;
        this.continuations = continuations;
        this.statuses = statuses;
        this.clock = clock;
    }

    void look() {
        Instant now = clock.instant();
        if (now.isBefore(next)) {
            return;
        }
        next = now.plus(INTERVAL);
        feeds.changes().forEach(statuses::feed);
        int givenUp = continuations.giveUp();
        if (givenUp > 0) {
            statuses.incomplete("", givenUp);
        }
    }
}
