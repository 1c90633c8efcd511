package dev.tributary.api.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.api.source.TaskShare;
import dev.tributary.api.testing.Reply;
import dev.tributary.api.testing.RunningSource;
import dev.tributary.api.token.TokenStore;
import dev.tributary.api.token.VaultTokenStore;
import dev.tributary.commons.crypto.vault.VaultServer;
import dev.tributary.commons.crypto.vault.VaultStub;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands on the room of sources, in one process: every promise but those of Kafka itself. */
class SampleSourceTaskTest {

    private static final String SECRET = "whsec_canary";

    private final SampleBank bank = SampleBank.start(Duration.ofSeconds(10));
    private final VaultStub vault = VaultStub.start();
    private final Map<Map<String, ?>, Map<String, ?>> offsets = new ConcurrentHashMap<>();
    private final HttpClient http = HttpClient.newHttpClient();
    @TempDir private Path folder;
    private SampleSourceTask task;

    @BeforeEach
    void twoAccounts() {
        authorise("1", 50);
        authorise("2", 30);
    }

    @AfterEach
    void close() {
        vault.close();
        bank.close();
    }

    @Test
    void readsAllEntriesOfAllAccountsOnceAndWhatIsAddedLater() {
        try (RunningSource source = start(Map.of())) {
            untilComplete(source, "1", "2");
            bank.add("1", 25);
            untilComplete(source, "1", "2");
            assertThat(source.keys("p.entries")).doesNotHaveDuplicates();
            assertThat(source.written("p.audit")).isNotEmpty();
        }
    }

    @Test
    void losesNothingAndRepeatsAtMostAPageWhenItIsCutOff() {
        bank.add("1", 400);
        try (RunningSource source = start(Map.of("queue.max.records", "30"))) {
            source.until("something", () -> source.keys("p.entries").size() > 60);
            source.committing(false);
            source.restart();
            untilComplete(source, "1", "2");
            List<String> keys = source.keys("p.entries");
            assertThat(keys.size() - new HashSet<>(keys).size()).isLessThanOrEqualTo(2 * 20);
        }
    }

    @Test
    void saysThatThereIsNoAccountYet() {
        Map<String, String> share = TaskShare.configs(props(), List.of(), 3).get(0);
        try (RunningSource source =
                RunningSource.start(() -> task = new SampleSourceTask(), share, offsets)) {
            source.until("a status", () -> codes(source).contains("NO_ACCOUNTS"));
        }
    }

    @Test
    void fetchesNoMoreThanTheQueueHolds() {
        bank.add("1", 1_000);
        try (RunningSource source = start(Map.of("queue.max.records", "100"))) {
            source.committing(false);
            source.until("a full queue", () -> polled(source) > 100);
            assertThat(polled(source)).isLessThan(100 + 8 * 20);
            source.committing(true);
            untilComplete(source, "1", "2");
        }
    }

    private static long polled(RunningSource source) {
        return source.polled("p.entries");
    }

    @Test
    void readsARolledKeyAgainWithoutARestart() {
        try (RunningSource source = start(Map.of())) {
            untilComplete(source, "1", "2");
            source.secret("sample.key", "canary-key-2");
            bank.rollKey("canary-key-2");
            bank.add("1", 5);
            untilComplete(source, "1", "2");
            assertThat(source.statuses("p.status", "account sample/1")).isEmpty();
        }
    }

    @Test
    void anAccountWhoseConsentEndsPausesAloneAndGoesOnWhenItIsGivenAnew() {
        // Refreshed when ten seconds are left.
        bank.consents().accessLife(Duration.ofSeconds(11));
        try (RunningSource source = start(Map.of())) {
            untilComplete(source, "1", "2");
            bank.consents().end("1");
            source.until("a pause", () -> told(source).contains("CONSENT_NEEDED"));
            source.until("a pause", () -> told(source).contains("AUTHORIZATION"));
            bank.add("1", 3);
            bank.add("2", 3);
            untilComplete(source, "2");
            assertThat(source.keys("p.entries")).doesNotContain("sample/1-53");

            consent("1");
            untilComplete(source, "1");
            source.until("an end", () -> told(source).contains("RECOVERED"));
            assertThat(told(source)).contains("AUTHORIZED");
        }
    }

    private static List<String> told(RunningSource source) {
        return source.statuses("p.status", "account sample/1");
    }

