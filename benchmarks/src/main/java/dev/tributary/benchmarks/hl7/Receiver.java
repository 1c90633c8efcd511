package dev.tributary.benchmarks.hl7;

import dev.tributary.benchmarks.Waiting;
import dev.tributary.cluster.Ports;
import dev.tributary.cluster.TopicReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/** A listener for MLLP and the topic that it fills: ours, or a peer's. */
final class Receiver {

    private final int port;
    private final String topic;
    private final TopicReader reader;
    private long nextId = 1;

    Receiver(int port, String topic, TopicReader reader) {
        this.port = port;
        this.topic = topic;
        this.reader = reader;
    }

    int port() {
        return port;
    }

    String topic() {
        return topic;
    }

    void awaitOpen() {
        Waiting.until("port " + port + " to open", () -> Ports.isOpen(port));
    }

    /** Senders to it; finish with them before the next ones are asked for. */
    MllpLoad senders(List<SampleMessage> samples, int connections, int window) throws IOException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        return MllpLoad.connect(address, samples, connections, window, nextId);
    }

    /** Closes senders, and requires that the topic holds each message that was accepted. */
    void finish(MllpLoad senders) throws IOException {
        nextId = senders.nextId();
        senders.close();
        // Under exactly-once the markers of transactions count too.
        long written =
                reader.end(topic).offsets().values().stream().mapToLong(Long::longValue).sum();
        if (written < nextId - 1) {
            throw new IllegalStateException(
                    (nextId - 1) + " messages were accepted, but the topic holds " + written);
        }
    }
}
