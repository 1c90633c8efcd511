package dev.tributary.commons.record;

import static dev.tributary.commons.record.Fields.int64;
import static dev.tributary.commons.record.Fields.struct;
import static dev.tributary.commons.record.Fields.text;

import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;

/** The schema of one link of an audit chain: who did what, when, with what outcome; no values. */
public final class AuditBatchRecord {

    private AuditBatchRecord() {}

    /** What became of deliveries since the link before. */
    public static final Schema DELIVERIES =
            struct("AuditDeliveries", "What became of deliveries since the link before.")
                    .field("durable", int64("Committed by Kafka."))
                    .field("dropped", int64("Dropped by a transform or by errors.tolerance."))
                    .field("failed", int64("Not written, or not known to be."))
                    .field("timed_out", int64("How many of these ended only after ack.timeout.ms."))
                    .build();

    /** The whole record; fields are only ever added. */
    public static final Schema SCHEMA =
            SchemaBuilder.struct()
                    .name("dev.tributary.AuditBatch")
                    .version(1)
                    .doc("One link of an audit chain.")
                    .field("audit_id", text("Id of this batch: chain id and sequence."))
                    .field("chain_id", text("Chain of one task's one start."))
                    .field("sequence", int64("Position in the chain, from 0, without gaps."))
                    .field("previous_hash", text("Hash of the link before; absent in the first."))
                    .field("previous_chain_id", text("In the first link: the last chain seen."))
                    .field(
                            "previous_chain_sequence",
                            int64("In the first link: its last position."))
                    .field("previous_chain_hash", text("In the first link: its last hash."))
                    .field("at", text("When; ISO-8601 UTC."))
                    .field("action", text("start or ingest."))
                    .field("outcome", text("success, partial or failure."))
                    .field("principal", text("The account that the worker runs under."))
                    .field("worker", text("Host and process of the worker."))
                    .field("connector", text("Name of the connector."))
                    .field("connector_class", text("Class of the connector."))
                    .field("connector_version", text("Version of the plugin."))
                    .field("task", int64("Number of the task."))
                    .field("start_epoch", int64("When the task started, in ms since 1970."))
                    .field("records", int64("Records in this batch, this one not counted."))
                    .field("valid", int64("Messages without a finding."))
                    .field("warnings", int64("Messages with warnings."))
                    .field("errors", int64("Messages with errors that travel in the record."))
                    .field("dead_letters", int64("Messages that became dead letters."))
                    .field("bytes", int64("Bytes received for this batch."))
                    .field("records_digest", text("Keyed digest over the payloads, in order."))
                    .field("deliveries", DELIVERIES)
                    .field(
                            "config_hash",
                            text(
                                    "SHA-256 of the configuration, secrets left out, and of the"
                                            + " files of rules, tags, partners, grammars and"
                                            + " masking policies that it names."))
                    .field("policy_hash", text("SHA-256 of the masking policy, where one runs."))
                    .field("hash", text("SHA-256 of the other fields in canonical form."))
                    .build();
}
