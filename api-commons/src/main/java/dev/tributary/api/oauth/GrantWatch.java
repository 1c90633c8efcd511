package dev.tributary.api.oauth;

import dev.tributary.api.token.TokenStore;
import dev.tributary.api.token.TokenStoreException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks which accounts of a provider are authorised, for a connector that shares them out among its
 * tasks, and says when they are others. It reads names only: a connector has no right to refresh.
 */
public final class GrantWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(GrantWatch.class);

    private final TokenStore store;
    private final String prefix;
    private final Runnable changed;
    private final ScheduledExecutorService looks;
    private volatile List<String> known; // null before the first look that succeeded
    private String complained; // the looking thread's

    private GrantWatch(TokenStore store, String provider, Runnable changed, String name) {
        this.store = store;
        this.prefix = provider + "/";
        this.changed = changed;
        this.looks =
                Executors.newSingleThreadScheduledExecutor(
                        task -> {
                            Thread thread = new Thread(task, name + "-grants");
                            thread.setDaemon(true);
                            return thread;
                        });
    }

    /**
     * Begins to look.
     *
     * @param provider whose accounts
     * @param changed such as {@code ConnectorContext::requestTaskReconfiguration}
     * @param name of the connector, for the thread
     */
    public static GrantWatch start(
            TokenStore store, String provider, Duration every, Runnable changed, String name) {
        GrantWatch watch = new GrantWatch(store, provider, changed, name);
        long millis = every.toMillis();
        watch.looks.scheduleWithFixedDelay(watch::look, millis, millis, TimeUnit.MILLISECONDS);
        return watch;
    }

    /**
     * The accounts' grants, sorted; those last seen where the store cannot be reached now.
     *
     * @throws TokenStoreException where it cannot, and never could
     */
    public List<String> grants() {
        try {
            known = read();
        } catch (TokenStoreException unreachable) {
            if (known == null) {
                throw unreachable;
            }
            LOG.warn("the accounts last seen are kept: {}", unreachable.getMessage());
        }
        return known;
    }

    private void look() {
        try {
            List<String> now = read();
            complained = null;
            if (!now.equals(known)) {
                LOG.info("{} accounts are authorised now", now.size());
                changed.run();
            }
        } catch (TokenStoreException unreachable) {
            if (!unreachable.getMessage().equals(complained)) {
                complained = unreachable.getMessage();
                LOG.warn("accounts cannot be looked up: {}", complained);
            }
        } catch (RuntimeException bug) {
            LOG.error("accounts cannot be looked up", bug);
        }
    }

    private List<String> read() {
        return store.grants().stream().filter(grant -> grant.startsWith(prefix)).toList();
    }

    @Override
    public void close() {
        looks.shutdownNow();
    }
}
