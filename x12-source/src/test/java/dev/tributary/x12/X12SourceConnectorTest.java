package dev.tributary.x12;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.apache.kafka.connect.source.SourceConnector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class X12SourceConnectorTest {

    private final X12SourceConnector connector = new X12SourceConnector();

    @Test
    void acceptsTheSmallestConfiguration() {
        assertThat(errors(Map.of())).isEmpty();
    }

    @Test
    void isFoundAsAPlugin() {
        assertThat(ServiceLoader.load(SourceConnector.class))
                .anyMatch(X12SourceConnector.class::isInstance);
    }

    @Test
    void promisesExactlyOnce() {
        assertThat(connector.exactlyOnceSupport(Map.of())).isEqualTo(ExactlyOnceSupport.SUPPORTED);
    }

    @Test
    void theExampleInTheZipNeedsNothingButAKey() throws IOException {
        String json = Files.readString(Path.of("..", "packaging", "examples", "x12-source.json"));
        Map<String, String> example =
                new ObjectMapper().readValue(json, new TypeReference<Map<String, String>>() {});
        assertThat(invalid(example)).containsOnlyKeys("digest.key");
        example.put("digest.key", RunningTask.KEY);
        assertThat(invalid(example)).isEmpty();
    }

    @Test
    void refusesToRunWithoutAKeyForDigests() {
        Map<String, String> props = props(Map.of());
        props.remove("digest.key");
        assertThat(invalid(props).get("digest.key"))
                .anyMatch(error -> error.contains("openssl rand"));
    }

    @Test
    void refusesAnUnknownKeyWithTheNearestOne() {
        assertThat(errors(Map.of("input.pth", "x")).get("input.pth"))
                .anyMatch(error -> error.contains("input.path"));
    }

    @Test
    void refusesToLogRecords() {
        assertThat(errors(Map.of("errors.log.include.messages", "true")))
                .containsKey("errors.log.include.messages");
    }

    @Test
    void refusesToPutWhatIsDoneWithWhereItWouldBeReadAgain() {
        for (String option :
                List.of("input.finished.path", "input.error.path", "ack.output.path")) {
            assertThat(errors(Map.of(option, "/in"))).containsKey(option);
            assertThat(errors(Map.of(option, "."))).containsKey(option);
            assertThat(errors(Map.of(option, "../"))).containsKey(option);
            assertThat(errors(Map.of(option, "/in2"))).isEmpty();
            assertThat(errors(Map.of(option, "/in/done"))).isEmpty();
        }
    }

    @Test
    void asksForWhatAnSftpServerNeeds() {
        Map<String, List<String>> errors = errors(Map.of("input.scheme", "sftp"));
        assertThat(errors)
                .containsOnlyKeys("sftp.host", "sftp.user", "sftp.private.key", "sftp.known.hosts");
        // Connect shows the messages without their keys.
        errors.forEach(
                (key, told) -> assertThat(told).allSatisfy(text -> assertThat(text).contains(key)));
    }

    @Test
    void refusesRulesThatNameWhatIsNotThere(@TempDir Path folder) throws IOException {
        Path rules = folder.resolve("partners.x12r");
        Map<String, String> config =
                Map.of(
                        "partner.rules.file",
                        rules.toString(),
                        "trading.partners",
                        "[{\"name\": \"payer_a\", \"id\": \"A\"}]");

        Files.writeString(rules, "partner=payer_a 837P 2300: CLM-20\n837P 2330: CLM-20\n");
        assertThat(errors(config).get("partner.rules.file"))
                .containsExactly(
                        "partner.rules.file: line 2: 837P has no loop '2330'; did you mean '2300'?");

        Files.writeString(rules, "partner=payer_b 837P 2300: CLM-20\n");
        assertThat(errors(config).get("partner.rules.file"))
                .containsExactly(
                        "partner.rules.file: line 1: no trading partner is named 'payer_b';"
                                + " did you mean 'payer_a'?");

        Files.writeString(rules, "partner=payer_a 837P 2300: CLM-20\n");
        assertThat(errors(config)).isEmpty();
    }

    @Test
    void splitsTheBucketsAmongTheTasks() {
        connector.start(props(Map.of()));
        assertThat(connector.taskConfigs(3))
                .extracting(task -> task.get("tributary.task.id"))
                .containsExactly("0", "1", "2");
        assertThat(connector.taskConfigs(1_000)).hasSize(256);
    }

    @Test
    void takesOffsetsOfItsOwnAndNoOthers() {
        Map<String, String> bucket = Map.of("kind", "x12", "bucket", "17");
        Map<String, Object> offset =
                new HashMap<>(
                        new BucketOffset(FilePosition.start("ab", 5, 0).encode(), "cd ef!", "", 7)
                                .toMap());
        offset.put("start", 1);
        offset.put("seq", 2);
        assertThat(connector.alterOffsets(Map.of(), Map.of(bucket, offset))).isTrue();
        assertThat(connector.alterOffsets(Map.of(), Map.of(bucket, offset))).isTrue();
        Map<Map<String, ?>, Map<String, ?>> reset = new HashMap<>();
        reset.put(bucket, null);
        assertThat(connector.alterOffsets(Map.of(), reset)).isTrue();

        refuses(Map.of("kind", "x12", "bucket", "256"), offset);
        refuses(Map.of("file", "x"), offset);
        for (String field : List.of("v", "files", "finished", "interchanges", "control")) {
            Map<String, Object> other = new HashMap<>(offset);
            other.remove(field);
            refuses(bucket, other);
        }
        for (String field : List.of("files", "finished", "interchanges")) {
            Map<String, Object> other = new HashMap<>(offset);
            other.put(field, "?");
            refuses(bucket, other);
        }
    }

    private void refuses(Map<String, String> partition, Map<String, Object> offset) {
        assertThatThrownBy(() -> connector.alterOffsets(Map.of(), Map.of(partition, offset)))
                .isInstanceOf(ConnectException.class);
    }

    private Map<String, List<String>> errors(Map<String, String> overrides) {
        return invalid(props(overrides));
    }

    private Map<String, List<String>> invalid(Map<String, String> props) {
        Map<String, List<String>> errors = new HashMap<>();
        for (ConfigValue value : connector.validate(props).configValues()) {
            if (!value.errorMessages().isEmpty()) {
                errors.put(value.name(), value.errorMessages());
            }
        }
        return errors;
    }

    private static Map<String, String> props(Map<String, String> overrides) {
        Map<String, String> props = new HashMap<>();
        props.put("name", "edi");
        props.put("connector.class", X12SourceConnector.class.getName());
        props.put("topic.prefix", "edi");
        props.put("input.path", "/in");
        props.put("digest.key", RunningTask.KEY);
        props.putAll(overrides);
        return props;
    }
}
