package dev.tributary.hl7;

import static org.awaitility.Awaitility.await;

import dev.tributary.commons.testing.FreePort;
import dev.tributary.commons.testing.PolledSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;

/** A whole task with its sockets, and a test in the place of Kafka Connect and of Kafka. */
final class RunningTask extends PolledSource<Hl7MllpSourceTask> {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final InetSocketAddress address;

    private RunningTask(Map<String, String> props, InetSocketAddress address) {
        super(Hl7MllpSourceTask::new, props);
        this.address = address;
    }

    /**
     * Starts a task that nothing is remembered of.
     *
     * @param options besides what it cannot do without
     */
    static RunningTask start(Map<String, String> options) {
        InetSocketAddress address =
                new InetSocketAddress(InetAddress.getLoopbackAddress(), FreePort.next());
        Map<String, String> props = new HashMap<>(options);
        props.put("name", "task-test-" + address.getPort());
        props.put("topic.prefix", "h");
        props.put("listeners", "127.0.0.1:" + address.getPort());
        RunningTask running = new RunningTask(props, address);
        running.start();
        return running;
    }

    /** A sender's connection, made as soon as the task listens. */
    Socket connect() {
        return await().atMost(LIMIT)
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(
                        () -> {
                            Socket socket = new Socket();
                            socket.connect(address);
                            return socket;
                        },
                        socket -> true);
    }

    /** Polls until a record of that topic has come; returns all that came with and before it. */
    List<SourceRecord> pollUntil(String topic) {
        return pollUntil(record -> record.topic().equals(topic));
    }

    /** The same, until a record is as wanted. */
    List<SourceRecord> pollUntil(Predicate<SourceRecord> wanted) {
        List<SourceRecord> polled = new ArrayList<>();
        await().atMost(LIMIT)
                .until(
                        () -> {
                            polled.addAll(poll());
                            return polled.stream().anyMatch(wanted);
                        });
        return polled;
    }

    /** The link of the audit chain that came last among these. */
    static Struct link(List<SourceRecord> records) {
        return (Struct)
                records.stream()
                        .filter(record -> record.topic().equals("h.audit"))
                        .reduce((first, second) -> second)
                        .orElseThrow()
                        .value();
    }
}
