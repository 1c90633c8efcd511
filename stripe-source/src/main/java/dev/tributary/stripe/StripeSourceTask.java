package dev.tributary.stripe;

import dev.tributary.api.source.SourceRun;
import dev.tributary.commons.config.PluginVersion;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;

/** Reads a share of the accounts. */
public final class StripeSourceTask extends SourceTask {

    private SourceRun run;

    @Override
    public String version() {
        return PluginVersion.of(StripeSourceConnector.class);
    }

    @Override
    public void start(Map<String, String> props) {
        run = SourceRun.open(StripeSourceConfig.SOURCE, props, context, Clock.systemUTC());
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

    @Override
    public void stop() {
        if (run != null) {
            run.stop();
        }
    }
}
