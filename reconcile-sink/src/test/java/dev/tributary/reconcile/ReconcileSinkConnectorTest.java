package dev.tributary.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReconcileSinkConnectorTest {

    private final ReconcileSinkConnector connector = new ReconcileSinkConnector();

    @TempDir private Path folder;

    @Test
    void takesTheExample() throws IOException {
        @SuppressWarnings("unchecked")
        Map<String, String> example =
                new ObjectMapper()
                        .readValue(
                                Path.of("../packaging/examples/reconcile-sink.json").toFile(),
                                Map.class);

        assertThat(errors(example)).isEmpty();
    }

    @Test
    void refusesAConsumerThatReadsWhatWasNeverCommitted() {
        assertThat(errors(with("consumer.override.isolation.level", null)))
                .containsOnlyKeys("consumer.override.isolation.level");
        assertThat(errors(with("consumer.override.isolation.level", "read_uncommitted")))
                .containsOnlyKeys("consumer.override.isolation.level");
    }

    @Test
    void takesTheIsolationOfTheWorkerWhereItIsSaidToBeThere() {
        Map<String, String> props = with("consumer.override.isolation.level", null);
        props.put("isolation.from.worker", "true");
        assertThat(errors(props)).isEmpty();

        props.put("consumer.override.isolation.level", "read_uncommitted");
        assertThat(errors(props)).containsOnlyKeys("consumer.override.isolation.level");
    }

    @Test
    void refusesAConsumerThatWouldPassOverRecords() {
        assertThat(errors(with("consumer.override.auto.offset.reset", "latest")))
                .containsOnlyKeys("consumer.override.auto.offset.reset");
        assertThat(errors(with("consumer.override.auto.offset.reset", "earliest"))).isEmpty();
    }

    @Test
    void refusesPlaintextToAnotherMachine() {
        Map<String, String> props = with("database.url", "jdbc:postgresql://192.0.2.7/tributary");
        assertThat(errors(props)).isEmpty();

        props.put("database.tls", "off");
        assertThat(errors(props)).containsOnlyKeys("database.tls");

        props.put("database.allow.plaintext", "true");
        assertThat(errors(props)).isEmpty();
    }

    @Test
    void refusesASecretInTheUrlWithoutRepeatingIt() {
        Map<String, List<String>> errors =
                errors(
                        with(
                                "database.url",
                                "jdbc:postgresql://localhost/tributary?password=hunter2"));

        assertThat(errors).containsOnlyKeys("database.url");
    }

    @Test
    void refusesKeysThatNothingReadsAndDataInTheLog() {
        assertThat(errors(with("acount.groups", "x")).get("acount.groups"))
                .singleElement()
                .asString()
                .contains("account.groups");
        assertThat(errors(with("errors.log.include.messages", "true")))
                .containsOnlyKeys("errors.log.include.messages");
    }

    @Test
    void refusesFilesThatCannotBeUsedByTheirOption() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.yaml"), "groups: 3\n");

        for (String option : List.of("account.groups", "match.rules.file", "mapping.file")) {
            assertThat(errors(with(option, broken.toString()))).containsOnlyKeys(option);
            assertThat(errors(with(option, folder.resolve("none").toString())))
                    .containsOnlyKeys(option);
        }
        assertThat(errors(with("exchange.rates.file", folder.resolve("none").toString())))
                .containsOnlyKeys("exchange.rates.file");
    }

    @Test
    void refusesKindsOfSourcesThatAreNone() {
        assertThat(errors(with("source.kinds", "mybank:bank,xero:ledger"))).isEmpty();
        for (String kinds :
                List.of("xero", "xero:books", "plaid:ledger", "xero:bank,Xero:ledger")) {
            assertThat(errors(with("source.kinds", kinds))).containsOnlyKeys("source.kinds");
        }
    }

    @Test
    void makesAsManyTasksAsThereMayBe() {
        connector.start(with("tasks.max", "3"));

        assertThat(connector.taskConfigs(3)).hasSize(3).doesNotHaveDuplicates();
        assertThat(connector.taskClass()).isEqualTo(ReconcileSinkTask.class);
    }

    private Map<String, List<String>> errors(Map<String, String> props) {
        Map<String, List<String>> errors = new HashMap<>();
        for (ConfigValue value : connector.validate(props).configValues()) {
            if (!value.errorMessages().isEmpty()) {
                errors.put(value.name(), value.errorMessages());
            }
        }
        return errors;
    }

    private static Map<String, String> with(String key, String value) {
        Map<String, String> props = new HashMap<>();
        props.put("name", "reconcile");
        props.put("connector.class", ReconcileSinkConnector.class.getName());
        props.put("topics", "t");
        props.put("database.url", "jdbc:postgresql://localhost:5432/tributary");
        props.put("database.user", "tributary");
        props.put("database.password", "a-password");
        props.put("consumer.override.isolation.level", "read_committed");
        props.put(key, value);
        if (value == null) {
            props.remove(key);
        }
        return props;
    }
}
