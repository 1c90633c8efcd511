package dev.tributary.x12;

import dev.tributary.commons.config.PluginVersion;
import dev.tributary.commons.delivery.DeliveredRecord;
import dev.tributary.commons.source.PollBatches;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;

/** Reads a share of the files: wires its parts up, hands records over, passes commits back. */
public final class X12SourceTask extends SourceTask {

    private static final Duration STOP_WAIT = Duration.ofSeconds(5);

    private final Clock clock;
    private volatile Wiring wiring; // Connect tells of offsets before the start is over, too
    private PollBatches batches;
    private Thread reader;
    private volatile Thread poller;

    /** As Connect makes it. */
    public X12SourceTask() {
        this(Clock.systemUTC());
    }

    /** By another clock. */
    X12SourceTask(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String version() {
        return PluginVersion.of(X12SourceConnector.class);
    }

    @Override
    public void start(Map<String, String> props) {
        wiring = new Wiring(props, context, clock);
        batches = wiring.batches();
        wiring.payloads.watch(wiring.name);
        reader = new Thread(wiring.loop, wiring.name + "-files");
        reader.setDaemon(true);
        reader.start();
    }

    @Override
    public List<SourceRecord> poll() throws InterruptedException {
        poller = Thread.currentThread();
        return batches.next();
    }

    @Override
    public void commitRecord(SourceRecord record, RecordMetadata metadata) {
        if (metadata != null && Thread.currentThread() == poller) {
            wiring.kept.comeWithRecords();
        }
        DeliveredRecord.commit(record, metadata);
    }

    /** Connect has written offsets, on a thread of its own: the reading thread looks which. */
    @Override
    public void commit() {
        Wiring started = wiring;
        if (started != null && started.kept.areLookedUp()) {
            started.signals.post(started.loop::offsetsWritten);
        }
    }

    /** What is not settled by now is read again from where the offsets are. */
    @Override
    public void stop() {
        if (wiring == null) {
            return;
        }
        wiring.signals.stop();
        wiring.queue.abandon();
        try {
            reader.join(STOP_WAIT.toMillis());
            if (reader.isAlive()) {
                // It waits for a disk or a server.
                reader.interrupt();
                reader.join(STOP_WAIT.toMillis());
            }
        } catch (InterruptedException hurry) {
            reader.interrupt();
            Thread.currentThread().interrupt();
        }
        wiring.payloads.close();
        wiring.metrics.close();
    }
}
