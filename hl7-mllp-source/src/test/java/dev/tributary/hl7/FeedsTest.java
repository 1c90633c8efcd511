package dev.tributary.hl7;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FeedsTest {

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final Clock clock =
            new Clock() {
                @Override
                public ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    return this;
                }

                @Override
                public Instant instant() {
                    return now;
                }
            };
    private final Feeds feeds =
            new Feeds(
                    new FeedOptions(
                            Map.of("LAB", Duration.ofMinutes(15), "*", Duration.ofHours(4))),
                    clock);

    @Test
    void tellsOnceWhenAFeedFallsSilentAndOnceWhenItIsHeardAgain() {
        Instant last = now;
        feeds.heard("LAB");
        now = now.plus(Duration.ofMinutes(16));
        assertThat(feeds.changes()).containsExactly(new Feeds.Change("LAB", true, last));
        assertThat(feeds.changes()).isEmpty();
        assertThat(feeds.silent()).isEqualTo(1);
        feeds.heard("LAB");
        assertThat(feeds.changes()).containsExactly(new Feeds.Change("LAB", false, now));
        assertThat(feeds.silent()).isZero();
    }

    @Test
    void expectsAFacilityThatIsNamedFromTheStart() {
        now = now.plus(Duration.ofMinutes(16));
        assertThat(feeds.changes()).extracting(Feeds.Change::facility).containsExactly("LAB");
    }

    @Test
    void watchesOthersByTheCommonIntervalOnceTheyHaveSent() {
        feeds.heard("WARD");
        feeds.heard("LAB");
        now = now.plus(Duration.ofHours(3));
        feeds.heard("LAB");
        assertThat(feeds.changes()).isEmpty();
        now = now.plus(Duration.ofHours(2));
        feeds.heard("LAB");
        assertThat(feeds.changes()).extracting(Feeds.Change::facility).containsExactly("WARD");
    }

    @Test
    void aSenderGoneMadDoesNotFillTheMemory() {
        for (int i = 0; i < 5_000; i++) {
            feeds.heard("F" + i);
        }
        now = now.plus(Duration.ofHours(5));
        assertThat(feeds.changes()).hasSizeLessThanOrEqualTo(1_000);
    }
}