    @Test
    void aFaultOfTheProviderIsAStatusAndPasses() {
        try (RunningSource source = start(Map.of("http.retries.max", "0"))) {
            untilComplete(source, "1", "2");
            for (int i = 0; i < 4; i++) {
                bank.faults().next(Reply.status(503));
            }
            source.until("news", () -> codes(source).contains("TRANSIENT"));
            bank.add("1", 1);
            bank.add("2", 1);
            untilComplete(source, "1", "2");
            source.until("news", () -> codes(source).contains("RECOVERED"));
        }
    }

    private static List<String> codes(RunningSource source) {
        return source.written("p.status").stream()
                .map(record -> ((Struct) record.value()).getString("code"))
                .toList();
    }

    @Test
    void countsTheMonthsCallsInTheOffsetsAndRestsWhenTheyAreSpent() {
        try (RunningSource source = start(Map.of("limit.month", "5"))) {
            source.until("the end", () -> codes(source).contains("BUDGET_SPENT"));
            assertThat(budget()).isEqualTo(5);
            long before = source.keys("p.entries").size();
            source.restart();
            source.until("the end", () -> codes(source).lastIndexOf("BUDGET_SPENT") > 0);
            assertThat(source.keys("p.entries")).hasSize((int) before);
        }
    }

    private long budget() {
        return offsets.entrySet().stream()
                .filter(entry -> "budget".equals(entry.getKey().get("kind")))
                .mapToLong(entry -> ((Number) entry.getValue().get("used")).longValue())
                .max()
                .orElse(0);
    }

    @Test
    void aWebhookIsAnsweredWhenItsEventIsInKafkaAndOnceOnly() throws Exception {
        try (RunningSource source = start(listening())) {
            int port = port(source);
            source.committing(false);
            CompletableFuture<Integer> waiting = post(port, "evt_1");
            assertThatThrownBy(() -> waiting.get(500, TimeUnit.MILLISECONDS))
                    .isInstanceOf(java.util.concurrent.TimeoutException.class);
            source.committing(true);
            assertThat(waiting.get(10, TimeUnit.SECONDS)).isEqualTo(200);
            assertThat(post(port, "evt_1").get(10, TimeUnit.SECONDS)).isEqualTo(200);
            assertThat(source.keys("p.events")).containsExactly("evt_1");

            source.restart();
            int again = port(source);
            assertThat(post(again, "evt_1").get(10, TimeUnit.SECONDS)).isEqualTo(200);
            assertThat(source.keys("p.events")).containsExactly("evt_1");
        }
    }

    @Test
    void aWebhookHasItsAccountLookedAtAtOnce() throws Exception {
        try (RunningSource source =
                start(with(listening(), Map.of("sample.interval.ms", "3600000")))) {
            untilComplete(source, "1", "2");
            bank.add("2", 1);
            assertThat(post(port(source), "evt_9").get(10, TimeUnit.SECONDS)).isEqualTo(200);
            untilComplete(source, "2");
        }
    }

    @Test
    void aWebhookIsAskedToComeAgainWhileTheConnectorIsPaused() throws Exception {
        try (RunningSource source =
                start(with(listening(), Map.of("pause.detection.ms", "1000")))) {
            int port = port(source);
            source.polling(false);
            source.until("a refusal", () -> answer(port, "evt_2") == 503);
            source.polling(true);
            source.until("an answer", () -> answer(port, "evt_2") == 200);
            assertThat(source.keys("p.events")).containsExactly("evt_2");
        }
    }

    @Test
    void aForgedWebhookIsRefusedWithoutAWord() throws Exception {
        try (RunningSource source = start(listening())) {
            assertThat(post(port(source), "evt_3", "whsec_other").get(10, TimeUnit.SECONDS))
                    .isEqualTo(401);
            assertThat(source.keys("p.events")).isEmpty();
        }
    }

    @Test
    void whatARuleRefusesIsADeadLetterWhicheverWayItCame() throws Exception {
        String rules =
                "{\"rules\":[{\"code\":\"LIVE_ONLY\",\"severity\":\"error\","
                        + "\"path\":\"livemode\",\"required\":true}]}";
        Map<String, String> strict =
                Map.of(
                        "validation.mode",
                        "strict",
                        "rules.file",
                        Files.writeString(folder.resolve("rules.json"), rules).toString());
        try (RunningSource source = start(with(listening(), strict))) {
            assertThat(post(port(source), "evt_6").get(10, TimeUnit.SECONDS)).isEqualTo(200);
            source.until("letters", () -> source.keys("p.deadletters").size() == 81);
            assertThat(source.keys("p.deadletters")).contains("evt_6", "sample/1-1");
            assertThat(source.keys("p.entries")).isEmpty();
            assertThat(source.keys("p.events")).isEmpty();
        }
    }

