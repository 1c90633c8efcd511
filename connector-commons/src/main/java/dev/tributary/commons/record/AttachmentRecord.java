package dev.tributary.commons.record;

import static dev.tributary.commons.record.Fields.int32;
import static dev.tributary.commons.record.Fields.int64;
import static dev.tributary.commons.record.Fields.text;

import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;

/**
 * The schema of one piece of a document that is too large for its record. The pieces of a document,
 * in order, give its bytes; their digest proves it.
 */
public final class AttachmentRecord {

    private AttachmentRecord() {}

    /** The whole record; fields are only ever added. */
    public static final Schema SCHEMA =
            SchemaBuilder.struct()
                    .name("dev.tributary.Attachment")
                    .version(1)
                    .doc("One piece of a document that is too large for its record.")
                    .field(
                            "id",
                            text(
                                    PiiClass.OTHER_ID,
                                    "The document's field attachment; the key is id-index."))
                    .field("source_system", text("hl7, fhir or x12."))
                    .field("message_id", text(PiiClass.OTHER_ID, "The sender's id of the message."))
                    .field("index", int32("Which piece this is, from 0."))
                    .field("count", int32("How many pieces there are."))
                    .field("mime_type", text("Media type of the document."))
                    .field("encoding", text("base64: how content is written."))
                    .field("content", text(PiiClass.RAW_PAYLOAD, "The piece."))
                    .field("size", int64("Size of the whole document in bytes."))
                    .field(
                            "sha256",
                            text(
                                    PiiClass.OTHER_ID,
                                    "Digest of the whole document's bytes, in hex."))
                    .field("audit_log_id", text("Audit batch and index in it."))
                    .build();
}
