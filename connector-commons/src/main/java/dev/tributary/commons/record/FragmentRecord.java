package dev.tributary.commons.record;

import static dev.tributary.commons.record.Fields.flag;
import static dev.tributary.commons.record.Fields.int64;
import static dev.tributary.commons.record.Fields.text;

import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;

/** The schema of a part of a message that its sender has spread over several. */
public final class FragmentRecord {

    private FragmentRecord() {}

    /** The whole record; fields are only ever added. */
    public static final Schema SCHEMA =
            SchemaBuilder.struct()
                    .name("dev.tributary.Fragment")
                    .version(1)
                    .doc("A part of a message; the whole follows when its last part has come.")
                    .field("source_system", text("hl7."))
                    .field("message_type", text("Type of the message that it is a part of."))
                    .field("message_id", text(PiiClass.OTHER_ID, "The sender's id of this part."))
                    .field(
                            "received_at",
                            text(PiiClass.EVENT_DATE, "When its last byte arrived; ISO-8601 UTC."))
                    .field(
                            "continues",
                            text(PiiClass.OTHER_ID, "Pointer by which it continues another part."))
                    .field(
                            "continued_by",
                            text(PiiClass.OTHER_ID, "Pointer by which another part continues it."))
                    .field("last", flag("Whether it is the last part."))
                    .field("size", int64("Its size in bytes."))
                    .field("raw", text(PiiClass.RAW_PAYLOAD, "The exact bytes received."))
                    .field(
                            "raw_encoding",
                            text("base64, or the character set that turns raw into its bytes."))
                    .field("audit_log_id", text("Audit batch and index in it."))
                    .build();
}
