package dev.tributary.reconcile.store;

import dev.tributary.commons.retry.Doubling;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.errors.ConnectException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread of a task that matches, so that reading never waits for it: what is dirty is in the
 * database, and any thread of any task of any worker takes it up.
 */
final class Matcher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Matcher.class);
    private static final int COLLISIONS = 20;
    private static final Doubling PAUSES =
            new Doubling(Duration.ofMillis(100), Duration.ofSeconds(10));
    private static final Duration STOP_WAIT = Duration.ofSeconds(5);

    private final Matching matching;
    private final RunListener listener;
    private final Duration interval;
    private final Semaphore signal = new Semaphore(0);
    private final Thread thread;

    private volatile boolean stopped;
    private volatile RuntimeException failure;

    /**
     * A matcher that is not started.
     *
     * @param interval how often it looks for what others have left, as decisions of persons
     */
    Matcher(String name, Matching matching, RunListener listener, Duration interval) {
        this.matching = matching;
        this.listener = listener;
        this.interval = interval;
        this.thread = new Thread(this::loop, name);
        this.thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Something is dirty. */
    void wake() {
        if (signal.availablePermits() == 0) {
            signal.release();
        }
    }

    /** Throws what ended the thread, if anything did. */
    void check() {
        if (failure != null) {
            throw failure;
        }
    }

    private void loop() {
        int faults = 0;
        while (!stopped) {
            try {
                boolean more = runOnce();
                if (faults > 0) {
                    LOG.info("Matching goes on");
                }
                faults = 0;
                if (!more) {
                    await(interval);
                }
            } catch (ScopeFailedException e) {
                // It waits, so that the next look is at others.
                listener.scopeFailed();
                if (!isWorthAnotherTry(e, e.failures())) {
                    fail(SqlFault.toConnect(e, "match"));
                    return;
                }
                tell(e);
            } catch (SQLException e) {
                faults++;
                if (!isWorthAnotherTry(e, faults)) {
                    fail(SqlFault.toConnect(e, "match"));
                    return;
                }
                if (faults == 1) {
                    LOG.warn("{}; trying again", SqlFault.toConnect(e, "match").getMessage());
                }
                await(PAUSES.after(faults));
            } catch (RuntimeException e) {
                fail(e);
                return;
            }
        }
    }

    private boolean runOnce() throws SQLException {
        Optional<Matching.Run> run = matching.next();
        run.ifPresent(one -> listener.ran(one.dirty(), one.change()));
        return run.isPresent();
    }

    /** Two scopes that would write one row come apart after some tries, if ever. */
    private static boolean isWorthAnotherTry(SQLException e, int faults) {
        return SqlFault.isWorthAnotherTry(e)
                && (SqlFault.of(e) == SqlFault.RETRIABLE || faults <= COLLISIONS);
    }

    /** The first time and ever more seldom, since it can go on for days. */
    private static void tell(ScopeFailedException e) {
        if (Integer.bitCount(e.failures()) == 1) {
            LOG.warn(
                    "Scope {} could not be matched, {} times in a row ({}); others go on, and it is"
                            + " tried again: see docs/reconcile-sink.md, Errors",
                    e.scope(),
                    e.failures(),
                    e.getSQLState());
        }
    }

    private void fail(RuntimeException e) {
        if (stopped) {
            return;
        }
        failure =
                e instanceof ConnectException
                        ? e
                        : new ConnectException("matching failed: a defect of this plugin", e);
    }

    private void await(Duration limit) {
        try {
            if (signal.tryAcquire(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                signal.drainPermits();
            }
        } catch (InterruptedException e) {
            stopped = true;
            Thread.currentThread().interrupt();
        }
    }

    /** Lets it end after the run that is under way. */
    void stop() {
        stopped = true;
        wake();
    }

    /** Stops it, and waits for its end, if that is soon. */
    @Override
    public void close() {
        stop();
        try {
            thread.join(STOP_WAIT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
