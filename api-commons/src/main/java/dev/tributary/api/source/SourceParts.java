package dev.tributary.api.source;

import dev.tributary.api.money.MoneyOptions;
import dev.tributary.commons.audit.AuditOrigin;
import dev.tributary.commons.audit.AuditTrail;
import dev.tributary.commons.audit.ConfigFiles;
import dev.tributary.commons.audit.ConfigHash;
import dev.tributary.commons.config.ValidationOptions;
import dev.tributary.commons.crypto.KeyedDigest;
import dev.tributary.commons.delivery.Copies;
import dev.tributary.commons.delivery.DeliveryQueue;
import dev.tributary.commons.issue.Origin;
import dev.tributary.commons.issue.PayloadKeeper;
import dev.tributary.commons.issue.rules.RuleSet;
import dev.tributary.commons.metrics.ConnectorMetrics;
import dev.tributary.commons.source.Outlet;
import dev.tributary.commons.source.PollBatches;
import dev.tributary.commons.source.QueueGauges;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.source.SourceTaskContext;

/** Puts the parts together that a task of any API has; each part knows only its next. */
final class SourceParts {

    private static final String NAME = "name";

    /** Options whose files decide what records say. */
    private static final List<String> FILES =
            List.of(ValidationOptions.RULES_FILE, MoneyOptions.TAG_RULES);

    final Clock clock;
    final long startEpoch;
    final SourceOptions options;
    final TaskShare share;
    final String name;
    final DeliveryQueue queue;
    final Copies copies;
    final ConnectorMetrics metrics;
    final PayloadKeeper payloads;
    final SourceOffsets offsets;
    final RecordTargets targets;
    final Outlet outlet;
    final Pages pages;
    final StatusReports statuses;
    final Letters letters;
    final Judge judge;
    final PollBatches batches;
    final WorkLoop work;

    SourceParts(
            ApiSource source, Map<String, String> props, SourceTaskContext context, Clock clock) {
        this.clock = clock;
        this.startEpoch = clock.millis();
        this.options = SourceOptions.from(new AbstractConfig(source.definition(), props, false));
        this.share = TaskShare.of(props);
        Origin origin =
                new Origin(source.system(), props.getOrDefault(NAME, "unnamed"), share.task());
        this.name = origin.connector() + "-" + origin.task();
        this.queue =
                new DeliveryQueue(
                        options.delivery().queueMaxRecords(),
                        options.delivery().queueMaxBytes(),
                        // Only the senders of webhooks wait; of what is fetched nothing is late.
                        options.webhook().listener().isPresent()
                                ? options.delivery().ackTimeout()
                                : Duration.ZERO,
                        System::nanoTime);
        this.copies = new Copies(options.copies().copies());
        Map<Schema, RuleSet> rules =
                options.validation().rules(source.records().values().stream().distinct().toList());
        this.payloads = PayloadKeeper.open(options.deadLetters());
        this.offsets = new SourceOffsets(startEpoch);
        this.targets = new RecordTargets(origin, options.topics(), digest("identity"));
        this.outlet =
                new Outlet(
                        queue,
                        copies,
                        options.delivery().onDropped(),
                        "then restart the task",
                        Runnable::run);
        this.pages = new Pages(outlet, targets, offsets);
        this.statuses = new StatusReports(origin, targets, outlet, offsets, clock);
        long maxRecordBytes = options.flow().maxRecordBytes();
        this.letters =
                new Letters(origin, targets, payloads, digest("payload"), maxRecordBytes, clock);
        this.judge = new Judge(byKind(source, rules), options.validation().mode(), maxRecordBytes);
        this.batches =
                new PollBatches(
                        queue,
                        audit(source, props, origin, context),
                        options.delivery().batchMaxRecords());
        this.metrics =
                ConnectorMetrics.open(
                        source.metricsType(), origin.connector(), origin.task(), clock);
        this.work = new WorkLoop(name, this::mayWork, queue, this::tell, metrics);
        queue.onRoom(work::lookAgain);
        QueueGauges.register(queue, metrics);
    }

    KeyedDigest digest(String purpose) {
        return KeyedDigest.of(options.digest().key(), purpose);
    }

    private static Map<String, RuleSet> byKind(ApiSource source, Map<Schema, RuleSet> rules) {
        Map<String, RuleSet> byKind = new HashMap<>();
        source.records()
                .forEach(
                        (kind, schema) ->
                                byKind.put(kind, rules.getOrDefault(schema, RuleSet.NONE)));
        return byKind;
    }

    private AuditTrail audit(
            ApiSource source, Map<String, String> props, Origin origin, SourceTaskContext context) {
        AuditOrigin who =
                AuditOrigin.of(
                        origin,
                        source.connector(),
                        startEpoch,
                        ConfigHash.of(props, source.definition(), ConfigFiles.of(props, FILES)));
        return AuditTrail.open(
                who, context, options.topics().audit(), digest("audit"), queue, Map::of, clock);
    }

    private boolean mayWork() {
        return queue.hasRoom()
                && queue.idleFor().compareTo(options.delivery().pauseDetection()) < 0;
    }

    private void tell(WorkPlan.News news) {
        statuses.change(
                statuses.status(
                        news.subject(), news.state(), news.code(), news.text(), null, Map.of()));
    }
}
