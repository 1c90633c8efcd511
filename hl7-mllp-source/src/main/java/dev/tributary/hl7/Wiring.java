package dev.tributary.hl7;

import dev.tributary.commons.audit.AuditOrigin;
import dev.tributary.commons.audit.AuditTrail;
import dev.tributary.commons.audit.ConfigFiles;
import dev.tributary.commons.audit.ConfigHash;
import dev.tributary.commons.config.ValidationOptions;
import dev.tributary.commons.crypto.KeyedDigest;
import dev.tributary.commons.delivery.Copies;
import dev.tributary.commons.delivery.DeliveryQueue;
import dev.tributary.commons.delivery.DropHazard;
import dev.tributary.commons.issue.Origin;
import dev.tributary.commons.issue.PayloadKeeper;
import dev.tributary.commons.metrics.ConnectorMetrics;
import dev.tributary.commons.source.PollBatches;
import dev.tributary.commons.source.QueueGauges;
import dev.tributary.hl7.ack.Acknowledgements;
import dev.tributary.hl7.ack.Replies;
import dev.tributary.hl7.front.FrontMetrics;
import dev.tributary.hl7.front.MllpListener;
import dev.tributary.hl7.map.Interpreter;
import dev.tributary.hl7.parse.Continuations;
import dev.tributary.hl7.validate.MessageValidator;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.source.SourceTaskContext;

/** Puts the parts of one task together, from its configuration; each part knows only its next. */
final class Wiring {

    private static final String SOURCE_SYSTEM = "hl7";
    private static final String METRICS_TYPE = "hl7-mllp-source";

    private final Map<String, String> props;
    private final Hl7MllpSourceConfig config;
    private final SourceTaskContext context;
    private final Clock clock;
    private final long startEpoch;
    private final Origin origin;
    private final Optional<byte[]> digestKey;
    private final MessageValidator validator;
    private final AuditTrail audit;

    /** Of the connector and the task, for threads. */
    final String name;

    final DeliveryQueue queue;
    final ConnectorMetrics metrics;
    final PayloadKeeper payloads;
    final MllpListener listener;
    final Lookout lookout;

    /**
     * Wires a task up; nothing listens yet.
     *
     * @param props the task's configuration
     * @param context gives what earlier starts have committed
     * @param clock the time
     */
    Wiring(Map<String, String> props, SourceTaskContext context, Clock clock) {
        this.props = props;
        this.config = new Hl7MllpSourceConfig(props);
        ListenerRules.check(config);
        this.context = context;
        this.clock = clock;
        this.startEpoch = clock.millis();
        this.origin = new Origin(SOURCE_SYSTEM, config.connector(), config.task());
        this.name = origin.connector() + "-" + origin.task();
        this.digestKey = config.digest().key();
        this.validator = new MessageValidator(config.validation());
        this.queue =
                new DeliveryQueue(
                        config.delivery().queueMaxRecords(),
                        config.delivery().queueMaxBytes(),
                        config.delivery().ackTimeout(),
                        System::nanoTime);
        this.payloads = PayloadKeeper.open(config.deadLetters());
        RecordTargets targets =
                new RecordTargets(
                        origin,
                        config.topics(),
                        new Hl7Offsets(startEpoch),
                        payloads,
                        config.messages(),
                        config.listener().tls().enabled());
        StatusReports statuses = new StatusReports(origin, targets, queue, clock);
        Feeds feeds = new Feeds(config.feeds(), clock);
        Continuations continuations = new Continuations(config.continuations(), clock);
        KeptParts keptParts = new KeptParts(continuations, context, origin.task());
        this.audit = audit(keptParts);
        keptParts.tell(statuses);
        this.lookout = new Lookout(feeds, continuations, statuses, clock);
        this.metrics =
                ConnectorMetrics.open(METRICS_TYPE, origin.connector(), origin.task(), clock);
        MessageIntake intake = intake(targets, feeds, continuations, statuses);
        this.listener = listener(intake, statuses);
        queue.onRoom(listener::lookAgain);
        registerGauges(feeds, continuations);
        metrics.gauge("ignored-total", "Messages of types not wanted.", intake::ignored);
    }

    /** What the task's polls return. */
    PollBatches batches() {
        return new PollBatches(queue, audit, config.delivery().batchMaxRecords());
    }

    private AuditTrail audit(KeptParts keptParts) {
        AuditOrigin who =
                AuditOrigin.of(
                        origin,
                        Hl7MllpSourceConnector.class,
                        startEpoch,
                        ConfigHash.of(
                                props,
                                Hl7MllpSourceConfig.definition(),
                                ConfigFiles.of(props, List.of(ValidationOptions.RULES_FILE))));
        return AuditTrail.open(
                who,
                context,
                config.topics().audit(),
                KeyedDigest.of(digestKey, "audit"),
                queue,
                keptParts::remembered,
                clock);
    }

    private MessageIdentities identities() {
        MessageIdentities identities =
                new MessageIdentities(
                        digestKey,
                        config.duplicates(),
                        config.listener().listeners(),
                        startEpoch,
                        DropHazard.in(props),
                        metrics.counter("repetitions-total", "Messages that had come before."));
        identities.restore(context);
        return identities;
    }

    private MessageIntake intake(
            RecordTargets targets,
            Feeds feeds,
            Continuations continuations,
            StatusReports statuses) {
        MessageIdentities identities = identities();
        KeyedDigest payloadDigest = KeyedDigest.of(digestKey, "payload");
        Settlement settlement =
                new Settlement(
                        queue,
                        identities,
                        payloadDigest,
                        new Copies(config.copies().copies()),
                        () -> listener.lookAgain());
        MessageDelivery delivery =
                new MessageDelivery(
                        settlement,
                        new DeadLetters(settlement, targets, payloadDigest),
                        targets,
                        identities,
                        config.delivery().onDropped(),
                        config.delivery().onDeadLetter(),
                        feeds::heard);
        return new MessageIntake(
                new Interpreter(config.messages(), validator, clock),
                delivery,
                new FragmentDelivery(settlement, delivery, targets, continuations, statuses),
                new Replies(config.acks().mode(), new Acknowledgements(clock)));
    }

    private MllpListener listener(MessageIntake intake, StatusReports statuses) {
        Duration pauseDetection = config.delivery().pauseDetection();
        return new MllpListener(
                name,
                config.listener(),
                config.delivery().ackTimeout(),
                intake,
                new FrontMetrics(metrics),
                () -> queue.hasRoom() && queue.idleFor().compareTo(pauseDetection) < 0,
                statuses,
                clock);
    }

    private void registerGauges(Feeds feeds, Continuations continuations) {
        QueueGauges.register(queue, metrics);
        metrics.gauge("listeners-bound", "Addresses that are bound.", listener::boundCount);
        metrics.gauge(
                "timed-out-total",
                "Deliveries that ended after ack.timeout.ms.",
                () -> queue.counts().timedOut());
        metrics.gauge("feeds-silent", "Feeds silent beyond their interval.", feeds::silent);
        metrics.gauge("fragments-kept", "Parts that wait for the rest.", continuations::size);
    }
}
