package dev.tributary.masking.raw;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Plants something at every position of every segment: each repetition, component and subcomponent
 * of more fields than HL7 has, in known, unknown and Z segments; empties what the mask is shown;
 * and looks at all that is left.
 */
class Hl7RecallTest {

    private static final int FIELDS_BEYOND = 2;
    private static final int COMPONENTS_BEYOND = 1;

    /** No type has more. */
    private static final int COMPONENTS = 26;

    private static final Set<String> HEADERS = Set.of("MSH", "FHS", "BHS");
    private static final List<String> UNKNOWN = List.of("ZPI", "Z01", "ORG", "QXQ", "Text", "");
    static final List<String> IDENTITIES = Probes.IDENTITIES;
    static final List<String> CODES = Probes.CODES;

    private final AllowList allowed = new AllowList();
    private final Hl7Format format = new Hl7Format();

    /** What to plant at a component or subcomponent. */
    @FunctionalInterface
    private interface Plant {
        String at(int component, int subcomponent);
    }

    @Test
    void noCanarySurvivesAtAnyPositionAndTheStructureDoes() {
        int[] count = {0};
        for (String payload : payloads((c, s) -> "Canary" + count[0]++)) {
            String left = left(payload);
            assertThat(left).doesNotContain("Canary");
            assertThat(Hl7Leaves.structure(left)).isEqualTo(Hl7Leaves.structure(payload));
        }
        assertThat(count[0]).isGreaterThan(20_000);
    }

    @ParameterizedTest
    @FieldSource("IDENTITIES")
    void noIdentitySurvivesAtAnyPosition(String identity) {
        for (String payload : payloads((c, s) -> identity)) {
            assertThat(left(payload)).doesNotContain(identity);
        }
    }

    @ParameterizedTest
    @FieldSource("CODES")
    void whatReadsAsACodePassesOnlyWhereTheListSaysSo(String code) {
        assertThat(unlistedSurvivors((c, s) -> code, code)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"LN,12345-6", "I10,J45.909", "HL70005,2106-3", "SCT,195967001", "LN,JANE"})
    void aCodeBesideItsSystemPassesOnlyWhereTheListSaysSo(String system, String code) {
        Plant plant = (c, s) -> (c % 3 == 0 && s == 1) || s == 3 ? system : code;
        assertThat(unlistedSurvivors(plant, system)).isEmpty();
    }

    private String left(String payload) {
        return format.rewrite(payload, Masks.BLANK).orElseThrow();
    }

    private List<Hl7Leaves.Leaf> unlistedSurvivors(Plant plant, String system) {
        List<Hl7Leaves.Leaf> unlisted = new ArrayList<>();
        for (String payload : messages(plant)) {
            unlisted.addAll(unlistedSurvivors(left(payload), "", system));
        }
        for (String valueType : allowed.hl7ValueTypes()) {
            String payload = observation(valueType, plant);
            unlisted.addAll(unlistedSurvivors(left(payload), valueType, system));
        }
        return unlisted;
    }

    private List<Hl7Leaves.Leaf> unlistedSurvivors(String left, String valueType, String system) {
        return Hl7Leaves.of(left).stream()
                .filter(leaf -> !leaf.text().isEmpty())
                .filter(leaf -> !leaf.text().equals(valueType))
                .filter(leaf -> !allowed.hl7(leaf, valueType, number -> system))
                .toList();
    }

    private List<String> payloads(Plant plant) {
        List<String> payloads = new ArrayList<>(messages(plant));
        allowed.hl7ValueTypes().forEach(type -> payloads.add(observation(type, plant)));
        return payloads;
    }

    /** One with every segment but the batches', and the batches'. */
    private List<String> messages(Plant plant) {
        Map<String, Integer> segments = allowed.hl7Segments();
        StringBuilder message = new StringBuilder(segment("MSH", segments.get("MSH"), plant));
        segments.forEach(
                (id, last) -> message.append(HEADERS.contains(id) ? "" : segment(id, last, plant)));
        UNKNOWN.forEach(id -> message.append(segment(id, 5, plant)));
        return List.of(
                message.toString(),
                segment("FHS", segments.get("FHS"), plant) + segment("FTS", 2, plant),
                segment("BHS", segments.get("BHS"), plant) + segment("BTS", 3, plant));
    }

    private static String observation(String valueType, Plant plant) {
        String field = field(COMPONENTS, plant);
        return "MSH|^~\\&|\rOBX|" + String.join("|", field, valueType, field, field, field) + "\r";
    }

    private String segment(String id, int last, Plant plant) {
        boolean header = HEADERS.contains(id);
        StringBuilder text = new StringBuilder(id).append(header ? "|^~\\&" : "");
        for (int field = header ? 3 : 1; field <= last + FIELDS_BEYOND; field++) {
            int components = allowed.hl7Components(id, field) + COMPONENTS_BEYOND;
            text.append('|').append(field(components, plant));
        }
        return text.append('\r').toString();
    }

    /** A repetition of whole components, and one of components of three parts. */
    private static String field(int components, Plant plant) {
        StringBuilder whole = new StringBuilder();
        StringBuilder parts = new StringBuilder();
        for (int c = 1; c <= components; c++) {
            String separator = c > 1 ? "^" : "";
            whole.append(separator).append(plant.at(c, 1));
            parts.append(separator)
                    .append(plant.at(c, 1))
                    .append('&')
                    .append(plant.at(c, 2))
                    .append('&')
                    .append(plant.at(c, 3));
        }
        return whole + "~" + parts;
    }
}
