package dev.tributary.api.oauth;

import dev.tributary.api.oauth.HeldGrant.State;
import dev.tributary.api.token.TokenSet;
import dev.tributary.api.token.TokenStore;
import dev.tributary.api.token.TokenStoreException;
import dev.tributary.commons.metrics.ConnectorMetrics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
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

    /** Whoever comes with a refusal that is as young was refused with the token before. */
    private static final Duration YOUNG = Duration.ofSeconds(5);

    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);
    private static final int THREADS = 4;

    private final RefreshSchedule schedule;
    private final GrantRefresh refresh;
    private final Clock clock;
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
        this.clock = clock;
        this.schedule = new RefreshSchedule(terms, clock, random);
        this.refresh =
                new GrantRefresh(
                        store,
                        rotation,
                        schedule,
                        new GrantNews(events, terms.warnBefore(), clock),
                        clock,
                        metrics);
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
                () -> soonest(TokenSet::consentEnds));
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
        boolean good = held.state == State.GOOD && !held.isExpired(now.plus(GrantRefresh.MARGIN));
        if (good && !refused) {
            return known.accessToken();
        }
        held.lock.lock();
        try {
            if (held.state == State.PAUSED) {
                throw GrantNews.paused(grant);
            }
            TokenSet current = held.tokens;
            boolean replaced = current != null && !current.equals(known);
            boolean young =
                    current != null && clock.instant().isBefore(current.obtained().plus(YOUNG));
            if (!held.isExpired(clock.instant()) && (replaced || (refused && young))) {
                return current.accessToken();
            }
            RuntimeException failed = refresh.attempt(held);
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
                refresh.attempt(held);
            }
        } catch (RuntimeException bug) {
            held.due = schedule.afterMistake();
            LOG.error("the tokens of {} could not be refreshed", held.name, bug);
        } finally {
            held.lock.unlock();
        }
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
