package dev.tributary.commons.record;

import static dev.tributary.commons.record.Fields.int32;
import static dev.tributary.commons.record.Fields.int64;
import static dev.tributary.commons.record.Fields.list;
import static dev.tributary.commons.record.Fields.text;

import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;

/** The schema of a message that could not be delivered as what it should have been, and why. */
public final class DeadLetterRecord {

    private DeadLetterRecord() {}

    /** The whole record; fields are only ever added. */
    public static final Schema SCHEMA =
            SchemaBuilder.struct()
                    .name("dev.tributary.DeadLetter")
                    .version(1)
                    .doc("A message that could not be delivered, with the reason.")
                    .field("id", text(PiiClass.OTHER_ID, "Unique id of this dead letter."))
                    .field("source_system", text("hl7, fhir, x12, plaid, stripe, quickbooks."))
                    .field("connector", text("Name of the connector."))
                    .field("task", int32("Number of the task."))
                    .field("stage", text("Where it failed: front, parse, validate, map, deliver."))
                    .field("at", text(PiiClass.EVENT_DATE, "When; ISO-8601 UTC."))
                    .field("message_type", text("Type of the message, where it could be read."))
                    .field(
                            "message_id",
                            text(PiiClass.OTHER_ID, "The sender's id, where it could be read."))
                    .field("issues", list(HealthcareRecord.ISSUE, "What is wrong, and where."))
                    .field(
                            "position",
                            text(PiiClass.OTHER_ID, "Where in the source: listener, file, page, …"))
                    .field(
                            "parent_id",
                            text(
                                    PiiClass.OTHER_ID,
                                    "The message or dead letter that this is a part of."))
                    .field("answer", text("What the sender was answered: accept, error or reject."))
                    .field("count", int32("How many times the same message has come."))
                    .field("size", int64("Size of the whole payload in bytes."))
                    .field(
                            "digest",
                            text(
                                    PiiClass.OTHER_ID,
                                    "Keyed digest of the payload in hex; needs digest.key."))
                    .field("digest_algorithm", text("HMAC-SHA256."))
                    .field("payload_mode", text("omitted, clear or encrypted."))
                    .field(
                            "payload",
                            text(PiiClass.RAW_PAYLOAD, "The payload, if it is kept in clear."))
                    .field(
                            "payload_encoding",
                            text("base64, or the character set that turns payload into its bytes."))
                    .field(
                            "payload_encrypted",
                            text(
                                    "The payload, encrypted for this dead letter under quarantine.key."))
                    .field(
                            "payload_key_id",
                            text("Which key of the keyset payload_encrypted is under, in hex."))
                    .field("audit_log_id", text("Audit batch and index in it."))
                    .build();
}
