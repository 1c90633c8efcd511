package dev.tributary.simulators.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.tributary.commons.testing.SampleFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** What Stripe publishes, where a folder beside the clone has it; tests are skipped otherwise. */
public final class StripeSamples {

    private StripeSamples() {}

    /** The specification of 19 paths, version 2023-08-16. */
    public static String slimSpecification() {
        JsonNode specification = read("stripe/stripe-slim.json");
        allowNull(specification);
        return specification.toString();
    }

    /** The validator overlooks that a choice is nullable: null becomes one of its alternatives. */
    private static void allowNull(JsonNode node) {
        if (node.path("nullable").asBoolean() && node.path("anyOf").isArray()) {
            ((ArrayNode) node.get("anyOf"))
                    .addObject()
                    .put("type", "object")
                    .put("nullable", true)
                    .put("maxProperties", 0);
        }
        node.forEach(StripeSamples::allowNull);
    }

    /** An example of each object, of a version of 2026. */
    public static JsonNode examples() {
        return read("stripe/stripe+openapi/openapi/fixtures3.json").path("resources");
    }

    /** The types of events that the command line tool of Stripe has a script for. */
    public static List<String> triggers() {
        Path scripts = SampleFiles.folder("stripe/stripe+stripe-cli/pkg/fixtures/triggers");
        try {
            return SampleFiles.files(scripts).stream()
                    .map(file -> file.getFileName().toString())
                    .map(name -> name.replaceAll("(\\.(eu|gb))?\\.json$", ""))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode read(String path) {
        try {
            return new ObjectMapper().readTree(SampleFiles.file(path).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
