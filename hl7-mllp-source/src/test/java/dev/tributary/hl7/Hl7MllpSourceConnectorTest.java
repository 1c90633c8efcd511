package dev.tributary.hl7;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Hl7MllpSourceConnectorTest {

    private final Hl7MllpSourceConnector connector = new Hl7MllpSourceConnector();

    @Test
    void acceptsTheSmallestConfiguration() {
        assertThat(errors(Map.of())).isEmpty();
    }

    @Test
    void refusesAnUnknownKeyWithTheNearestOne() {
        assertThat(errors(Map.of("listner", "x")).get("listner"))
                .anyMatch(error -> error.contains("listeners"));
    }

    @Test
    void refusesClearTextOffThisMachineWithTheRemedy() {
        assertThat(errors(Map.of("listeners", "0.0.0.0:2575")).get("listeners"))
                .anyMatch(error -> error.contains("allow.plaintext=true"));
        assertThat(errors(Map.of("listeners", "0.0.0.0:2575", "allow.plaintext", "true")))
                .isEmpty();
    }

    @Test
    void refusesAFileOfRulesWithItsLineAndReason(@TempDir Path dir) throws Exception {
        Path rules = Files.writeString(dir.resolve("rules.json"), "{\n\"rules\": [7]}");
        assertThat(errors(Map.of("rules.file", rules.toString())).get("rules.file"))
                .containsExactly("rules.file: line 2: a rule is an object, in { }");
        assertThat(errors(Map.of("rules.file", "/nowhere")).get("rules.file"))
                .anyMatch(error -> error.contains("mount it on every worker"));
        Files.writeString(rules, "{\"rules\": []}");
        assertThat(errors(Map.of("rules.file", rules.toString()))).isEmpty();
    }

    @Test
    void refusesWhatIsNoAddress() {
        assertThat(errors(Map.of("listeners", "2575"))).containsKey("listeners");
    }

    @Test
    void refusesToLogMessages() {
        assertThat(errors(Map.of("errors.log.include.messages", "true")))
                .containsKey("errors.log.include.messages");
    }

    @Test
    void refusesAShortDigestKeyWithoutRepeatingIt() {
        assertThat(errors(Map.of("digest.key", "c2hvcnQ=")).get("digest.key"))
                .anyMatch(error -> error.contains("openssl rand"))
                .noneMatch(error -> error.contains("c2hvcnQ"));
    }

    @Test
    void saysWhatIsWrongWithAFeedInterval() {
        assertThat(errors(Map.of("silence.after", "LAB:soon")).get("silence.after"))
                .anyMatch(error -> error.contains("LAB:15m"));
        assertThat(errors(Map.of("silence.after", "LAB:15m,*:4h"))).isEmpty();
    }

    @Test
    void splitsListenersAmongTasksWithoutSharingOne() {
        connector.start(props(Map.of("listeners", "127.0.0.1:1,127.0.0.1:2,127.0.0.1:3")));
        List<Map<String, String>> two = connector.taskConfigs(2);
        assertThat(two)
                .extracting(task -> task.get("listeners"))
                .containsExactly("127.0.0.1:1,127.0.0.1:2", "127.0.0.1:3");
        assertThat(two).extracting(task -> task.get("tributary.task.id")).containsExactly("0", "1");
        assertThat(connector.taskConfigs(10)).hasSize(3);
    }

    @Test
    void takesOffsetsOfItsOwnAndNoOthers() {
        Map<String, String> listener = Map.of("kind", "listener", "listener", "127.0.0.1:1");
        Map<String, Object> offset = Map.of("v", 1, "start", 1L, "seq", 2);
        assertThat(connector.alterOffsets(Map.of(), Map.of(listener, offset))).isTrue();
        Map<Map<String, ?>, Map<String, ?>> reset = new HashMap<>();
        reset.put(listener, null);
        assertThat(connector.alterOffsets(Map.of(), reset)).isTrue();
        assertThatThrownBy(() -> connector.alterOffsets(Map.of(), Map.of(listener, Map.of("v", 2))))
                .isInstanceOf(ConnectException.class);
        assertThatThrownBy(
                        () -> connector.alterOffsets(Map.of(), Map.of(Map.of("file", "x"), offset)))
                .isInstanceOf(ConnectException.class);
    }

    private Map<String, List<String>> errors(Map<String, String> overrides) {
        Map<String, List<String>> errors = new HashMap<>();
        for (ConfigValue value : connector.validate(props(overrides)).configValues()) {
            if (!value.errorMessages().isEmpty()) {
                errors.put(value.name(), value.errorMessages());
            }
        }
        return errors;
    }

    private static Map<String, String> props(Map<String, String> overrides) {
        Map<String, String> props = new HashMap<>();
        props.put("name", "adt");
        props.put("connector.class", Hl7MllpSourceConnector.class.getName());
        props.put("topic.prefix", "hospital");
        props.put("listeners", "127.0.0.1:2575");
        props.putAll(overrides);
        return props;
    }
}
