package dev.tributary.commons.audit;

import dev.tributary.commons.delivery.DeliveryCounts;
import dev.tributary.commons.record.AuditBatchRecord;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.connect.data.Struct;

/**
 * The audit chain of one start of one task: each link carries the hash of the one before, so a link
 * that is changed, removed or put in between shows.
 *
 * <p>The first link names the last chain that the task's offsets remember, which ties the starts
 * together. Used by the task's thread alone.
 */
public final class AuditChain {

    private final AuditOrigin origin;
    private final Clock clock;
    private final String chainId = UUID.randomUUID().toString();
    private final Optional<ChainLink> previousChain;
    private ChainLink last;

    /**
     * Opens a chain; its first link is yet to be written.
     *
     * @param origin who acts
     * @param previousChain the end of the last chain seen, if any
     * @param clock gives the time of each link
     */
    public AuditChain(AuditOrigin origin, Optional<ChainLink> previousChain, Clock clock) {
        this.origin = origin;
        this.previousChain = previousChain;
        this.clock = clock;
    }

    /** The id that the next link will have; a record's audit id is this, a dash and its index. */
    public String nextAuditId() {
        return chainId + "-" + nextSequence();
    }

    /** The link that was written last; empty before the first. */
    public Optional<ChainLink> last() {
        return Optional.ofNullable(last);
    }

    /**
     * Writes the next link.
     *
     * @param action start or ingest
     * @param counts what the batch held
     * @param deliveries what became of deliveries since the link before
     * @param recordsDigest keyed digest over the batch's payloads, or null without a key
     * @return the record's value, hashed
     */
    public Struct append(
            String action, AuditCounts counts, DeliveryCounts deliveries, String recordsDigest) {
        Struct link =
                new Struct(AuditBatchRecord.SCHEMA)
                        .put("audit_id", nextAuditId())
                        .put("chain_id", chainId)
                        .put("sequence", nextSequence())
                        .put("at", clock.instant().toString())
                        .put("action", action)
                        .put("outcome", counts.outcome())
                        .put("principal", origin.principal())
                        .put("worker", origin.worker())
                        .put("connector", origin.origin().connector())
                        .put("connector_class", origin.connectorClass())
                        .put("connector_version", origin.connectorVersion())
                        .put("task", (long) origin.origin().task())
                        .put("start_epoch", origin.startEpoch())
                        .put("records", counts.records())
                        .put("valid", counts.valid())
                        .put("warnings", counts.warnings())
                        .put("errors", counts.errors())
                        .put("dead_letters", counts.deadLetters())
                        .put("bytes", counts.bytes())
                        .put("records_digest", recordsDigest)
                        .put("deliveries", deliveries(deliveries))
                        .put("config_hash", origin.configHash())
                        .put("policy_hash", origin.policyHash());
        if (last == null) {
            previousChain.ifPresent(
                    previous ->
                            link.put("previous_chain_id", previous.chainId())
                                    .put("previous_chain_sequence", previous.sequence())
                                    .put("previous_chain_hash", previous.hash()));
        } else {
            link.put("previous_hash", last.hash());
        }
        String hash = AuditHash.of(link);
        last = new ChainLink(chainId, nextSequence(), hash);
        return link.put("hash", hash);
    }

    private long nextSequence() {
        return last == null ? 0 : last.sequence() + 1;
    }

    private static Struct deliveries(DeliveryCounts counts) {
        return new Struct(AuditBatchRecord.DELIVERIES)
                .put("durable", counts.durable())
                .put("dropped", counts.dropped())
                .put("failed", counts.failed())
                .put("timed_out", counts.timedOut());
    }
}
