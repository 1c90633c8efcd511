package dev.tributary.commons.config;

import dev.tributary.commons.record.PiiClass;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;

/**
 * The reference of record schemas as Markdown: a section for each record and, behind the first
 * record that holds it, for each named part.
 */
public final class SchemaReference {

    private final StringBuilder page = new StringBuilder();
    private final Map<String, Schema> described = new LinkedHashMap<>();

    private SchemaReference() {}

    /**
     * Renders the same text for the same schemas, always.
     *
     * @param intro Markdown under the title
     * @param records named structs, in the order of the page
     */
    public static String render(String title, String intro, List<Schema> records) {
        SchemaReference reference = new SchemaReference();
        reference.page.append("# ").append(title).append("\n\n").append(intro.strip()).append('\n');
        records.forEach(reference::record);
        return reference.page.toString();
    }

    private void record(Schema record) {
        described.put(record.name(), record);
        section("##", record);
        parts(record);
    }

    private void parts(Schema whole) {
        for (Field field : whole.fields()) {
            Schema part = element(field.schema());
            if (part.type() == Schema.Type.STRUCT
                    && described.putIfAbsent(part.name(), part) == null) {
                section("###", part);
                parts(part);
            }
        }
    }

    private void section(String heading, Schema struct) {
        page.append("\n%s %s\n\n".formatted(heading, shortName(struct)));
        page.append("%s Schema `%s`".formatted(doc(struct), struct.name()));
        page.append(", version %d.\n\n".formatted(struct.version()));
        MarkdownTable table = new MarkdownTable("Field", "Type", "PII class", "What it holds");
        for (Field field : struct.fields()) {
            table.row(
                    "`" + field.name() + "`",
                    type(field.schema()),
                    PiiClass.of(element(field.schema())).map(PiiClass::name).orElse(""),
                    doc(field.schema()));
        }
        page.append(table);
    }

    private static String type(Schema schema) {
        return switch (schema.type()) {
            case STRING -> "text";
            case BOOLEAN -> "true or false";
            case INT8, INT16, INT32 -> "whole number";
            case INT64 -> "whole number, 64 bits";
            case FLOAT32, FLOAT64 -> "number";
            case BYTES -> Objects.requireNonNullElse(schema.name(), "bytes");
            case ARRAY -> "list of " + type(schema.valueSchema());
            case MAP -> "map of text to " + type(schema.valueSchema());
            case STRUCT ->
                    "[%s](#%s)"
                            .formatted(
                                    shortName(schema), shortName(schema).toLowerCase(Locale.ROOT));
        };
    }

    /** What a list or a map holds; itself for all else. */
    private static Schema element(Schema schema) {
        return switch (schema.type()) {
            case ARRAY, MAP -> element(schema.valueSchema());
            default -> schema;
        };
    }

    private static String shortName(Schema struct) {
        return struct.name().substring(struct.name().lastIndexOf('.') + 1);
    }

    private static String doc(Schema schema) {
        return Objects.requireNonNullElse(schema.doc(), "").strip();
    }
}
