package dev.tributary.x12;

import dev.tributary.commons.audit.AuditOrigin;
import dev.tributary.commons.audit.AuditTrail;
import dev.tributary.commons.audit.ConfigFiles;
import dev.tributary.commons.audit.ConfigHash;
import dev.tributary.commons.config.DigestOptions;
import dev.tributary.commons.crypto.KeyedDigest;
import dev.tributary.commons.delivery.Copies;
import dev.tributary.commons.delivery.DeliveryQueue;
import dev.tributary.commons.delivery.RecordDraft;
import dev.tributary.commons.issue.Origin;
import dev.tributary.commons.issue.PayloadKeeper;
import dev.tributary.commons.metrics.ConnectorMetrics;
import dev.tributary.commons.source.Outlet;
import dev.tributary.commons.source.PollBatches;
import dev.tributary.commons.source.QueueGauges;
import dev.tributary.commons.source.Signals;
import dev.tributary.x12.ack.Acknowledger;
import dev.tributary.x12.ack.Acknowledgment;
import dev.tributary.x12.ack.ControlNumbers;
import dev.tributary.x12.front.FileHead;
import dev.tributary.x12.front.FileStore;
import dev.tributary.x12.front.FileStores;
import dev.tributary.x12.front.Fingerprint;
import dev.tributary.x12.front.Fingerprints;
import dev.tributary.x12.front.InputOptions;
import dev.tributary.x12.front.InputRules;
import dev.tributary.x12.front.Selection;
import dev.tributary.x12.grammar.Grammars;
import dev.tributary.x12.map.Answers;
import dev.tributary.x12.map.MappedRecord;
import dev.tributary.x12.map.X12Mapper;
import dev.tributary.x12.parse.InterchangeReader;
import dev.tributary.x12.parse.ReaderOptions;
import dev.tributary.x12.partner.TradingPartners;
import dev.tributary.x12.validate.X12ValidationOptions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.source.SourceTaskContext;

/** Puts the parts of one task together, from its configuration; each part knows only its next. */
final class Wiring {

    private static final String SOURCE_SYSTEM = "x12";
    private static final String METRICS_TYPE = "x12-source";
    private static final int MAX_ISSUES = 1_000;

    private final Map<String, String> props;
    private final X12SourceConfig config;
    private final FlowOptions flow;
    private final SourceTaskContext context;
    private final Clock clock;
    private final long startEpoch;
    private final Origin origin;
    private final Optional<byte[]> digestKey;
    private final X12Offsets offsets;
    private final Map<Integer, Bucket> buckets = new HashMap<>();
    private final RecordTargets targets;
    private final TradingPartners partners;
    private final Grammars grammars;
    private final X12ValidationOptions validation;
    private final RecordRules rules;
    private final AuditTrail audit;

    /** Of the connector and the task, for threads. */
    final String name;

    final Signals signals = new Signals();
    final DeliveryQueue queue;
    final ConnectorMetrics metrics;
    final PayloadKeeper payloads;
    final KeptOffsets kept;
    final FileLoop loop;

    /**
     * Wires a task up; nothing is read yet but offsets.
     *
     * @param props the task's configuration
     * @param context gives what earlier starts have committed
     * @param clock the time
     */
    Wiring(Map<String, String> props, SourceTaskContext context, Clock clock) {
        this.props = props;
        this.config = new X12SourceConfig(props);
        this.flow = config.flow();
        InputRules.check(config.input(), config.acks().outputPath());
        this.context = context;
        this.clock = clock;
        this.startEpoch = clock.millis();
        this.origin = new Origin(SOURCE_SYSTEM, config.connector(), config.task());
        this.name = origin.connector() + "-" + origin.task();
        this.digestKey = digestKey();
        this.offsets = new X12Offsets(startEpoch);
        // No sender waits at the other end, so nothing can be too late.
        this.queue =
                new DeliveryQueue(
                        flow.queueMaxRecords(),
                        flow.queueMaxBytes(),
                        Duration.ZERO,
                        System::nanoTime);
        this.validation = config.validation();
        this.partners = TradingPartners.of(config.partners(), validation.modes());
        this.rules = RecordRules.of(validation.common().rulesFile(), partners);
        this.grammars = config.grammars().grammars();
        partners.refuseUnknownOverlays(grammars.overlays());
        validation.refuseUnknownNames(grammars, partners.namesAndStranger());
        this.payloads = PayloadKeeper.open(config.deadLetters());
        this.targets =
                new RecordTargets(
                        origin,
                        config.topics(),
                        payloads,
                        flow.maxRecordBytes(),
                        transport(config.input()));
        this.metrics =
                ConnectorMetrics.open(METRICS_TYPE, origin.connector(), origin.task(), clock);
        this.audit = audit();
        this.kept = new KeptOffsets(offsets, context);
        this.loop = loop();
        queue.onRoom(signals::wake);
        registerGauges();
    }

    /** What a file's transport is called: the shell's own, or none but a disk. */
    private static String transport(InputOptions input) {
        return input.scheme() == InputOptions.Scheme.SFTP ? "ssh" : "file";
    }

    private Optional<byte[]> digestKey() {
        Optional<byte[]> key = config.digest().key();
        if (key.isEmpty()) {
            throw new ConfigException(
                    DigestOptions.DIGEST_KEY
                            + ": files are known by a keyed digest of their content: make a key with"
                            + " 'openssl rand -base64 32', and keep it for good");
        }
        return key;
    }

