package dev.tributary.masking.raw;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.tributary.commons.testing.SampleFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Puts something in the place of every text of FHIR resources, of our own that have every element
 * that is listed and of public samples; empties what the mask is shown; and looks at all that is
 * left.
 */
class JsonRecallTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Objects that the rules know, and one that they do not. */
    private static final List<String> HOLDERS =
            List.of(
                    "name",
                    "address",
                    "telecom",
                    "identifier",
                    "extension",
                    "coding",
                    "photo",
                    "text",
                    "content",
                    "contact",
                    "link",
                    "period",
                    "valueQuantity",
                    "unheardOf");

    private static final List<String> MEMBERS =
            List.of(
                    "value",
                    "display",
                    "data",
                    "div",
                    "reference",
                    "fullUrl",
                    "unheardOf",
                    "valueDateTime");

    static final List<String> IDENTITIES = Probes.IDENTITIES;
    static final List<String> CODES = Probes.CODES;

    private final AllowList allowed = new AllowList();
    private final JsonFormat format = new JsonFormat();

    @ParameterizedTest
    @FieldSource("IDENTITIES")
    void noIdentitySurvivesInAResource(String identity) throws IOException {
        assertThat(left(resource(identity))).doesNotContain(identity);
    }

    @ParameterizedTest
    @FieldSource("CODES")
    void whatReadsAsACodePassesOnlyWhereTheListSaysSo(String code) throws IOException {
        assertThat(unlistedSurvivors(JSON.readTree(left(resource(code))), "")).isEmpty();
    }

    @Test
    void noCanarySurvivesInPlaceOfAnyTextOfTheSamples() throws IOException {
        for (Path file : samples()) {
            int[] count = {0};
            JsonNode planted = planted(JSON.readTree(file.toFile()), () -> "Canary" + count[0]++);
            String name = file.getFileName().toString();
            assertThat(left(planted).contains("Canary")).as(name).isFalse();
        }
    }

    @Test
    void whatIsLeftOfTheSamplesIsOnTheList() throws IOException {
        List<String> unlisted = new ArrayList<>();
        for (Path file : samples()) {
            JsonNode left = JSON.readTree(left(JSON.readTree(file.toFile())));
            unlistedSurvivors(left, "").stream()
                    .filter(survivor -> !survivor.startsWith("code "))
                    .map(survivor -> file.getFileName() + " " + survivor.split(" ", -1)[0])
                    .forEach(unlisted::add);
        }
        assertThat(unlisted).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("IDENTITIES")
    void noIdentitySurvivesInOtherJson(String identity) throws IOException {
        ObjectNode object = JSON.createObjectNode().put("name", identity).put("what", identity);
        object.putObject("ids").put("inner", identity);
        object.putArray("list").add(identity).addArray().add(identity);
        if (!PlainJsonRules.isPlainName(identity)) {
            object.put(identity, 1);
        }
        assertThat(left(object)).doesNotContain(identity);
    }

    /** A patient with every listed element, at the top and in every holder. */
    private JsonNode resource(String text) {
        ObjectNode resource = JSON.createObjectNode().put("resourceType", "Patient");
        fill(resource, text);
        for (String holder : HOLDERS) {
            fill(resource.putArray(holder).addObject(), text);
        }
        fill(resource.putObject("_birthDate").putArray("extension").addObject(), text);
        ObjectNode contained = resource.putArray("contained").addObject();
        fill(contained.put("resourceType", "Observation"), text);
        return resource;
    }

    private void fill(ObjectNode object, String text) {
        allowed.fhirElements().forEach(name -> putAbsent(object, name, text));
        MEMBERS.forEach(name -> putAbsent(object, name, text));
        object.putArray("given").add(text).add(text);
    }

    private static void putAbsent(ObjectNode object, String name, String text) {
        if (!object.has(name)) {
            object.put(name, text);
        }
    }

    private String left(JsonNode payload) throws IOException {
        return format.rewrite(JSON.writeValueAsString(payload), Masks.BLANK).orElseThrow();
    }

    /** Texts that are neither listed nor what a rule for a data type lets pass. */
    private List<String> unlistedSurvivors(JsonNode left, String name) {
        List<String> unlisted = new ArrayList<>();
        left.properties()
                .forEach(
                        member ->
                                unlisted.addAll(
                                        unlistedSurvivors(member.getValue(), member.getKey())));
        if (left.isArray()) {
            left.forEach(element -> unlisted.addAll(unlistedSurvivors(element, name)));
        }
        boolean reference =
                Set.of("url", "reference", "fullUrl", "valueReference").contains(name)
                        && FhirWords.isResource(left.asText());
        if (left.isTextual() && !reference && !allowed.fhir(name, left.textValue())) {
            unlisted.add(name + " " + left.textValue());
        }
        return unlisted;
    }

    private static JsonNode planted(JsonNode node, Supplier<String> plant) {
        if (node.isObject()) {
            ObjectNode out = JSON.createObjectNode();
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                boolean kept = member.getKey().equals("resourceType");
                out.set(
                        member.getKey(),
                        kept ? member.getValue() : planted(member.getValue(), plant));
            }
            return out;
        }
        if (node.isArray()) {
            var out = JSON.createArrayNode();
            node.forEach(element -> out.add(planted(element, plant)));
            return out;
        }
        return node.isTextual() ? TextNode.valueOf(plant.get()) : node;
    }

    private static List<Path> samples() throws IOException {
        return SampleFiles.files(
                SampleFiles.folder("masking/ms-fhir"),
                path -> path.matches(".*(TestResources|synthea).*\\.json"));
    }
}