    @Test
    void bothCopiesAreMadeOfEntriesAndOfEvents() throws Exception {
        try (RunningSource source =
                start(with(listening(), Map.of("output.copies", "clear,masked")))) {
            untilComplete(source, "1", "2");
            assertThat(post(port(source), "evt_4").get(10, TimeUnit.SECONDS)).isEqualTo(200);
            assertThat(source.keys("p.entries.masked"))
                    .containsExactlyInAnyOrderElementsOf(source.keys("p.entries"));
            assertThat(source.keys("p.events.masked")).containsExactly("evt_4");
        }
    }

    @Test
    void aDroppedRecordFailsTheTask() {
        try (RunningSource source = start(Map.of())) {
            source.dropping(record -> record.topic().equals("p.entries"));
            org.awaitility.Awaitility.await().until(() -> source.failure() != null);
            assertThat(source.failure())
                    .isInstanceOf(ConnectException.class)
                    .hasMessageContaining("ack.on.dropped=accept");
        }
    }

    @Test
    void noSecretIsInAnyRecordOrOffset() throws Exception {
        try (RunningSource source = start(listening())) {
            untilComplete(source, "1", "2");
            post(port(source), "evt_5").get(10, TimeUnit.SECONDS);
            List<String> secrets = new ArrayList<>(bank.canaries());
            secrets.add(SECRET);
            assertThat(source.written())
                    .allSatisfy(
                            record ->
                                    assertThat(
                                                    record.key()
                                                            + " "
                                                            + record.value()
                                                            + record.headers()
                                                            + record.sourceOffset()
                                                            + record.sourcePartition())
                                            .doesNotContain(secrets));
        }
    }

    private RunningSource start(Map<String, String> options) {
        Map<String, String> share =
                TaskShare.configs(with(props(), options), List.of("sample/1", "sample/2"), 1)
                        .get(0);
        return RunningSource.start(() -> task = new SampleSourceTask(), share, offsets);
    }

    private Map<String, String> props() {
        Map<String, String> props = new HashMap<>();
        props.put("name", "sample-" + System.nanoTime());
        props.put("topic.prefix", "p");
        props.put("sample.url", bank.url());
        props.put("sample.key", bank.key());
        props.put("sample.interval.ms", "50");
        props.put("limit.credential", "2000/1s");
        props.put("oauth.client.id", SampleBank.CLIENT);
        props.put("oauth.client.secret", SampleBank.CLIENT_SECRET);
        props.put("oauth.token.endpoint", bank.tokenEndpoint().toString());
        props.put("token.store", "vault");
        props.put("token.vault.url", vault.url());
        props.put("token.vault.token", VaultStub.TOKEN);
        props.put("digest.key", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
        return props;
    }

    private static Map<String, String> listening() {
        return Map.of("webhook.listener", "127.0.0.1:0", "webhook.secret", SECRET);
    }

    private static Map<String, String> with(Map<String, String> some, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(some);
        all.putAll(more);
        return all;
    }

    private void authorise(String id, int entries) {
        bank.account(id, entries);
        consent(id);
    }

    private void consent(String id) {
        try (TokenStore store =
                VaultTokenStore.at(
                        new VaultServer(
                                vault.url(),
                                VaultStub.TOKEN,
                                Optional.empty(),
                                Optional.empty(),
                                false,
                                Duration.ofSeconds(5)),
                        "secret",
                        "tributary/tokens")) {
            store.put(bank.consent(id));
        }
    }

    private void untilComplete(RunningSource source, String... ids) {
        for (String id : ids) {
            source.until(
                    "account " + id, () -> source.keys("p.entries").containsAll(bank.keys(id)));
        }
    }

    private int port(RunningSource source) {
        source.until("a port", () -> task.port() > 0);
        return task.port();
    }

    private int answer(int port, String id) {
        try {
            return post(port, id).get(10, TimeUnit.SECONDS);
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    private CompletableFuture<Integer> post(int port, String id) {
        return post(port, id, SECRET);
    }

    private CompletableFuture<Integer> post(int port, String id, String secret) {
        byte[] body = SampleHook.body(id, "sample/2");
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/webhook"))
                        .header(
                                "Stripe-Signature",
                                SampleHook.signature(secret, Instant.now(), body))
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build();
        return http.sendAsync(request, BodyHandlers.ofByteArray())
                .thenApply(
                        answer -> {
                            assertThat(new String(answer.body(), StandardCharsets.UTF_8)).isEmpty();
                            return answer.statusCode();
                        });
    }
}
