package dev.tributary.api.webhook;

import dev.tributary.commons.config.AckAnswer;
import dev.tributary.commons.config.DeliveryOptions;
import dev.tributary.commons.crypto.KeyedDigest;
import dev.tributary.commons.delivery.Delivery;
import dev.tributary.commons.delivery.DeliveryQueue;
import dev.tributary.commons.delivery.IdempotencyWindow;
import dev.tributary.commons.delivery.Identity;
import dev.tributary.commons.delivery.Outcome;
import dev.tributary.commons.delivery.RecordDraft;
import dev.tributary.commons.delivery.Tally;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * Hands proven events over to Kafka and says what their sender is to be told: 200 when all of a
 * request are there, 503 when it shall send them again.
 */
public final class WebhookIntake {

    static final int TAKEN = 200;
    static final int REJECTED = 422;
    static final int AGAIN = 503;

    private static final char ANSWER = '2';

    private final DeliveryQueue queue;
    private final IdempotencyWindow window;
    private final KeyedDigest digest;
    private final DeliveryOptions options;
    private final WebhookEvents events;

    /**
     * An intake.
     *
     * @param window what has come already, restored by the task
     * @param digest with a key, as the window's offsets must not tell what it remembers
     */
    public WebhookIntake(
            DeliveryQueue queue,
            IdempotencyWindow window,
            KeyedDigest digest,
            DeliveryOptions options,
            WebhookEvents events) {
        if (!digest.isPresent()) {
            throw new IllegalArgumentException("webhooks need digest.key to know repeated ones");
        }
        this.queue = queue;
        this.window = window;
        this.digest = digest;
        this.options = options;
        this.events = events;
    }

    /** Whether events can be taken now: not when the queue is full or the task paused. */
    boolean isOpen() {
        return queue.hasRoom() && queue.idleFor().compareTo(options.pauseDetection()) < 0;
    }

    /**
     * Takes the events of one request.
     *
     * @param answer told once, on any thread, the HTTP status
     */
    void take(List<WebhookEvent> all, IntConsumer answer) {
        if (all.isEmpty()) {
            answer.accept(TAKEN);
            return;
        }
        Gathering gathering = new Gathering(all.size(), answer);
        all.forEach(event -> take(event, gathering));
    }

    private void take(WebhookEvent event, Gathering gathering) {
        Identity identity = identity(event);
        IdempotencyWindow.Claim claim =
                window.claim(identity, first -> gathering.one(first.isPresent() ? TAKEN : AGAIN));
        if (claim instanceof IdempotencyWindow.Answered) {
            gathering.one(TAKEN);
        } else if (claim instanceof IdempotencyWindow.First) {
            try {
                offer(event, identity, gathering);
            } catch (RuntimeException bug) {
                // Whoever waits for the same event must not wait for ever.
                window.unanswered(identity);
                throw bug;
            }
        }
    }

    private void offer(WebhookEvent event, Identity identity, Gathering gathering) {
        List<RecordDraft> records =
                events.records(
                        event, window.position(identity, ANSWER), () -> window.companion(identity));
        if (records.isEmpty()) {
            window.unanswered(identity);
            gathering.one(TAKEN);
            return;
        }
        Tally tally = new Tally(Tally.Kind.VALID, event.body().length, null);
        queue.offer(
                new Delivery(
                        records, tally, outcome -> ended(event, identity, outcome, gathering)));
    }

    private void ended(
            WebhookEvent event, Identity identity, Outcome outcome, Gathering gathering) {
        if (outcome == Outcome.DURABLE) {
            window.answered(identity, ANSWER);
            events.durable(event);
        } else {
            window.unanswered(identity);
        }
        gathering.one(status(outcome));
    }

    private int status(Outcome outcome) {
        return switch (outcome) {
            case DURABLE -> TAKEN;
            case FAILED -> AGAIN;
            case DROPPED ->
                    options.onDropped() == AckAnswer.ACCEPT
                            ? TAKEN
                            : options.onDropped() == AckAnswer.ERROR ? AGAIN : REJECTED;
        };
    }

    /**
     * Whether an event was taken already, by this start or one before, as far as the window goes
     * back.
     *
     * @param id as its verifier gives it
     */
    public boolean wasTaken(String provider, Optional<String> account, String id) {
        return window.isAnswered(identity(provider, account, id));
    }

    private Identity identity(WebhookEvent event) {
        return identity(event.provider(), event.account(), event.id());
    }

    private Identity identity(String provider, Optional<String> account, String id) {
        byte[][] names = {utf8(provider), utf8(account.orElse("")), utf8(id)};
        return Identity.of(digest, names, new byte[0]);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The events of one request; its answer is the worst of theirs. */
    private static final class Gathering {

        private final AtomicInteger open;
        private final AtomicInteger worst = new AtomicInteger(TAKEN);
        private final IntConsumer answer;

        private Gathering(int count, IntConsumer answer) {
            this.open = new AtomicInteger(count);
            this.answer = answer;
        }

        private void one(int status) {
            worst.accumulateAndGet(status, Math::max);
            if (open.decrementAndGet() == 0) {
                answer.accept(worst.get());
            }
        }
    }
}
