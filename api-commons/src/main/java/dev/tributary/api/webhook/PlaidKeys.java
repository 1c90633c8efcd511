package dev.tributary.api.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.api.http.ApiException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plaid's keys by their ids, asked for when first met. Anybody can send us ids that do not exist,
 * so what Plaid does not know is remembered as such, unknown ids are asked for a few times a minute
 * only, and never more than one at once.
 *
 * <p>A key is asked for again after an hour, as Plaid withdraws keys; and all are when a new one
 * appears, which is how Plaid exchanges them. When Plaid cannot be asked, a key of the last day is
 * still believed.
 */
public final class PlaidKeys {

    /** What is known of an id. */
    sealed interface Answer {}

    /** It is a key. */
    record Known(PlaidKey key) implements Answer {}

    /** Plaid has no such key, or has withdrawn it. */
    record Unknown() implements Answer {}

    /** It cannot be told now. */
    record NotNow() implements Answer {}

    private record Kept(Answer answer, Instant asked, Instant askAgain) {}

    private static final Logger LOG = LoggerFactory.getLogger(PlaidKeys.class);

    private static final Duration FRESH = Duration.ofHours(1);
    private static final Duration BELIEVED = Duration.ofDays(1);
    private static final Duration NEGATIVE = Duration.ofMinutes(5);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(30);
    private static final Duration THROTTLE_PERIOD = Duration.ofMinutes(1);
    private static final int UNKNOWN_PER_PERIOD = 6;
    private static final int MOST_KEPT = 1_000;

    private final PlaidKeyFetch fetch;
    private final Clock clock;
    private final Map<String, Kept> kept = new HashMap<>(); // guarded by this
    private final ArrayDeque<Instant> lookUps = new ArrayDeque<>(); // guarded by this
    // Of the threads that verify, so many may wait for another's look-up; the rest is for known
    // keys.
    private final Semaphore waiting = new Semaphore(2);
    private final Semaphore asking = new Semaphore(1);

    /** No keys yet. */
    public PlaidKeys(PlaidKeyFetch fetch, Clock clock) {
        this.fetch = fetch;
        this.clock = clock;
    }

    /** The key of that id; may wait for Plaid. */
    Answer find(String keyId) throws InterruptedException {
        Optional<Answer> known = remembered(keyId);
        if (known.isPresent()) {
            return known.get();
        }
        if (asking.tryAcquire()) {
            return askAndRelease(keyId);
        }
        Optional<Answer> old = believed(keyId);
        if (old.isPresent()) {
            return old.get();
        }
        return afterTheOther(keyId);
    }

    private Answer afterTheOther(String keyId) throws InterruptedException {
        if (!waiting.tryAcquire()) {
            return new NotNow();
        }
        try {
            asking.acquire();
            return askAndRelease(keyId);
        } finally {
            waiting.release();
        }
    }

    private Answer askAndRelease(String keyId) throws InterruptedException {
        try {
            // Whoever asked before us may have asked for the same.
            Optional<Answer> known = remembered(keyId);
            return known.isPresent() ? known.get() : ask(keyId);
        } finally {
            asking.release();
        }
    }

    private synchronized Optional<Answer> remembered(String keyId) {
        return Optional.ofNullable(kept.get(keyId))
                .filter(entry -> clock.instant().isBefore(entry.askAgain))
                .map(Kept::answer);
    }

    /** A key that is due to be asked for again, but not too old to be used meanwhile. */
    private synchronized Optional<Answer> believed(String keyId) {
        return Optional.ofNullable(kept.get(keyId))
                .filter(entry -> entry.answer instanceof Known)
                .filter(entry -> clock.instant().isBefore(entry.asked.plus(BELIEVED)))
                .map(Kept::answer);
    }

    private Answer ask(String keyId) throws InterruptedException {
        if (!mayAsk(keyId)) {
            return new NotNow();
        }
        try {
            Optional<JsonNode> jwk = fetch.fetch(keyId);
            Optional<PlaidKey> key = jwk.flatMap(found -> PlaidKey.of(found, keyId));
            Answer answer = key.isPresent() ? new Known(key.get()) : new Unknown();
            keep(keyId, answer);
            return answer;
        } catch (ApiException notAsked) {
            LOG.warn("a key of Plaid's cannot be asked for now: {}", notAsked.getMessage());
            return putOff(keyId);
        }
    }

    private synchronized boolean mayAsk(String keyId) {
        Kept entry = kept.get(keyId);
        if (entry != null && entry.answer instanceof Known) {
            return true;
        }
        Instant now = clock.instant();
        while (!lookUps.isEmpty() && !lookUps.peekFirst().plus(THROTTLE_PERIOD).isAfter(now)) {
            lookUps.removeFirst();
        }
        if (lookUps.size() >= UNKNOWN_PER_PERIOD) {
            return false;
        }
        lookUps.addLast(now);
        return true;
    }

    private synchronized void keep(String keyId, Answer answer) {
        Instant now = clock.instant();
        Kept before = kept.get(keyId);
        boolean appeared =
                answer instanceof Known && (before == null || !(before.answer instanceof Known));
        if (appeared) {
            kept.replaceAll(
                    (id, entry) ->
                            entry.answer instanceof Known
                                    ? new Kept(entry.answer, entry.asked, now)
                                    : entry);
        }
        if (kept.size() >= MOST_KEPT) {
            kept.values().removeIf(entry -> !now.isBefore(entry.askAgain));
        }
        kept.put(
                keyId, new Kept(answer, now, now.plus(answer instanceof Known ? FRESH : NEGATIVE)));
    }

    private synchronized Answer putOff(String keyId) {
        Optional<Answer> old = believed(keyId);
        Kept entry = kept.get(keyId);
        if (old.isPresent()) {
            kept.put(
                    keyId,
                    new Kept(entry.answer, entry.asked, clock.instant().plus(AFTER_FAILURE)));
            return old.get();
        }
        kept.remove(keyId);
        return new NotNow();
    }
}
