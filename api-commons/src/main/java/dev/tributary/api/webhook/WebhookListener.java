package dev.tributary.api.webhook;

import dev.tributary.commons.config.HostPort;
import dev.tributary.commons.delivery.DeliveryQueue;
import dev.tributary.commons.tls.ServerTls;
import java.io.IOException;
import java.net.BindException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.errors.ConnectException;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens for webhooks. Its address may still be held by the task before, on the same worker, after
 * a rebalance: it tries for a while, in the background, and fails the queue when it must give up.
 *
 * <p>When a task ends: {@link #stopAccepting} first, which frees the address for the next and asks
 * new senders to come again; then what is on its way is committed and answered; then {@link
 * #close}.
 */
public final class WebhookListener implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookListener.class);

    private static final int HEADER_BYTES = 16 * 1024;
    private static final int WAITING_CONNECTIONS = 512;
    private static final int THREADS = 8;
    private static final int VERIFYING_THREADS = 4;
    private static final long RETRY_BIND_MS = 250;

    private final WebhookOptions options;
    private final HostPort address;
    private final DeliveryQueue queue;
    private final Server server;
    private final ServerConnector connector;
    private final WebhookHandler handler;
    private final ScheduledExecutorService timer;
    private final ThreadPoolExecutor verifying;
    private final long giveUpAt;
    private volatile boolean bound;
    private boolean stopped; // guarded by this

    /**
     * A listener that does not listen yet.
     *
     * @param name of the connector, for its threads
     * @param tls empty without TLS; closed by who opened it
     * @param queue told when the address cannot be had
     * @param answerWithin how long a sender may wait for Kafka; zero for no limit
     */
    public WebhookListener(
            String name,
            WebhookOptions options,
            Optional<ServerTls> tls,
            WebhookVerifier verifier,
            WebhookIntake intake,
            DeliveryQueue queue,
            Duration answerWithin,
            WebhookMetrics metrics) {
        this.options = options;
        this.address = options.listener().orElseThrow();
        this.queue = queue;
        this.giveUpAt = System.nanoTime() + options.bindTimeout().toNanos();
        ScheduledThreadPoolExecutor timing =
                new ScheduledThreadPoolExecutor(1, daemons(name + "-webhook-timer"));
        timing.setRemoveOnCancelPolicy(true);
        timer = timing;
        // A request that waits here holds its connection: there are never more than those.
        verifying =
                new ThreadPoolExecutor(
                        VERIFYING_THREADS,
                        VERIFYING_THREADS,
                        0,
                        TimeUnit.SECONDS,
                        new ArrayBlockingQueue<>(options.connectionsMax()),
                        daemons(name + "-webhook-verify"));
        IdleConnections connections =
                new IdleConnections(options.requestTimeout(), System::nanoTime);
        handler =
                new WebhookHandler(
                        new WebhookHandler.Parts(
                                options,
                                verifier,
                                intake,
                                metrics,
                                answerWithin,
                                verifying,
                                timer,
                                connections));
        server = new Server(threads(name));
        connector = connector(tls, connections);
        server.addConnector(connector);
        server.addBean(new NetworkConnectionLimit(options.connectionsMax(), connector));
        server.setHandler(handler);
        // Jetty's own errors, too, come without a word.
        server.setErrorHandler(
                (request, response, callback) -> {
                    callback.succeeded();
                    return true;
                });
        metrics.listening(() -> bound ? 1 : 0);
        timer.scheduleWithFixedDelay(connections::sweep, 1, 1, TimeUnit.SECONDS);
    }

    private static QueuedThreadPool threads(String name) {
        QueuedThreadPool threads = new QueuedThreadPool(THREADS, 2);
        threads.setName(name + "-webhook");
        threads.setDaemon(true);
        threads.setReservedThreads(0);
        return threads;
    }

    private static ThreadFactory daemons(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    private ServerConnector connector(Optional<ServerTls> tls, IdleConnections connections) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(HEADER_BYTES);
        HttpConnectionFactory plain = new HttpConnectionFactory(http);
        ConnectionFactory[] factories =
                tls.map(
                                own ->
                                        new ConnectionFactory[] {
                                            new SslConnectionFactory(
                                                    new ListenerTls(own), plain.getProtocol()),
                                            plain
                                        })
                        .orElseGet(() -> new ConnectionFactory[] {plain});
        ServerConnector made = new ServerConnector(server, 1, 1, factories);
        made.setHost(address.host());
        made.setPort(address.port());
        made.setAcceptQueueSize(WAITING_CONNECTIONS);
        made.addBean(connections);
        // Answers wait for Kafka on an idle connection; who brings no request is swept away.
        made.setIdleTimeout(TimeUnit.MINUTES.toMillis(10));
        return made;
    }

    /** Begins to try for the address; returns at once. */
    public void start() {
        timer.execute(this::bind);
    }

    // Not while it is being stopped: the address would stay taken.
    private synchronized void bind() {
        if (stopped) {
            return;
        }
        try {
            connector.open();
            server.start();
            bound = true;
            LOG.info("webhooks are taken at {}", address);
        } catch (IOException taken) {
            tryAgain(taken);
        } catch (Exception refused) {
            queue.fail(new ConnectException("the webhook listener cannot start", refused));
        }
    }

    private void tryAgain(IOException taken) {
        boolean isTaken =
                taken instanceof BindException || taken.getCause() instanceof BindException;
        if (isTaken && System.nanoTime() < giveUpAt) {
            timer.schedule(this::bind, RETRY_BIND_MS, TimeUnit.MILLISECONDS);
            return;
        }
        queue.fail(
                new ConnectException(
                        WebhookOptions.LISTENER
                                + "="
                                + address
                                + " cannot be had: another program or connector on this worker"
                                + " listens there, or the address is not this machine's; choose"
                                + " another one",
                        taken));
    }

    /** Whether it has its address. */
    public boolean isBound() {
        return bound;
    }

    /** The port, once bound. */
    public int port() {
        return connector.getLocalPort();
    }

    /** Frees the address; requests that come on open connections are asked to come again. */
    public synchronized void stopAccepting() {
        stopped = true;
        handler.close();
        connector.close();
        bound = false;
    }

    /** Ends all: who has no answer yet gets none, and sends again. */
    @Override
    public void close() {
        stopAccepting();
        timer.shutdownNow();
        verifying.shutdownNow();
        try {
            server.stop();
        } catch (Exception failed) {
            LOG.warn("the webhook listener did not stop cleanly", failed);
        }
    }

    @Override
    public String toString() {
        return "WebhookListener[" + address + ", " + options.path() + "]";
    }
}
