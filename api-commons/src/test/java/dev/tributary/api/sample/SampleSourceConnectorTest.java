package dev.tributary.api.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.api.limit.BudgetOffset;
import dev.tributary.api.limit.MonthlyBudget;
import dev.tributary.commons.delivery.SourcePartition;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.Test;

/** The checks that every source of an API makes, as a user meets them. */
class SampleSourceConnectorTest {

    private static final String KEYSET_MISSING = "/there/is/no/such/keyset.json";

    @Test
    void takesTheLeastThatItNeeds() {
        assertThat(errors(Map.of())).isEmpty();
    }

    @Test
    void refusesAKeyThatNobodyReadsAndNamesTheNearest() {
        assertThat(errors(Map.of("sample.urll", "x")).get("sample.urll")).contains("sample.url");
    }

    @Test
    void refusesMoreTasksThanALimitCanBeDividedAmong() {
        assertThat(errors(Map.of("tasks.max", "8", "limit.credential", "5/1s")).get("tasks.max"))
                .contains("set tasks.max to at most 5");
        assertThat(errors(Map.of("tasks.max", "101")).get("tasks.max"))
                .as("the provider's own limit counts too")
                .contains("100");
        assertThat(
                        errors(
                                Map.of(
                                        "tasks.max", "101",
                                        "webhook.listener", "127.0.0.1:0",
                                        "webhook.secret", "whsec_1",
                                        "digest.key", KEY)))
                .as("with a listener there is one task")
                .isEmpty();
    }

    private static final String KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    @Test
    void refusesAListenerWithoutWhatItNeeds() {
        Map<String, String> errors =
                errors(Map.of("webhook.listener", "0.0.0.0:8443", "webhook.secret", "whsec_1"));
        assertThat(errors.get("webhook.listener")).contains("tls.enabled=true");
        assertThat(errors.get("digest.key")).contains("openssl rand -base64 32");
    }

    @Test
    void refusesFilesOfTlsThatCannotBeRead() {
        assertThat(
                        errors(
                                Map.of(
                                        "tls.enabled", "true",
                                        "tls.certificate", "/no/cert.pem",
                                        "tls.key", "/no/key.pem")))
                .containsKey("tls.certificate");
        assertThat(errors(Map.of("http.tls.ca", "/no/ca.pem"))).containsKey("http.tls.ca");
    }

    @Test
    void refusesWhatWouldLogDataOrCannotMaskIt() {
        assertThat(errors(Map.of("errors.log.include.messages", "true")))
                .containsKey("errors.log.include.messages");
        assertThat(errors(Map.of("output.copies", "clear,masked"))).containsKey("output.copies");
        assertThat(errors(Map.of("rules.file", "/no/rules.json"))).containsKey("rules.file");
    }

    @Test
    void refusesClientsAndStoresThatAreNotWhole() {
        assertThat(errors(Map.of("token.store", "vault"))).containsKey("token.vault.url");
        assertThat(errors(Map.of("token.key.file", KEYSET_MISSING))).containsKey("token.key.file");
    }

    @Test
    void checksOffsetsThatAUserSets() {
        SampleSourceConnector connector = new SampleSourceConnector();
        Map<Map<String, ?>, Map<String, ?>> good = new HashMap<>();
        good.put(
                SourcePartition.of("kind", "entries", "account", "sample/1"),
                Map.of("v", 1, "after", 20));
        good.put(
                MonthlyBudget.partition("sample", 0),
                new BudgetOffset(YearMonth.of(2026, 11), 3, 10, 1).toMap());
        good.put(SourcePartition.of("kind", "status", "task", "0"), null);
        assertThat(connector.alterOffsets(Map.of(), good)).isTrue();

        for (Map<String, ?> strange :
                List.<Map<String, ?>>of(
                        SourcePartition.of("kind", "entries", "realm", "1"),
                        SourcePartition.of("kind", "budget", "credential", "sample"),
                        SourcePartition.of("kind", "status", "task", "0"))) {
            assertThatThrownBy(
                            () -> connector.alterOffsets(Map.of(), Map.of(strange, Map.of("v", 9))))
                    .as("%s", strange)
                    .isInstanceOf(ConnectException.class);
        }
    }

    @Test
    void theBudgetIsFoundAgainWhateverTheOrderOfMapsInThisJvm() {
        // Connect looks offsets up by the partition as it is written, entry by entry.
        assertThat(List.copyOf(MonthlyBudget.partition("app", 3).keySet()))
                .isEqualTo(
                        List.copyOf(
                                SourcePartition.of(
                                                "kind", "budget", "credential", "app", "task", "3")
                                        .keySet()));
    }

    private static Map<String, String> errors(Map<String, String> options) {
        Map<String, String> props = new HashMap<>();
        props.put("name", "sample");
        props.put("connector.class", SampleSourceConnector.class.getName());
        props.put("topic.prefix", "p");
        props.put("sample.url", "https://bank.example");
        props.put("sample.key", "k");
        props.put("oauth.client.id", "c");
        props.put("oauth.client.secret", "s");
        props.put("kafka.bootstrap.servers", "127.0.0.1:9092");
        props.put("token.key", dev.tributary.commons.crypto.Keyset.generate());
        props.putAll(options);
        if (options.containsKey("token.key.file")) {
            props.remove("token.key");
        }
        Map<String, String> errors = new HashMap<>();
        for (ConfigValue value : new SampleSourceConnector().validate(props).configValues()) {
            Optional<String> error = value.errorMessages().stream().findFirst();
            error.ifPresent(text -> errors.put(value.name(), text));
        }
        return errors;
    }
}
