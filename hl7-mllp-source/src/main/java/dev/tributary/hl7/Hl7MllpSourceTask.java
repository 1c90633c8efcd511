package dev.tributary.hl7;

import dev.tributary.commons.audit.AuditOrigin;
import dev.tributary.commons.audit.AuditTrail;
import dev.tributary.commons.audit.ConfigHash;
import dev.tributary.commons.crypto.KeyedDigest;
import dev.tributary.commons.delivery.DeliveredRecord;
import dev.tributary.commons.delivery.Delivery;
import dev.tributary.commons.delivery.DeliveryQueue;
import dev.tributary.commons.issue.Origin;
import dev.tributary.commons.metrics.ConnectorMetrics;
import dev.tributary.hl7.ack.Acknowledgements;
import dev.tributary.hl7.ack.Replies;
import dev.tributary.hl7.front.FrontMetrics;
import dev.tributary.hl7.front.MllpListener;
import dev.tributary.hl7.map.Interpreter;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;

/** Runs a share of the listeners: wires them up, hands records over, passes commits back. */
public final class Hl7MllpSourceTask extends SourceTask {

    private static final String SOURCE_SYSTEM = "hl7";
    private static final Duration POLL_WAIT = Duration.ofMillis(800);

    private final Clock clock = Clock.systemUTC();
    private int batchSize;
    private DeliveryQueue queue;
    private AuditTrail audit;
    private boolean opened;
    private ConnectorMetrics metrics;
    private MllpListener listener;

    @Override
    public String version() {
        return PluginVersion.VERSION;
    }

    @Override
    public void start(Map<String, String> props) {
        Hl7MllpSourceConfig config = new Hl7MllpSourceConfig(props);
        ListenerRules.check(config);
        Origin origin = new Origin(SOURCE_SYSTEM, config.connector(), config.task());
        long startEpoch = clock.millis();
        batchSize = config.delivery().batchMaxRecords();
        queue =
                new DeliveryQueue(
                        config.delivery().queueMaxRecords(),
                        config.delivery().queueMaxBytes(),
                        System::nanoTime);
        audit = openAudit(props, config, origin, startEpoch);
        metrics =
                ConnectorMetrics.open("hl7-mllp-source", origin.connector(), origin.task(), clock);
        RecordTargets targets =
                new RecordTargets(
                        origin,
                        config.topics(),
                        new Hl7Offsets(startEpoch),
                        config.deadLetters().payload(),
                        config.messages().maxRecordBytes());
        listener = listener(props, config, origin, targets, startEpoch);
        registerGauges();
        listener.start();
    }

    private AuditTrail openAudit(
            Map<String, String> props, Hl7MllpSourceConfig config, Origin origin, long startEpoch) {
        AuditOrigin who =
                new AuditOrigin(
                        origin,
                        Hl7MllpSourceConnector.class.getName(),
                        version(),
                        AuditOrigin.thisPrincipal(),
                        AuditOrigin.thisWorker(),
                        startEpoch,
                        ConfigHash.of(props, Hl7MllpSourceConfig.definition()),
                        null);
        return AuditTrail.open(
                who,
                context,
                config.topics().audit(),
                KeyedDigest.of(config.digest().key(), "audit"),
                queue,
                clock);
    }

    private MessageDelivery delivery(
            Map<String, String> props,
            Hl7MllpSourceConfig config,
            RecordTargets targets,
            long startEpoch) {
        MessageIdentities identities =
                new MessageIdentities(
                        config.digest().key(),
                        config.duplicates(),
                        config.listener().listeners(),
                        startEpoch,
                        DropHazard.in(props),
                        metrics.counter("repetitions-total", "Messages that had come before."));
        identities.restore(context);
        return new MessageDelivery(
                queue,
                targets,
                config.delivery().onDropped(),
                config.delivery().onDeadLetter(),
                identities,
                KeyedDigest.of(config.digest().key(), "payload"),
                () -> listener.lookAgain());
    }

    private MllpListener listener(
            Map<String, String> props,
            Hl7MllpSourceConfig config,
            Origin origin,
            RecordTargets targets,
            long startEpoch) {
        Duration pauseDetection = config.delivery().pauseDetection();
        MessageIntake intake =
                new MessageIntake(
                        new Interpreter(config.messages(), config.validation().mode(), clock),
                        delivery(props, config, targets, startEpoch),
                        new Replies(config.acks().mode(), new Acknowledgements(clock)));
        queue.onRoom(() -> listener.lookAgain());
        return new MllpListener(
                origin.connector() + "-" + origin.task(),
                config.listener(),
                config.delivery().ackTimeout(),
                intake,
                new FrontMetrics(metrics),
                () -> queue.hasRoom() && queue.idleFor().compareTo(pauseDetection) < 0,
                new ListenerStatus(origin, targets, queue, clock),
                clock);
    }

    private void registerGauges() {
        metrics.gauge("queue-records", "Records not yet committed.", queue::records);
        metrics.gauge("queue-bytes", "Bytes received and not yet committed.", queue::bytes);
        metrics.gauge("listeners-bound", "Addresses that are bound.", listener::boundCount);
        metrics.gauge("delivered-total", "Deliveries committed.", () -> queue.counts().durable());
        metrics.gauge("dropped-total", "Deliveries dropped.", () -> queue.counts().dropped());
    }

    @Override
    public List<SourceRecord> poll() throws InterruptedException {
        if (!opened) {
            opened = true;
            return audit.batch(List.of());
        }
        List<Delivery> deliveries = queue.drain(batchSize, POLL_WAIT);
        return deliveries.isEmpty() ? null : audit.batch(deliveries);
    }

    @Override
    public void commitRecord(SourceRecord record, RecordMetadata metadata) {
        DeliveredRecord.commit(record, metadata);
    }

    /** Frees the port before it returns; answers to what was read go out a little later. */
    @Override
    public void stop() {
        if (listener == null) {
            return;
        }
        queue.close();
        listener.stop(queue::abandon);
        metrics.close();
    }
}
