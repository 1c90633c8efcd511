package dev.tributary.commons.record;

import static dev.tributary.commons.record.Fields.int32;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;

/**
 * How one part of a source fares: a listener, an account, an item, a feed.
 *
 * @param sourceSystem hl7, fhir, …
 * @param connector the connector's name
 * @param task the task's number
 * @param subject which part, without personal data, as {@code listener 127.0.0.1:2575}
 * @param state what state it entered
 * @param code what happened, as {@code PORT_TAKEN}
 * @param text what happened and the remedy, in words
 * @param at when
 * @param watermark up to when the source is known to be complete, or null where that has no meaning
 * @param details counts and positions; never values
 */
public record SourceStatus(
        String sourceSystem,
        String connector,
        int task,
        String subject,
        State state,
        String code,
        String text,
        Instant at,
        Instant watermark,
        Map<String, String> details) {

    /** The states of a part of a source. */
    public enum State {
        RUNNING,
        WAITING,
        PAUSED,
        SILENT,
        FAILED,
        INCOMPLETE
    }

    /** The record's schema; fields are only ever added. */
    public static final Schema SCHEMA =
            SchemaBuilder.struct()
                    .name("dev.tributary.SourceStatus")
                    .version(1)
                    .doc("How one part of a source fares.")
                    .field(
                            "source_system",
                            Fields.text("hl7, fhir, x12, plaid, stripe, quickbooks."))
                    .field("connector", Fields.text("Name of the connector."))
                    .field("task", int32("Number of the task."))
                    .field("subject", Fields.text("Which part: a listener, an account, a feed."))
                    .field(
                            "state",
                            Fields.text("running, waiting, paused, silent, failed, incomplete."))
                    .field("code", Fields.text("What happened."))
                    .field("text", Fields.text("What happened and the remedy, in words."))
                    .field("at", Fields.text("When; ISO-8601 UTC."))
                    .field(
                            "watermark",
                            Fields.text("Up to when the source is known to be complete."))
                    .field(
                            "details",
                            SchemaBuilder.map(Schema.STRING_SCHEMA, Schema.STRING_SCHEMA)
                                    .optional()
                                    .doc("Counts and positions; never values.")
                                    .build())
                    .field("audit_log_id", Fields.text("Audit batch and index in it."))
                    .build();

    public SourceStatus {
        details = Map.copyOf(details);
    }

    /** The record's value. */
    public Struct toStruct() {
        return new Struct(SCHEMA)
                .put("source_system", sourceSystem)
                .put("connector", connector)
                .put("task", task)
                .put("subject", subject)
                .put("state", state.name().toLowerCase(Locale.ROOT))
                .put("code", code)
                .put("text", text)
                .put("at", at.toString())
                .put("watermark", watermark == null ? null : watermark.toString())
                .put("details", details);
    }
}
