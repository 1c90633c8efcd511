package dev.tributary.masking.tool;

import dev.tributary.commons.hl7.MessageFile;
import dev.tributary.commons.policy.Action;
import dev.tributary.commons.record.PiiClass;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;

/** What a file holds: how it falls into records, and what a record of it is to the engine. */
enum InputFormat {
    HL7(PiiClass.RAW_PAYLOAD, new Action.Rewrite()),
    X12(PiiClass.RAW_PAYLOAD, new Action.Rewrite()),
    FHIR_JSON(PiiClass.RAW_PAYLOAD, new Action.Rewrite()),
    JSON(null, null),
    TEXT(PiiClass.FREE_TEXT, new Action.Detect());

    @SuppressWarnings("ImmutableEnumChecker") // A schema of a string, which nobody changes.
    private final Schema schema;

    private final PiiClass pii;

    @SuppressWarnings("ImmutableEnumChecker") // Records without members.
    private final Action whole;

    InputFormat(PiiClass pii, Action whole) {
        this.pii = pii;
        this.whole = whole;
        this.schema = pii == null ? null : pii.tag(SchemaBuilder.string().optional()).build();
    }

    /** The name in arguments, as {@code fhir-json}. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The schema of its records; null where they have none. */
    Schema schema() {
        return schema;
    }

    /** The class of a whole record, where it has one. */
    Optional<PiiClass> pii() {
        return Optional.ofNullable(pii);
    }

    /** What is done with a whole record, where that does not follow from its parts. */
    Optional<Action> whole() {
        return Optional.ofNullable(whole);
    }

    /** The records of a file, in order. */
    List<String> records(String file) {
        return switch (this) {
            case HL7 ->
                    MessageFile.split(file.getBytes(StandardCharsets.UTF_8)).stream()
                            .map(message -> new String(message, StandardCharsets.UTF_8))
                            .toList();
            case X12 -> List.of(file);
            case FHIR_JSON, JSON -> isOnePerLine(file) ? file.lines().toList() : List.of(file);
            case TEXT -> file.lines().toList();
        };
    }

    /** Whose a record is, where the format says it in one place. */
    Optional<String> whose(String record) {
        return switch (this) {
            case HL7 -> Whose.hl7(record);
            case FHIR_JSON -> Whose.fhir(record);
            case X12, JSON, TEXT -> Optional.empty();
        };
    }

    /** What stands behind each record of the output. */
    String end() {
        return this == HL7 || this == X12 ? "" : "\n";
    }

    /** NDJSON: every line an object of its own. */
    private static boolean isOnePerLine(String file) {
        return file.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .allMatch(line -> line.startsWith("{") && line.endsWith("}"));
    }
}
