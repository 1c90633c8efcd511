package dev.tributary.api.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.api.limit.Share;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TaskShareTest {

    private static final List<String> ACCOUNTS = List.of("a,1", "b/2", "c", "d", "ü");

    @Test
    void accountsAreSpreadOverTheTasksAndEachHasItsPartOfTheLimits() {
        List<TaskShare> shares = shares(Map.of("name", "x"), ACCOUNTS, 2);
        assertThat(shares).hasSize(2);
        assertThat(shares).flatExtracting(TaskShare::accounts).containsExactlyElementsOf(ACCOUNTS);
        assertThat(shares.get(1).limits()).isEqualTo(new Share(1, 2));
    }

    @Test
    void thereAreNoMoreTasksThanAccounts() {
        assertThat(shares(Map.of(), List.of("a", "b"), 5)).hasSize(2);
    }

    @Test
    void aConnectorWithoutAccountsHasATaskThatCanSaySo() {
        assertThat(shares(Map.of(), List.of(), 5)).containsExactly(new TaskShare(0, 1, List.of()));
    }

    @Test
    void withAListenerOneTaskHasThemAll() {
        assertThat(shares(Map.of("webhook.listener", "127.0.0.1:8443"), ACCOUNTS, 5))
                .containsExactly(new TaskShare(0, 1, ACCOUNTS));
    }

    @Test
    void aReferenceToASecretStaysOne() {
        String reference = "${file:/etc/secrets:key}";
        assertThat(TaskShare.configs(Map.of("sample.key", reference), ACCOUNTS, 1).get(0))
                .containsEntry("sample.key", reference);
    }

    private static List<TaskShare> shares(
            Map<String, String> props, List<String> accounts, int most) {
        return TaskShare.configs(props, accounts, most).stream().map(TaskShare::of).toList();
    }
}
