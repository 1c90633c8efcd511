package dev.tributary.api.sample;

import dev.tributary.api.source.SourceRun;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;

/** Reads a share of the accounts. */
public final class SampleSourceTask extends SourceTask {

    private SourceRun run;

    @Override
    public String version() {
        return "1";
    }

    @Override
    public void start(Map<String, String> props) {
        run = SourceRun.open(SampleConfig.SOURCE, props, context, Clock.systemUTC());
        new SampleWiring(run, new SampleConfig(props)).wire();
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

    /** For tests that let the system choose a port. */
    int port() {
        return run.listeningPort().orElse(0);
    }
}
