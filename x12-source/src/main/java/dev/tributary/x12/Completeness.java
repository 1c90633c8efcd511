package dev.tributary.x12;

import dev.tributary.x12.front.StoredFile;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Tells up to when all files that had come are done with: when the last is gone that lay there at
 * some time, whichever task has read it, that time is the watermark. A file is gone when it is
 * moved, and so when all that it holds is in Kafka.
 *
 * <p>Used by the reading thread alone.
 */
final class Completeness {

    private static final Duration AT_MOST_EVERY = Duration.ofMinutes(1);

    private final long unseenMillis;
    private long told;
    private long asOf;
    private Set<StoredFile> lyingThere; // at that time, and ever since; null before the first look

    /**
     * Nothing is known yet.
     *
     * @param unseen for how long a file may have come without being taken for complete
     * @param now in milliseconds since 1970
     */
    Completeness(Duration unseen, long now) {
        this.unseenMillis = unseen.toMillis();
        this.told = now;
    }

    /**
     * What a task tells: the first one for all, as each of them sees the same directory.
     *
     * @param moves whether files that are done with do not stay where they are
     */
    static Optional<Completeness> of(boolean moves, int task, Duration unseen, long now) {
        return moves && task == 0 ? Optional.of(new Completeness(unseen, now)) : Optional.empty();
    }

    /**
     * The directory was looked into.
     *
     * @param files the complete ones
     * @param at when, in milliseconds since 1970
     * @return the watermark, when it is time to tell another one
     */
    Optional<Instant> looked(Collection<StoredFile> files, long at) {
        Set<StoredFile> now = new HashSet<>(files);
        boolean first = lyingThere == null;
        if (!first) {
            lyingThere.retainAll(now);
            if (!lyingThere.isEmpty()) {
                return Optional.empty();
            }
        }
        Optional<Instant> watermark =
                first || at - told < AT_MOST_EVERY.toMillis()
                        ? Optional.empty()
                        : Optional.of(Instant.ofEpochMilli(asOf - unseenMillis));
        if (watermark.isPresent()) {
            told = at;
        }
        asOf = at;
        lyingThere = now;
        return watermark;
    }
}
