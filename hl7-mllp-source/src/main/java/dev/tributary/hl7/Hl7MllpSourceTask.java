package dev.tributary.hl7;

import dev.tributary.commons.config.PluginVersion;
import dev.tributary.commons.delivery.DeliveredRecord;
import dev.tributary.commons.source.PollBatches;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;

/** Runs a share of the listeners: wires them up, hands records over, passes commits back. */
public final class Hl7MllpSourceTask extends SourceTask {

    private Wiring wiring;
    private PollBatches batches;

    @Override
    public String version() {
        return PluginVersion.of(Hl7MllpSourceConnector.class);
    }

    @Override
    public void start(Map<String, String> props) {
        wiring = new Wiring(props, context, Clock.systemUTC());
        batches = wiring.batches();
        wiring.payloads.watch(wiring.name);
        wiring.listener.start();
    }

    @Override
    public List<SourceRecord> poll() throws InterruptedException {
        wiring.lookout.look();
        return batches.next();
    }

    @Override
    public void commitRecord(SourceRecord record, RecordMetadata metadata) {
        DeliveredRecord.commit(record, metadata);
    }

    /** Frees the port before it returns; answers to what was read go out a little later. */
    @Override
    public void stop() {
        if (wiring == null) {
            return;
        }
        wiring.queue.close();
        wiring.listener.stop(wiring.queue::abandon);
        wiring.payloads.close();
        wiring.metrics.close();
    }
}
