package dev.tributary.masking.raw;

import dev.tributary.commons.config.ReferenceDocument;
import dev.tributary.commons.files.Tables;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RawReferenceTest {

    private static final Path PAGE = Path.of("..", "docs", "reference", "raw-payloads.md");

    private final StringBuilder page = new StringBuilder();

    @Test
    void thePageOfPositionsIsAsTheTablesSay() {
        page.append(
                """
                # Raw payloads: what stands where, and what passes

                Generated from the tables that the code rewrites with;
                [the page on raw payloads](../masking-raw.md) tells how they are read and what the
                shapes in the columns *passes* are. A position without a shape there, and one that is
                in no table, is shown to the mask whatever it holds.

                """);
        AllowList list = new AllowList();
        page.append("HL7 v2: ").append(list.hl7Count()).append(".  \n");
        page.append("X12: ").append(list.x12Count()).append(".  \n");
        page.append("FHIR: ").append(list.fhirCount()).append(".\n");
        table(
                "HL7 v2: data types",
                "hl7-types.tsv",
                List.of("type", "components", "class or type", "passes", "class by component"));
        page.append(
                "\n## HL7 v2: fields\n\n| segment | fields, type, and class if not the type's |\n");
        page.append("| --- | --- |\n");
        fields().forEach((id, all) -> page.append(row(List.of("`" + id + "`", all))));
        table("HL7 v2: OBX-5 by OBX-2", "hl7-values.tsv", List.of("value types", "type"));
        table(
                "HL7 v2: OBX-5 by OBX-3",
                "hl7-observations.tsv",
                List.of("LOINC code", "class", "passes"));
        table(
                "X12",
                "x12-elements.tsv",
                List.of("segments", "elements", "class", "passes", "class by element"));
        table("FHIR: elements", "fhir-elements.tsv", List.of("elements", "class", "passes"));
        table("FHIR: extensions", "fhir-extensions.tsv", List.of("url ends with", "class"));
        table("Coding systems", "code-systems.tsv", List.of("names", "codes"));
        table("Other JSON", "json-names.tsv", List.of("names of members", "class"));
        ReferenceDocument.check(PAGE, page.toString());
    }

    /** The fields of a segment in one cell. */
    private static Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String[] line : Tables.beside(FhirRules.class, "hl7-fields.tsv")) {
            String rule = Arrays.stream(line).skip(1).collect(Collectors.joining(" "));
            fields.merge(line[0], rule, (some, more) -> some + "; " + more);
        }
        return fields;
    }

    private void table(String title, String resource, List<String> columns) {
        page.append("\n## ").append(title).append("\n\n").append(row(columns));
        page.append("|").append(" --- |".repeat(columns.size())).append('\n');
        for (String[] line : Tables.beside(FhirRules.class, resource)) {
            String[] cells = Arrays.copyOf(line, columns.size());
            page.append(row(Arrays.stream(cells).map(RawReferenceTest::cell).toList()));
        }
    }

    private static String cell(String value) {
        if (value == null || value.equals("-")) {
            return "";
        }
        return "`" + value.replace("|", "\\|").replace(",", ", ") + "`";
    }

    private static String row(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
