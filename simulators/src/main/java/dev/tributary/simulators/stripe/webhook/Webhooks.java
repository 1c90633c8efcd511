package dev.tributary.simulators.stripe.webhook;

import dev.tributary.simulators.stripe.world.Archive;
import dev.tributary.simulators.stripe.world.SentEvent;
import dev.tributary.simulators.stripe.world.StripeWorld;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** The endpoints that are told what happens. */
public final class Webhooks implements AutoCloseable {

    private static final int THREADS = 4;

    private final Archive archive;
    private final SplittableRandom random;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ScheduledExecutorService threads =
            Executors.newScheduledThreadPool(
                    THREADS,
                    work -> {
                        Thread thread = new Thread(work, "stripe-simulator-webhooks");
                        thread.setDaemon(true);
                        return thread;
                    });
    private final List<WebhookEndpoint> endpoints = new CopyOnWriteArrayList<>();

    public Webhooks(StripeWorld world, long seed) {
        this.archive = world.archive();
        this.random = new SplittableRandom(seed);
        world.onEvent(this::tell);
    }

    /** Registers an endpoint, which is sent what happens from now on. */
    public synchronized WebhookEndpoint add(URI url, WebhookPlan plan) {
        WebhookEndpoint endpoint =
                new WebhookEndpoint(url, plan, archive, client, threads, random.split());
        endpoints.add(endpoint);
        return endpoint;
    }

    /** Sends an endpoint nothing more, but what it has not taken yet. */
    public void remove(WebhookEndpoint endpoint) {
        endpoints.remove(endpoint);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private void tell(SentEvent event) {
        List<WebhookEndpoint> wanting =
                endpoints.stream().filter(endpoint -> endpoint.wants(event)).toList();
        if (!wanting.isEmpty()) {
            archive.pendingWebhooks(event.account(), event.id(), wanting.size());
            wanting.forEach(endpoint -> endpoint.send(event));
        }
    }
}
