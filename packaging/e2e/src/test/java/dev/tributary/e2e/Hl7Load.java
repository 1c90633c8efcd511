package dev.tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tributary.cluster.MllpClient;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Senders that behave as hospitals' do: each sends in order over a connection of its own with a few
 * messages under way, and after a failure connects again and repeats what was not acknowledged.
 */
final class Hl7Load implements AutoCloseable {
    private static final int WINDOW = 4;
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(40);
    private static final Duration CONNECT_AGAIN_AFTER = Duration.ofMillis(100);

    private final String name;
    private final InetSocketAddress listener;
    private final ExecutorService threads;
    private final List<Future<?>> senders = new ArrayList<>();
    private final ConcurrentLinkedQueue<String> acknowledged = new ConcurrentLinkedQueue<>();
    private final AtomicInteger failures = new AtomicInteger();
    private volatile boolean stopping;

    private Hl7Load(String name, InetSocketAddress listener, int connections, int messagesEach) {
        this.name = name;
        this.listener = listener;
        this.threads = Executors.newFixedThreadPool(connections);
        for (int connection = 0; connection < connections; connection++) {
            Sender sender = new Sender(connection, messagesEach);
            senders.add(threads.submit(sender::run));
        }
    }

    static Hl7Load start(InetSocketAddress listener, int connections, int messagesEach) {
        return new Hl7Load("C", listener, connections, messagesEach);
    }

    /** Goes on until it is stopped. */
    static Hl7Load startEndless(InetSocketAddress listener, int connections) {
        return startEndless("C", listener, connections);
    }

    /**
     * Goes on until it is stopped.
     *
     * @param name tells its senders from another load's
     */
    static Hl7Load startEndless(String name, InetSocketAddress listener, int connections) {
        return new Hl7Load(name, listener, connections, Integer.MAX_VALUE);
    }

    /** The sender that a control id came from, as in {@code C03}. */
    static String connectionOf(String controlId) {
        return controlId.substring(0, controlId.indexOf('-'));
    }

    /** The place of a message among its sender's. */
    static int numberOf(String controlId) {
        return Integer.parseInt(controlId.substring(controlId.indexOf('-') + 1));
    }

    /** Control ids that were answered AA, as of now. */
    List<String> acknowledged() {
        return List.copyOf(acknowledged);
    }

    int acknowledgedCount() {
        return acknowledged.size();
    }

    /** Returns when so many more were answered AA. */
    void awaitMore(int messages, Duration limit) {
        int before = acknowledgedCount();
        await().atMost(limit).until(() -> acknowledgedCount() >= before + messages);
    }

    /** How often a connection was lost or could not be made. */
    int failures() {
        return failures.get();
    }

    /** Waits until all senders are done. */
    void awaitEnd(Duration limit) {
        try {
            for (Future<?> sender : senders) {
                sender.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (Exception e) {
            throw new AssertionError(
                    "after " + acknowledged.size() + " acknowledgements a sender failed", e);
        }
    }

    /** Lets each sender receive one more answer, then ends it. */
    void stop() {
        stopping = true;
        awaitEnd(ANSWER_LIMIT.plusSeconds(10));
    }

    @Override
    public void close() {
        stop();
        threads.shutdown();
    }

    /** One connection after the other; at most one at a time. */
    private final class Sender {
        private final String sender;
        private final int messages;
        private final Deque<String> underWay = new ArrayDeque<>();
        private int next;

        Sender(int connection, int messages) {
            this.sender = "%s%02d".formatted(name, connection);
            this.messages = messages;
        }

        void run() {
            while (!isDone()) {
                try (MllpClient client = MllpClient.connect(listener, ANSWER_LIMIT)) {
                    repeatWhatWasNotAcknowledged(client);
                    while (!isDone()) {
                        sendAndReceive(client);
                    }
                } catch (IOException e) {
                    failures.incrementAndGet();
                    LockSupport.parkNanos(CONNECT_AGAIN_AFTER.toNanos());
                }
            }
        }

        private boolean isDone() {
            return stopping || (next == messages && underWay.isEmpty());
        }

        private void repeatWhatWasNotAcknowledged(MllpClient client) throws IOException {
            for (String id : underWay) {
                client.send(message(id));
            }
        }

        private void sendAndReceive(MllpClient client) throws IOException {
            while (underWay.size() < WINDOW && next < messages) {
                String id = "%s-%06d".formatted(sender, next++);
                underWay.add(id);
                client.send(message(id));
            }
            String answer = Hl7Messages.answer(client.readAcknowledgement());
            assertThat(answer).isEqualTo("AA " + underWay.peek());
            acknowledged.add(underWay.remove());
        }

        /** Three patients to a sender, so that a key's messages come in turn. */
        private byte[] message(String id) {
            return Hl7Messages.admission(id, sender + "P" + numberOf(id) % 3);
        }
    }
}
