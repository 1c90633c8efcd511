package dev.tributary.commons.audit;

import dev.tributary.commons.crypto.KeyedDigest;
import dev.tributary.commons.delivery.Delivery;
import dev.tributary.commons.delivery.DeliveryCounts;
import dev.tributary.commons.delivery.DeliveryQueue;
import dev.tributary.commons.delivery.Outcome;
import dev.tributary.commons.delivery.RecordDraft;
import dev.tributary.commons.delivery.SourcePartition;
import dev.tributary.commons.delivery.SourcePosition;
import dev.tributary.commons.delivery.Tally;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTaskContext;

/**
 * Makes one poll batch of what was drained: every record gets its audit id, and the batch's own
 * link of the audit chain comes last, in the same transaction.
 *
 * <p>An audit record that a transform drops fails the task: a gap in the audit is not ours to
 * decide. Used by the task's thread alone.
 */
public final class AuditTrail {

    private final AuditChain chain;
    private final String topic;
    private final Map<String, String> partition;
    private final KeyedDigest digest;
    private final DeliveryQueue queue;
    private final Supplier<Map<String, Object>> besides;
    private final Clock clock;
    private DeliveryCounts reported = DeliveryCounts.NONE;

    /**
     * Opens the trail of one start of a task.
     *
     * @param origin who acts
     * @param context gives the end of the chain that the last start left
     * @param topic the audit topic
     * @param digest keyed digest for the payloads of a batch
     * @param queue whose deliveries are counted
     * @param besides what else the task wants remembered in the offset of each link, under names of
     *     its own
     * @param clock gives the time of each link
     */
    public static AuditTrail open(
            AuditOrigin origin,
            SourceTaskContext context,
            String topic,
            KeyedDigest digest,
            DeliveryQueue queue,
            Supplier<Map<String, Object>> besides,
            Clock clock) {
        Map<String, String> partition = partition(origin.origin().task());
        Optional<ChainLink> previous =
                Optional.ofNullable(context.offsetStorageReader().offset(partition))
                        .map(ChainLink::fromOffset);
        return new AuditTrail(
                new AuditChain(origin, previous, clock),
                topic,
                partition,
                digest,
                queue,
                besides,
                clock);
    }

    /** The source partition under which a task's chain is remembered. */
    public static Map<String, String> partition(int task) {
        return SourcePartition.of("kind", "audit", "task", String.valueOf(task));
    }

    private AuditTrail(
            AuditChain chain,
            String topic,
            Map<String, String> partition,
            KeyedDigest digest,
            DeliveryQueue queue,
            Supplier<Map<String, Object>> besides,
            Clock clock) {
        this.chain = chain;
        this.topic = topic;
        this.partition = partition;
        this.digest = digest;
        this.queue = queue;
        this.besides = besides;
        this.clock = clock;
    }

    /**
     * The records of one poll batch; the first batch of a start opens the chain.
     *
     * @param deliveries what was drained; only the first batch may be empty
     */
    public List<SourceRecord> batch(List<Delivery> deliveries) {
        String action = chain.last().isEmpty() ? "start" : "ingest";
        String auditId = chain.nextAuditId();
        List<SourceRecord> records = new ArrayList<>();
        for (Delivery delivery : deliveries) {
            records.addAll(delivery.toRecords(auditId, records.size()));
        }
        DeliveryCounts ended = queue.counts();
        RecordDraft link =
                link(action, count(deliveries, records.size()), ended.minus(reported), deliveries);
        reported = ended;
        records.addAll(
                new Delivery(List.of(link), new Tally(Tally.Kind.STATUS, 0, null), this::linkEnded)
                        .toRecords(auditId, records.size()));
        return records;
    }

    private RecordDraft link(
            String action, AuditCounts counts, DeliveryCounts ended, List<Delivery> deliveries) {
        var value = chain.append(action, counts, ended, digestOf(deliveries));
        return RecordDraft.of(
                SourcePosition.of(partition, offset()), topic, null, value, clock.millis());
    }

    private Map<String, Object> offset() {
        Map<String, Object> offset = new HashMap<>(besides.get());
        offset.putAll(chain.last().orElseThrow().toOffset());
        return offset;
    }

    private void linkEnded(Outcome outcome) {
        if (outcome == Outcome.DROPPED) {
            queue.failFiltered("an audit record", topic);
        }
    }

    private String digestOf(List<Delivery> deliveries) {
        if (!digest.isPresent()) {
            return null;
        }
        byte[][] payloads =
                deliveries.stream()
                        .map(delivery -> delivery.tally().digest())
                        .filter(d -> d != null)
                        .toArray(byte[][]::new);
        return digest.hex(payloads).orElseThrow();
    }

    private static AuditCounts count(List<Delivery> deliveries, long records) {
        Map<Tally.Kind, Long> kinds =
                deliveries.stream()
                        .collect(
                                Collectors.groupingBy(
                                        delivery -> delivery.tally().kind(),
                                        Collectors.counting()));
        return new AuditCounts(
                records,
                kinds.getOrDefault(Tally.Kind.VALID, 0L),
                kinds.getOrDefault(Tally.Kind.WARNING, 0L),
                kinds.getOrDefault(Tally.Kind.ERROR, 0L),
                kinds.getOrDefault(Tally.Kind.DEAD_LETTER, 0L),
                deliveries.stream().mapToLong(delivery -> delivery.tally().bytes()).sum());
    }
}
