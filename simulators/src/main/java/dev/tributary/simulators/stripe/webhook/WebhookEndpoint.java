package dev.tributary.simulators.stripe.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.simulators.stripe.model.Json;
import dev.tributary.simulators.stripe.world.Archive;
import dev.tributary.simulators.stripe.world.SentEvent;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** One endpoint: it is sent each event until it takes it. */
public final class WebhookEndpoint {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final long FIRST_RETRY_MILLIS = 200;
    private static final long LAST_RETRY_MILLIS = 5000;
    private static final long LATE_MILLIS = 300;

    private final URI url;
    private final WebhookPlan plan;
    private final Archive archive;
    private final HttpClient client;
    private final ScheduledExecutorService threads;
    private final SplittableRandom random;
    private final Set<String> delivered = ConcurrentHashMap.newKeySet();
    private final Map<Integer, Long> statuses = new ConcurrentHashMap<>();
    private final Set<String> signatures = ConcurrentHashMap.newKeySet();
    private final AtomicLong attempts = new AtomicLong();
    private final AtomicInteger open = new AtomicInteger();

    WebhookEndpoint(
            URI url,
            WebhookPlan plan,
            Archive archive,
            HttpClient client,
            ScheduledExecutorService threads,
            SplittableRandom random) {
        this.url = url;
        this.plan = plan;
        this.archive = archive;
        this.client = client;
        this.threads = threads;
        this.random = random;
    }

    /** Ids of the events that it answered with 2xx. */
    public Set<String> delivered() {
        return Set.copyOf(delivered);
    }

    /** How often something was sent, with what was sent again. */
    public long attempts() {
        return attempts.get();
    }

    /** Answers by HTTP status; 0 stands for no answer. */
    public Map<Integer, Long> statuses() {
        return Map.copyOf(statuses);
    }

    /** What has proved the sender, each as hex; for whoever looks where they may not be. */
    public Set<String> signatures() {
        return Set.copyOf(signatures);
    }

    /** Waits until nothing is to be sent; whether that came in time. */
    public boolean awaitIdle(Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        while (open.get() > 0) {
            if (System.nanoTime() > end) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return true;
    }

    boolean wants(SentEvent event) {
        return event.connected() == plan.connect()
                && (plan.types().isEmpty() || plan.types().contains(event.type()));
    }

    /** Sends an event, once or more, now or a little later. */
    synchronized void send(SentEvent event) {
        long late = random.nextDouble() < plan.disorder() ? LATE_MILLIS : 0;
        int times = random.nextDouble() < plan.duplicates() ? 2 : 1;
        for (int i = 0; i < times; i++) {
            open.incrementAndGet();
            schedule(event, late, FIRST_RETRY_MILLIS);
        }
    }

    private void schedule(SentEvent event, long delay, long retry) {
        threads.schedule(() -> attempt(event, retry), delay, TimeUnit.MILLISECONDS);
    }

    private void attempt(SentEvent event, long retry) {
        attempts.incrementAndGet();
        int status = post(body(event));
        statuses.merge(status, 1L, Long::sum);
        if (status >= 200 && status < 300) {
            if (delivered.add(event.id())) {
                archive.pendingWebhooks(event.account(), event.id(), 0);
            }
            open.decrementAndGet();
        } else {
            schedule(event, retry, Math.min(LAST_RETRY_MILLIS, retry * 2));
        }
    }

    private byte[] body(SentEvent event) {
        ObjectNode shown = event.event().deepCopy();
        shown.put("pending_webhooks", 1);
        plan.version()
                .ifPresent(
                        version -> {
                            shown.put("api_version", version.text());
                            shown.set("data", archive.data(event, version));
                        });
        return Json.pretty(shown);
    }

    private int post(byte[] body) {
        String signature =
                WebhookSignature.header(Instant.now(), body, plan.secrets().toArray(String[]::new));
        signatures.add(signature.substring(signature.indexOf("v1=") + 3));
        HttpRequest request =
                HttpRequest.newBuilder(url)
                        .timeout(TIMEOUT)
                        .header("Content-Type", "application/json; charset=utf-8")
                        .header("Stripe-Signature", signature)
                        .header("User-Agent", "Stripe/1.0 (simulated)")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            // Nobody there, or it hung up: sent again as after any answer but 2xx.
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }
}
