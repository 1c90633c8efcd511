package dev.tributary.simulators.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** What Stripe publishes, where a folder beside the clone has it; tests are skipped otherwise. */
public final class Fixtures {

    private static final Path STRIPE =
            Path.of(System.getProperty("tributary.fixtures", "../../shared/fixtures"), "stripe");

    private Fixtures() {}

    /** The specification of 19 paths, version 2023-08-16. */
    public static String slimSpecification() {
        JsonNode specification = read(STRIPE.resolve("stripe-slim.json"));
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
        node.forEach(Fixtures::allowNull);
    }

    /** An example of each object, of a version of 2026. */
    public static JsonNode examples() {
        return read(STRIPE.resolve("stripe+openapi/openapi/fixtures3.json")).path("resources");
    }

    /** The types of events that the command line tool of Stripe has a script for. */
    public static List<String> triggers() {
        Path scripts = STRIPE.resolve("stripe+stripe-cli/pkg/fixtures/triggers");
        Assumptions.assumeTrue(Files.isDirectory(scripts), () -> "skipped: no " + scripts);
        try (Stream<Path> files = Files.list(scripts)) {
            return files.map(file -> file.getFileName().toString())
                    .map(name -> name.replaceAll("(\\.(eu|gb))?\\.json$", ""))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode read(Path path) {
        try {
            return new ObjectMapper().readTree(text(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path path) {
        Assumptions.assumeTrue(
                Files.exists(path), () -> "skipped: no " + path.toAbsolutePath().normalize());
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
