package dev.tributary.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.stripe.feed.AccountState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.junit.jupiter.api.Test;

class StripeSourceConnectorTest {

    private final StripeSourceConnector connector = new StripeSourceConnector();

    private static Map<String, String> props(String... more) {
        Map<String, String> props = new HashMap<>();
        props.put("name", "stripe");
        props.put("connector.class", StripeSourceConnector.class.getName());
        props.put("topic.prefix", "s");
        props.put("api.key", "rk_test_1");
        for (int i = 0; i < more.length; i += 2) {
            props.put(more[i], more[i + 1]);
        }
        return props;
    }

    private static List<String> errors(Config config, String option) {
        return config.configValues().stream()
                .filter(value -> value.name().equals(option))
                .flatMap(value -> value.errorMessages().stream())
                .toList();
    }

    private List<String> allErrors(Map<String, String> props) {
        return connector.validate(props).configValues().stream()
                .flatMap(value -> value.errorMessages().stream())
                .toList();
    }

    @Test
    void needsNoMoreThanAKeyAndAPrefix() {
        assertThat(allErrors(props())).isEmpty();
    }

    @Test
    void refusesWhatIsNoAccount() {
        assertThat(errors(connector.validate(props("accounts", "own,42")), "accounts"))
                .singleElement()
                .asString()
                .contains("acct_");
    }

    @Test
    void refusesAListThatStripeDoesNotHave() {
        assertThat(errors(connector.validate(props("resources", "charges,cheques")), "resources"))
                .isNotEmpty();
    }

    @Test
    void refusesAListenerWithoutASecret() {
        Config config =
                connector.validate(
                        props(
                                "webhook.listener",
                                "127.0.0.1:8443",
                                "digest.key",
                                RunningTask.DIGEST_KEY));

        assertThat(errors(config, "webhook.secret")).singleElement().asString().contains("whsec_");
    }

    @Test
    void refusesToSendItsKeyInClearText() {
        assertThat(errors(connector.validate(props("api.base", "http://192.0.2.1")), "api.base"))
                .singleElement()
                .asString()
                .contains("http.allow.plaintext");
        assertThat(allErrors(props("api.base", "http://127.0.0.1:1"))).isEmpty();
        assertThat(allErrors(props("api.base", "http://[::1]:1"))).isEmpty();
        assertThat(allErrors(props("api.base", "http://192.0.2.1", "http.allow.plaintext", "true")))
                .isEmpty();
    }

    @Test
    void refusesAKeyThatNothingReads() {
        assertThat(errors(connector.validate(props("feed.intervall.ms", "5")), "feed.intervall.ms"))
                .singleElement()
                .asString()
                .contains("feed.interval.ms");
    }

    @Test
    void spreadsItsAccountsOverItsTasks() {
        connector.start(props("accounts", "own,acct_1,acct_2"));

        assertThat(connector.taskConfigs(2)).hasSize(2);
        assertThat(connector.taskConfigs(8)).hasSize(3);
    }

    @Test
    void hasEachTaskFindItsPartOfTheAccounts() {
        connector.start(props("accounts", "discover"));

        assertThat(connector.taskConfigs(3)).hasSize(3);
    }

    @Test
    void isOneTaskWithAListener() {
        connector.start(props("accounts", "own,discover", "webhook.listener", "127.0.0.1:0"));

        assertThat(connector.taskConfigs(5)).hasSize(1);
    }

    @Test
    void neverCopiesTheKeyUnderAnotherName() {
        connector.start(props());

        assertThat(connector.taskConfigs(1).get(0))
                .extractingByKey("api.key")
                .isEqualTo("rk_test_1");
        assertThat(connector.taskConfigs(1).get(0).values())
                .filteredOn(value -> value.contains("rk_test_1"))
                .hasSize(1);
    }

    @Test
    void promisesExactlyOnce() {
        assertThat(connector.exactlyOnceSupport(props())).isEqualTo(ExactlyOnceSupport.SUPPORTED);
    }

    @Test
    void takesItsOwnOffsetsBack() {
        Map<Map<String, ?>, Map<String, ?>> offsets = new HashMap<>();
        offsets.put(AccountLedger.partition("acct_1"), AccountState.NONE.toMap());
        offsets.put(AccountLedger.partition("acct_2"), null);

        assertThat(connector.alterOffsets(props(), offsets)).isTrue();
    }

    @Test
    void refusesOffsetsOfAnotherForm() {
        Map<String, Object> broken = new HashMap<>(AccountState.NONE.toMap());
        broken.put("walks", "charges=soon");

        assertThatThrownBy(
                        () ->
                                connector.alterOffsets(
                                        props(), Map.of(AccountLedger.partition("acct_1"), broken)))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("/connectors/<name>/offsets");
    }

    @Test
    void refusesAPartitionOfAnotherConnector() {
        assertThatThrownBy(
                        () ->
                                connector.alterOffsets(
                                        props(), Map.of(Map.of("file", "x"), Map.of("line", 1L))))
                .isInstanceOf(ConnectException.class);
    }
}
