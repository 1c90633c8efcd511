package dev.tributary.e2e;

import dev.tributary.api.sample.SampleHook;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends webhooks as a provider does: each is sent again until it is answered 200, and some once
 * more after that.
 */
final class HookSender implements AutoCloseable {
    private static final int THREADS = 4;
    private static final int TWICE = 7;
    private static final long AGAIN = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long BETWEEN = TimeUnit.MILLISECONDS.toNanos(20);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final URI url;
    private final String secret;
    private final String account;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final Queue<String> taken = new ConcurrentLinkedQueue<>();
    private final Queue<String> signatures = new ConcurrentLinkedQueue<>();
    private final Queue<Integer> strange = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean ended;

    private HookSender(URI url, String secret, String account) {
        this.url = url;
        this.secret = secret;
        this.account = account;
    }

    static HookSender start(URI url, String secret, String account) {
        HookSender sender = new HookSender(url, secret, account);
        for (int i = 0; i < THREADS; i++) {
            Thread thread = new Thread(sender::run, "hook-sender-" + i);
            thread.setDaemon(true);
            sender.threads.add(thread);
            thread.start();
        }
        return sender;
    }

    private void run() {
        try {
            while (!ended) {
                int number = next.getAndIncrement();
                String id = "evt_" + number;
                sendUntilTaken(id);
                taken.add(id);
                if (number % TWICE == 0) {
                    sendUntilTaken(id);
                }
                LockSupport.parkNanos(BETWEEN);
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    private void sendUntilTaken(String id) throws InterruptedException {
        while (!send(id)) {
            refused.incrementAndGet();
            LockSupport.parkNanos(AGAIN);
        }
    }

    private boolean send(String id) throws InterruptedException {
        byte[] body = SampleHook.body(id, account);
        String signature = SampleHook.signature(secret, Instant.now(), body);
        signatures.add(signature.substring(signature.indexOf("v1=") + 3));
        HttpRequest request =
                HttpRequest.newBuilder(url)
                        .timeout(Duration.ofSeconds(20))
                        .header("Stripe-Signature", signature)
                        .POST(BodyPublishers.ofByteArray(body))
                        .build();
        try {
            int status = http.send(request, BodyHandlers.discarding()).statusCode();
            if (status != 200 && status != 503) {
                strange.add(status);
            }
            return status == 200;
        } catch (IOException gone) {
            // The worker was killed, or nobody listens yet: as any sender, it comes again.
            return false;
        }
    }

    /** Ids of events that were answered 200, in any order. */
    List<String> taken() {
        return List.copyOf(taken);
    }

    /** How often an event was not taken. */
    int refused() {
        return refused.get();
    }

    /** Answers that are neither 200 nor 503. */
    List<Integer> strange() {
        return List.copyOf(strange);
    }

    /** What proved the sender; for searches. */
    List<String> signatures() {
        return List.copyOf(signatures);
    }

    /** Ends when all that was begun is taken. */
    @Override
    public void close() {
        ended = true;
        try {
            for (Thread thread : threads) {
                thread.join(TimeUnit.SECONDS.toMillis(60));
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
        threads.forEach(Thread::interrupt);
    }
}
