package dev.tributary.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.config.ConfigValue;
import org.junit.jupiter.api.Test;

class ExampleConfigTest {

    @Test
    void theExampleInTheZipNeedsNothingButAKeyForDigests() throws IOException {
        Map<String, String> example = read();

        assertThat(invalid(example)).containsOnlyKeys("digest.key");
        example.put("digest.key", RunningTask.DIGEST_KEY);
        assertThat(invalid(example)).isEmpty();
    }

    @Test
    void theExampleCompactsWhatHasAStateAndNothingElse() throws IOException {
        Map<String, String> example = read();
        String include = example.get("topic.creation.state.include");

        assertThat(List.of("stripe.transactions", "stripe.accounts", "stripe.accounts.masked"))
                .allMatch(topic -> topic.matches(include));
        assertThat(List.of("stripe.events", "stripe.status", "stripe.audit", "stripe.deadletters"))
                .noneMatch(topic -> topic.matches(include));
        assertThat(example)
                .containsEntry("topic.creation.state.cleanup.policy", "compact")
                .containsEntry("value.converter.decimal.format", "NUMERIC");
    }

    private static Map<String, String> read() throws IOException {
        return new TreeMap<>(
                new ObjectMapper()
                        .readValue(
                                Files.readString(
                                        Path.of(
                                                "..",
                                                "packaging",
                                                "examples",
                                                "stripe-source.json")),
                                new TypeReference<Map<String, String>>() {}));
    }

    private static Map<String, List<String>> invalid(Map<String, String> props) {
        Map<String, List<String>> errors = new TreeMap<>();
        for (ConfigValue value : new StripeSourceConnector().validate(props).configValues()) {
            if (!value.errorMessages().isEmpty()) {
                errors.put(value.name(), value.errorMessages());
            }
        }
        return errors;
    }
}