    /** What the task's polls return. */
    PollBatches batches() {
        return new PollBatches(queue, audit, flow.batchMaxRecords());
    }

    private ConfigFiles filesRead() {
        return ConfigFiles.of(props, X12SourceConfig.FILES)
                .and("rules of partners", partners.rulesFiles());
    }

    private AuditTrail audit() {
        AuditOrigin who =
                AuditOrigin.of(
                        origin,
                        X12SourceConnector.class,
                        startEpoch,
                        ConfigHash.of(props, X12SourceConfig.definition(), filesRead()));
        return AuditTrail.open(
                who,
                context,
                config.topics().audit(),
                KeyedDigest.of(digestKey, "audit"),
                queue,
                Map::of,
                clock);
    }

    private FileLoop loop() {
        InputOptions input = config.input();
        FileStore store = FileStores.open(input, config.acks().outputPath());
        Outlet outlet =
                new Outlet(
                        queue,
                        new Copies(config.copies().copies()),
                        flow.onDropped(),
                        "its file has not been moved, and is read again from its start when the"
                                + " connector's offsets are deleted",
                        signals::post);
        X12Metrics counts = new X12Metrics(metrics);
        Duplicates duplicates = duplicates();
        Letters letters =
                new Letters(
                        targets,
                        KeyedDigest.of(digestKey, "letter"),
                        KeyedDigest.of(digestKey, "payload"));
        FileDesk desk =
                new FileDesk(
                        store,
                        new Selection(input, clock),
                        new Fingerprints(
                                store,
                                KeyedDigest.of(digestKey, "file"),
                                new FileHead(KeyedDigest.of(digestKey, "bucket")),
                                signals::isStopping),
                        outlet,
                        kept,
                        new StatusReports(origin, targets, offsets, clock),
                        counts,
                        KeyedDigest.of(digestKey, "record"),
                        clock,
                        input.after(),
                        config.acks().outputPath(),
                        (start, bucket) -> reading(start, bucket, letters, duplicates, counts),
                        this::answer);
        Optional<Completeness> completeness =
                Completeness.of(
                        input.after() != InputOptions.After.KEEP,
                        config.task(),
                        input.interval().plus(input.stable()),
                        startEpoch);
        return new FileLoop(desk, buckets, queue, signals, input.interval(), completeness);
    }

    private RecordDraft answer(Acknowledgment answer, Instant at) {
        MappedRecord record = Answers.sent(answer.partner(), answer.interchange(), at);
        return targets.record(new SizeRule(flow.maxRecordBytes()).acknowledgement(record), at);
    }

    private ReadingDesk reading(
            FilePosition start,
            Bucket bucket,
            Letters letters,
            Duplicates duplicates,
            X12Metrics counts) {
        Instant foundAt = Instant.ofEpochMilli(start.foundAt());
        ControlNumbers numbers =
                new ControlNumbers(
                        config.acks().firstControlNumber(),
                        bucket.number(),
                        Fingerprint.BUCKETS,
                        start.controls());
        return new ReadingDesk(
                interchanges(),
                new Judge(
                        new X12Mapper(config.records(), clock).inFile(start.file()),
                        rules,
                        flow.maxRecordBytes()),
                letters,
                targets,
                duplicates,
                // The same answer again when it is made again after a restart.
                new Acknowledger(config.acks(), Clock.fixed(foundAt, ZoneOffset.UTC), numbers),
                numbers,
                counts,
                foundAt);
    }

    private Interchanges interchanges() {
        return (source, start, number) ->
                new InterchangeReader(
                        source,
                        new ReaderOptions(flow.maxSegmentBytes(), MAX_ISSUES, start, number),
                        partners,
                        grammars,
                        validation.checks());
    }

    private Duplicates duplicates() {
        List<Map<String, String>> own = new ArrayList<>();
        List<Map<String, String>> others = new ArrayList<>();
        for (int bucket = 0; bucket < Fingerprint.BUCKETS; bucket++) {
            boolean ours = bucket % config.tasks() == config.task();
            (ours ? own : others).add(X12Offsets.partition(bucket));
        }
        restore(own);
        return new Duplicates(
                KeyedDigest.of(digestKey, "interchange"),
                KeyedDigest.of(digestKey, "place"),
                buckets,
                others,
                context,
                flow.interchangesPerBucket());
    }

    private void restore(List<Map<String, String>> own) {
        Map<Map<String, String>, Map<String, Object>> remembered =
                context.offsetStorageReader().offsets(own);
        for (Map<String, String> partition : own) {
            int bucket = X12Offsets.bucket(partition);
            Map<String, Object> offset = remembered.get(partition);
            buckets.put(
                    bucket,
                    new Bucket(
                            bucket,
                            offset == null ? BucketOffset.NONE : BucketOffset.fromMap(offset),
                            flow.interchangesPerBucket(),
                            offsets));
        }
    }

    private void registerGauges() {
        QueueGauges.register(queue, metrics);
        metrics.gauge("files-waiting", "Complete files not yet begun.", loop::waitingFiles);
        metrics.gauge("waiting-bytes", "Their bytes, packed as they are.", loop::waitingBytes);
        metrics.gauge("lag-ms", "Age of the oldest of them.", loop::lagMillis);
    }
}
