package dev.tributary.stripe;

import dev.tributary.api.source.SourceRun;
import dev.tributary.commons.config.PluginVersion;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;

/** Reads a share of the accounts. */
public final class StripeSourceTask extends SourceTask {

    private final Clock clock;
    private SourceRun run;

    /** A task that is not started. */
    public StripeSourceTask() {
        this(Clock.systemUTC());
    }

    /** A task that takes its time from there. */
    StripeSourceTask(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String version() {
        return PluginVersion.of(StripeSourceConnector.class);
    }

    @Override
    public void start(Map<String, String> props) {
        run = SourceRun.open(StripeSourceConfig.SOURCE, props, context, clock);
        new Wiring(run, new StripeSourceConfig(props)).wire();
        run.start();
    }

    @Override
    public List<SourceRecord> poll() throws InterruptedException {
        return run.poll();
    }

    @Override
    public void commitRecord(SourceRecord record, RecordMetadata metadata) {
        run.commitRecord(record, metadata);
    }

    /** The port of the listener for webhooks, once it has its address. */
    Optional<Integer> listeningPort() {
        return run.listeningPort();
    }

    @Override
    public void stop() {
        if (run != null) {
            run.stop();
        }
    }
}
