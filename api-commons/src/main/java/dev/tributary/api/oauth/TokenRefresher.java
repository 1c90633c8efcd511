package dev.tributary.api.oauth;

import dev.tributary.api.oauth.GrantEvent.Code;
import dev.tributary.api.oauth.HeldGrant.State;
import dev.tributary.api.oauth.OAuthException.Kind;
import dev.tributary.api.token.NoSuchGrantException;
import dev.tributary.api.token.TokenSet;
import dev.tributary.api.token.TokenStore;
import dev.tributary.api.token.TokenStoreException;
import dev.tributary.commons.metrics.ConnectorMetrics;
import dev.tributary.commons.metrics.Counter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the tokens of a task's grants fresh: ahead of time, at a random point of an access token's
 * life; one refresh of a grant at a time; what the provider answers is in the store before anybody
 * gets it. Made by a task only: whoever validates or plans has no right to refresh.
 *
 * <p>A grant that its provider does not take any more is read once more from the store, since
 * another worker may have rotated it; then its account pauses alone, until a person has authorised
 * it anew.
 */
public final class TokenRefresher implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TokenRefresher.class);

    /** An access token is not given out that would run out on the way. */
    private static final Duration MARGIN = Duration.ofSeconds(10);

    /** Whoever comes with a refusal that is as young was refused with the token before. */
    private static final Duration YOUNG = Duration.ofSeconds(5);

    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);
    private static final int THREADS = 4;
    private static final int TELL_AFTER = 3;
    private static final int MOST_DOUBLINGS = 20;

    private final TokenStore store;
    private final Rotation rotation;
    private final RefreshTerms terms;
    private final Clock clock;
    private final RandomGenerator random;
    private final Consumer<GrantEvent> events;
    private final Counter refreshes;
    private final Counter failures;
    private final Map<String, HeldGrant> grants = new ConcurrentHashMap<>();
    private ScheduledExecutorService looks; // guarded by this
    private ExecutorService workers; // guarded by this

    /**
     * A refresher that holds no grant yet and has no threads.
     *
     * @param rotation calls the provider
     * @param random for points in a life and lengths of waits
     * @param events told of what somebody should know; called from any thread
     */
    public TokenRefresher(
            TokenStore store,
            Rotation rotation,
            RefreshTerms terms,
            Clock clock,
            RandomGenerator random,
            Consumer<GrantEvent> events,
            ConnectorMetrics metrics) {
        this.store = store;
        this.rotation = rotation;
        this.terms = terms;
        this.clock = clock;
        this.random = random;
        this.events = events;
        this.refreshes = metrics.counter("token-refreshes-total", "Tokens that were refreshed");
        this.failures =
                metrics.counter("token-refresh-failures-total", "Refreshes that did not succeed");
        metrics.gauge("grants", "Grants that this task holds", grants::size);
        metrics.gauge(
                "grants-paused", "Grants that a person must authorise anew", this::pausedGrants);
        metrics.gauge(
                "access-token-expires-ms-min",
                "Milliseconds until the first access token runs out; -1 for never",
                () -> soonest(TokenSet::accessExpires));
        metrics.gauge(
                "consent-expires-ms-min",
                "Milliseconds until a person must authorise the first grant anew; -1 for never",
                () -> soonest(TokenRefresher::consentEnd));
    }

    /** Takes up a grant; its tokens are read at the next look. */
    public void hold(String grant) {
        grants.computeIfAbsent(grant, name -> new HeldGrant(name, clock.instant()));
    }

    /** Begins to refresh ahead of time, on threads of its own. */
    public synchronized TokenRefresher start(String name) {
        AtomicInteger number = new AtomicInteger();
        workers =
                Executors.newFixedThreadPool(
                        THREADS, task -> daemon(task, name + "-token-" + number.incrementAndGet()));
        looks =
                Executors.newSingleThreadScheduledExecutor(
                        task -> daemon(task, name + "-token-looks"));
        looks.scheduleWithFixedDelay(this::look, 0, 1, TimeUnit.SECONDS);
        return this;
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /**
     * An access token for a call now; refreshes first where it has run out.
     *
     * @param refused whether the provider did not take the last one (401)
     * @throws OAuthException where there is none: of kind {@code GRANT} where a person must
     *     authorise the account anew
     * @throws TokenStoreException where it cannot be read or made durable
     */
    public String accessToken(String grant, boolean refused) {
        HeldGrant held = grants.get(grant);
        if (held == null) {
            throw new IllegalArgumentException("this task does not hold " + grant);
        }
        Instant now = clock.instant();
        TokenSet known = held.tokens;
        boolean good = held.state == State.GOOD && !held.isExpired(now.plus(MARGIN));
        if (good && !refused) {
            return known.accessToken();
        }
        held.lock.lock();
        try {
            if (held.state == State.PAUSED) {
                throw paused(grant);
            }
            TokenSet current = held.tokens;
            boolean replaced = current != null && !current.equals(known);
            boolean young =
                    current != null && clock.instant().isBefore(current.obtained().plus(YOUNG));
            if (!held.isExpired(clock.instant()) && (replaced || (refused && young))) {
                return current.accessToken();
            }
            RuntimeException failed = attempt(held);
            // One that is about to run out is better than none, but not one that was refused.
            if (failed != null && (refused || held.isExpired(clock.instant()))) {
                throw failed;
            }
            return held.tokens.accessToken();
        } finally {
            held.lock.unlock();
        }
    }

    /** Whether its account waits for a person. */
    public boolean isPaused(String grant) {
        HeldGrant held = grants.get(grant);
        return held != null && held.state == State.PAUSED;
    }

    /** Hands over what is due; only the thread of looks and tests call it. */
    void look() {
        Instant now = clock.instant();
        for (HeldGrant held : grants.values()) {
            Instant due = held.due;
            if (due != null && !now.isBefore(due) && !held.lock.isLocked()) {
                hand(() -> refreshIfDue(held));
            }
        }
    }

    private void hand(Runnable task) {
        ExecutorService pool;
        synchronized (this) {
            pool = workers;
        }
        if (pool == null) {
            task.run();
            return;
        }
        try {
            pool.execute(task);
        } catch (RejectedExecutionException closing) {
            LOG.debug("a refresh is not begun any more, since the task stops");
        }
    }

    private void refreshIfDue(HeldGrant held) {
        if (!held.lock.tryLock()) {
            return;
        }
        try {
            Instant due = held.due;
            if (due != null && !clock.instant().isBefore(due)) {
                attempt(held);
            }
        } catch (RuntimeException bug) {
            held.due = clock.instant().plus(terms.retryTo());
            LOG.error("the tokens of {} could not be refreshed", held.name, bug);
        } finally {
            held.lock.unlock();
        }
    }

    /**
     * Reads or refreshes, as is due, and sets when to try again.
     *
     * @return why there is no new token; null where there is
     */
    private RuntimeException attempt(HeldGrant held) {
        try {
            TokenSet now =
                    switch (held.state) {
                        case UNREAD -> read(held).orElseThrow(() -> missing(held));
                        case PAUSED -> authorisedAnew(held).orElse(null);
                        case GOOD -> rotated(held);
                    };
            if (now == null) {
                held.due = clock.instant().plus(terms.lookAgain());
                return paused(held.name);
            }
            adopt(held, now);
            // What was read may have run out already, or be about to.
            return held.isExpired(clock.instant().plus(MARGIN)) ? refreshAfterReading(held) : null;
        } catch (NoSuchGrantException gone) {
            pause(held, "there are no tokens of it in the store");
            return paused(held.name);
        } catch (OAuthException failed) {
            return failed.kind() == Kind.GRANT ? endOfGrant(held, failed) : postpone(held, failed);
        } catch (TokenStoreException failed) {
            return postpone(held, failed);
        }
    }

    private RuntimeException refreshAfterReading(HeldGrant held) {
        try {
            adopt(held, rotated(held));
            return null;
        } catch (NoSuchGrantException gone) {
            pause(held, "there are no tokens of it in the store");
            return paused(held.name);
        } catch (OAuthException failed) {
            return failed.kind() == Kind.GRANT ? endOfGrant(held, failed) : postpone(held, failed);
        } catch (TokenStoreException failed) {
            return postpone(held, failed);
        }
    }

    private Optional<TokenSet> read(HeldGrant held) {
        Optional<TokenSet> stored = store.read(held.name);
        if (stored.isPresent()) {
            return stored;
        }
        Optional<TokenSet> first = rotation.first(held.name);
        if (first.isPresent()) {
            store.put(first.get());
            return store.read(held.name);
        }
        return Optional.empty();
    }

    private Optional<TokenSet> authorisedAnew(HeldGrant held) {
        long before = held.tokens == null ? 0 : held.tokens.generation();
        String spent = held.tokens == null ? null : held.tokens.refreshToken();
        return read(held)
                .filter(
                        stored ->
                                // After a removal and a new consent it counts from 1 again.
                                stored.generation() != before
                                        || !Objects.equals(stored.refreshToken(), spent));
    }

    private TokenSet rotated(HeldGrant held) {
        long known = held.tokens.generation();
        TokenSet now =
                store.rotate(
                        held.name,
                        before -> {
                            boolean others = before.generation() != known;
                            // Another worker was faster: its tokens are as good as new ones.
                            return others && isFresh(before) ? before : answer(held, before);
                        });
        held.unsaved = null;
        if (now.generation() != known) {
            refreshes.increment();
        }
        return now;
    }

    /**
     * Asks the provider, but not again where an answer is in hand that the store has not taken yet:
     * that answer may be the only token that is left.
     */
    private TokenSet answer(HeldGrant held, TokenSet before) {
        if (held.unsaved == null || held.unsavedReplaces != before.generation()) {
            held.unsaved = null;
            TokenSet answer = rotation.next(before);
            held.unsavedReplaces = before.generation();
            held.unsaved = answer;
        }
        return held.unsaved;
    }

    private boolean isFresh(TokenSet tokens) {
        return tokens.accessToken() != null
                && (tokens.accessExpires() == null
                        || clock.instant().plus(MARGIN).isBefore(tokens.accessExpires()));
    }

    private void adopt(HeldGrant held, TokenSet now) {
        boolean wasOut = held.state == State.PAUSED || held.told != null;
        held.tokens = now;
        held.failures = 0;
        held.told = null;
        held.due = due(now);
        held.state = State.GOOD;
        if (wasOut) {
            tell(held, Code.AUTHORIZED, "its tokens are good again", Map.of());
        }
        warnOfEnd(held, now);
    }

    private Instant due(TokenSet tokens) {
        if (tokens.accessExpires() == null) {
            return null;
        }
        Duration life = Duration.between(tokens.obtained(), tokens.accessExpires());
        double share =
                terms.fromShare() + (terms.toShare() - terms.fromShare()) * random.nextDouble();
        return tokens.obtained().plusMillis((long) (life.toMillis() * share));
    }

    /** The provider does not take it: another worker may have rotated it, so look once. */
    private RuntimeException endOfGrant(HeldGrant held, OAuthException failed) {
        failures.increment();
        long used = held.tokens == null ? 0 : held.tokens.generation();
        held.unsaved = null;
        try {
            Optional<TokenSet> stored = store.read(held.name);
            if (stored.isPresent() && stored.get().generation() != used) {
                TokenSet others = stored.get();
                adopt(held, isFresh(others) ? others : onceMore(held, others));
                return null;
            }
        } catch (TokenStoreException unread) {
            return postpone(held, unread);
        } catch (NoSuchGrantException gone) {
            LOG.debug("{} was removed meanwhile", held.name);
        } catch (OAuthException again) {
            if (again.kind() != Kind.GRANT) {
                return postpone(held, again);
            }
        }
        pause(held, failed.getMessage());
        return paused(held.name);
    }

    private TokenSet onceMore(HeldGrant held, TokenSet others) {
        held.tokens = others;
        return rotated(held);
    }

    private void pause(HeldGrant held, String why) {
        held.state = State.PAUSED;
        held.due = clock.instant().plus(terms.lookAgain());
        tell(
                held,
                Code.CONSENT_NEEDED,
                why
                        + "; its account waits until a person runs 'tributary authorize "
                        + providerOf(held.name)
                        + "'",
                Map.of());
    }

    private RuntimeException postpone(HeldGrant held, RuntimeException failed) {
        failures.increment();
        held.failures++;
        held.due = clock.instant().plus(wait(held.failures));
        boolean clientRefused =
                failed instanceof OAuthException oauth && oauth.kind() != Kind.TRANSIENT;
        if (clientRefused) {
            tell(held, Code.CLIENT_REFUSED, failed.getMessage(), Map.of());
        } else if (held.failures >= TELL_AFTER && held.isExpired(clock.instant())) {
            tell(
                    held,
                    Code.REFRESH_DELAYED,
                    failed.getMessage(),
                    Map.of("failures", Integer.toString(held.failures)));
        }
        return failed;
    }

    /** Exponential with full jitter, but never at once. */
    private Duration wait(int failed) {
        long ceiling =
                Math.min(
                        terms.retryTo().toMillis(),
                        terms.retryFrom().toMillis() << Math.min(failed - 1, MOST_DOUBLINGS));
        return Duration.ofMillis(1 + (long) (ceiling * random.nextDouble()));
    }

    private void warnOfEnd(HeldGrant held, TokenSet tokens) {
        Instant end = consentEnd(tokens);
        Instant now = clock.instant();
        boolean saidToday =
                held.warned != null && now.isBefore(held.warned.plus(Duration.ofDays(1)));
        if (end == null || now.isBefore(end.minus(terms.warnBefore())) || saidToday) {
            return;
        }
        held.warned = now;
        events.accept(
                event(
                        held,
                        Code.CONSENT_ENDS_SOON,
                        "its consent ends on "
                                + end
                                + ": run 'tributary authorize "
                                + providerOf(held.name)
                                + "' before",
                        Map.of("ends", end.toString())));
    }

    /** Once for each change. */
    private void tell(HeldGrant held, Code code, String text, Map<String, String> details) {
        if (code == Code.AUTHORIZED || held.told != code) {
            held.told = code == Code.AUTHORIZED ? null : code;
            LOG.warn("{}: {}: {}", held.name, code, text);
            events.accept(event(held, code, text, details));
        }
    }

    private GrantEvent event(HeldGrant held, Code code, String text, Map<String, String> details) {
        return new GrantEvent(held.name, code, text, clock.instant(), details);
    }

    private static NoSuchGrantException missing(HeldGrant held) {
        return new NoSuchGrantException(held.name);
    }

    private static OAuthException paused(String grant) {
        return new OAuthException(
                Kind.GRANT,
                grant
                        + " waits for a person's consent: run 'tributary authorize "
                        + providerOf(grant)
                        + "'",
                0);
    }

    private static String providerOf(String grant) {
        int slash = grant.indexOf('/');
        return slash < 0 ? grant : grant.substring(0, slash);
    }

    private static Instant consentEnd(TokenSet tokens) {
        Instant idle = tokens.refreshExpires();
        Instant hard = tokens.hardExpires();
        if (idle == null || hard == null) {
            return idle == null ? hard : idle;
        }
        return idle.isBefore(hard) ? idle : hard;
    }

    private long pausedGrants() {
        return grants.values().stream().filter(held -> held.state == State.PAUSED).count();
    }

    private long soonest(Function<TokenSet, Instant> end) {
        Instant now = clock.instant();
        return grants.values().stream()
                .map(held -> held.tokens)
                .filter(Objects::nonNull)
                .map(end)
                .filter(Objects::nonNull)
                .mapToLong(instant -> Math.max(0, Duration.between(now, instant).toMillis()))
                .min()
                .orElse(-1);
    }

    /** Lets what is under way finish for a while: an answer that is on its way should be saved. */
    @Override
    public synchronized void close() {
        if (looks == null) {
            return;
        }
        looks.shutdownNow();
        workers.shutdown();
        try {
            if (!workers.awaitTermination(CLOSE_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("a refresh is cut off, since it takes too long while the task stops");
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
        workers.shutdownNow();
    }
}
