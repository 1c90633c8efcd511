package dev.tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tributary.api.sample.SampleBank;
import dev.tributary.cluster.TopicRecord;
import dev.tributary.cluster.WorkerProcess;
import dev.tributary.commons.audit.AuditVerifier;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The sample source from its ZIP in two workers that share its accounts: tokens rotate in the store
 * all the while, an account is added, the application's key is exchanged, and the worker that
 * listens for webhooks is killed while they come in.
 */
@ExtendWith(OnSharedCluster.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiSampleIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration TAKEN_OVER_WITHIN = Duration.ofSeconds(20);
    private static final int EVENTS = 150;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TestCluster cluster;
    private final SampleBank bank = SampleBank.start(Duration.ofMinutes(1));
    private SampleWorkers sample;
    private HookSender sender;
    private Duration outage;

    ApiSampleIT(TestCluster cluster) {
        this.cluster = cluster;
    }

    @BeforeAll
    void runThroughIt() {
        // Refreshed when ten seconds are left, so every few seconds.
        bank.consents().accessLife(Duration.ofSeconds(13));
        sample = SampleWorkers.start(cluster, bank);
        sample.authorise("1", 120);
        sample.authorise("2", 90);
        sample.startConnectors();
        awaitEntries("1", "2");

        sample.authorise("3", 30);
        awaitEntries("3");

        URI url = URI.create("http://127.0.0.1:" + sample.port() + "/webhook");
        sender = HookSender.start(url, SampleWorkers.WEBHOOK_SECRET, "sample/1");
        awaitEvents(EVENTS);
        Instant killed = Instant.now();
        sample.killListening();
        bank.add("1", 40);
        int before = sender.taken().size();
        awaitEvents(before + EVENTS);
        outage = Duration.between(killed, Instant.now());
        sample.awaitPollingOn(1);

        bank.rollKey("canary-key-2");
        sample.writeSecrets();
        bank.add("2", 40);
        bank.add("3", 40);
        awaitEntries("1", "2", "3");
        sender.close();
    }

    @AfterAll
    void close() {
        if (sender != null) {
            sender.close();
        }
        if (sample != null) {
            sample.close();
        }
        bank.close();
    }

    private void awaitEntries(String... accounts) {
        for (String account : accounts) {
            for (String connector : List.of(SampleWorkers.POLLING, SampleWorkers.HOOKS)) {
                await(connector + " " + account)
                        .atMost(LIMIT)
                        .pollInterval(Duration.ofMillis(200))
                        .until(() -> keys(connector + ".entries").containsAll(bank.keys(account)));
            }
        }
    }

    private void awaitEvents(int count) {
        await(count + " events")
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> sender.taken().size() >= count);
    }

    private List<String> keys(String topic) {
        return cluster.reader().all(topic).stream().map(TopicRecord::key).toList();
    }

    @Test
    void noWebhookIsLostAndNoneComesTwiceThoughTheListenerMoved() {
        List<String> events = keys(SampleWorkers.HOOKS + ".events");
        assertThat(events).doesNotHaveDuplicates();
        assertThat(new HashSet<>(events)).isEqualTo(new HashSet<>(sender.taken()));
        assertThat(sender.refused()).as("asked to come again meanwhile").isPositive();
        assertThat(sender.strange()).isEmpty();
        assertThat(outage).isLessThan(TAKEN_OVER_WITHIN);
    }

    @Test
    void everyEntryIsThereOnceWhoeverHadTheAccount() {
        for (String connector : List.of(SampleWorkers.POLLING, SampleWorkers.HOOKS)) {
            List<String> entries = keys(connector + ".entries");
            assertThat(entries).doesNotHaveDuplicates();
            assertThat(entries).hasSize(160 + 130 + 70);
        }
    }

    @Test
    void tokensRotateInTheStoreAndNoneIsLost() {
        long rotations =
                bank.consents().requests().stream()
                        .filter(form -> "refresh_token".equals(form.get("grant_type")))
                        .count();
        assertThat(rotations).isGreaterThan(6);
        assertThat(bank.consents().refusals()).as("refresh tokens that were not taken").isZero();
        assertThat(codes(SampleWorkers.POLLING)).doesNotContain("CONSENT_NEEDED");
        assertThat(codes(SampleWorkers.HOOKS)).doesNotContain("CONSENT_NEEDED");
    }

    @Test
    void secretsStayReferencesInTheWorkersAnswersAndTopics() {
        for (String connector : List.of(SampleWorkers.POLLING, SampleWorkers.HOOKS)) {
            JsonNode config = sample.rest().config(connector);
            for (String option :
                    List.of("sample.key", "oauth.client.secret", "token.key", "digest.key")) {
                assertThat(config.path(option).asText()).as(option).startsWith("${file:");
            }
        }
    }

    @Test
    void offsetsHoldWhereEachAccountIsAndTheCallsOfTheMonth() {
        Map<String, Long> after = new HashMap<>();
        Map<String, Long> calls = new HashMap<>();
        for (JsonNode offset : sample.rest().offsets(SampleWorkers.POLLING).path("offsets")) {
            JsonNode partition = offset.path("partition");
            switch (partition.path("kind").asText()) {
                case "entries" ->
                        after.put(
                                partition.path("account").asText(),
                                offset.at("/offset/after").longValue());
                case "budget" ->
                        calls.put(
                                partition.path("task").asText(),
                                offset.at("/offset/used").longValue());
                default -> assertThat(partition.path("kind").asText()).isIn("audit", "status");
            }
        }
        assertThat(after).isEqualTo(Map.of("sample/1", 160L, "sample/2", 130L, "sample/3", 70L));
        assertThat(calls.values())
                .as("%s", sample.rest().offsets(SampleWorkers.POLLING))
                .isNotEmpty()
                .allMatch(used -> used > 0);
    }

    @Test
    void theAuditOfEachTaskIsAChain() throws IOException {
        Map<Integer, List<Map<String, Object>>> byTask = new HashMap<>();
        for (TopicRecord record : cluster.reader().all(SampleWorkers.POLLING + ".audit")) {
            @SuppressWarnings("unchecked")
            Map<String, Object> link = JSON.readValue(record.value(), LinkedHashMap.class);
            byTask.computeIfAbsent((Integer) link.get("task"), task -> new ArrayList<>()).add(link);
        }
        assertThat(byTask).hasSize(2);
        assertThat(byTask.values())
                .allSatisfy(links -> assertThat(AuditVerifier.verify(links)).isEmpty());
    }

    @Test
    void aMonitoringSystemSeesCallsTokensAndWebhooks() throws Exception {
        WorkerProcess worker = sample.present();
        try (WorkerBeans beans = WorkerBeans.connect(worker.settings().jmxPort())) {
            String bean =
                    "dev.tributary:type=sample-source,connector=" + SampleWorkers.HOOKS + ",task=0";
            assertThat(beans.number(bean, "grants")).isEqualTo(3);
            assertThat(beans.number(bean, "webhook-listening")).isEqualTo(1);
            assertThat(beans.number(bean, "webhooks-taken-total")).isPositive();
            assertThat(beans.number(bean, "jobs")).isEqualTo(3);
            assertThat(beans.number(bean, "access-token-expires-ms-min")).isPositive();
            assertThat(beans.number(bean, "last-success-timestamp")).isPositive();
            assertThat(beans.number(bean + ",credential=sample", "budget-left"))
                    .isBetween(1L, 99_999L);
        }
    }

    @Test
    void noTokenKeySecretOrSignatureIsInAnyLogTopicAnswerOrBean() throws Exception {
        List<String> secrets = new ArrayList<>(bank.canaries());
        secrets.add("canary-key-1");
        secrets.addAll(sample.secrets());
        secrets.addAll(sender.signatures());
        CanarySearch search = CanarySearch.of(Secret.of(secrets));
        for (WorkerProcess worker : sample.workers()) {
            search.log(worker.log().file());
        }
        search.log(cluster.brokerLog());
        for (String topic : cluster.reader().topics()) {
            if (topic.startsWith("sample-") || topic.startsWith("api-sample")) {
                cluster.reader().all(topic).forEach(search::record);
            }
        }
        for (String connector : List.of(SampleWorkers.POLLING, SampleWorkers.HOOKS)) {
            for (String path : List.of("", "/config", "/status", "/tasks", "/offsets")) {
                search.text("REST", sample.rest().text("/connectors/" + connector + path));
            }
        }
        try (WorkerBeans beans = WorkerBeans.connect(sample.present().settings().jmxPort())) {
            beans.forEach((bean, text) -> search.text("bean " + bean, text));
        }
        assertThat(search.bytes()).as("looked through").isGreaterThan(100_000);
        assertThat(search.findings()).isEmpty();
    }

    @Test
    void whatAPayerIsCalledIsInNoLog() throws IOException {
        CanarySearch search = CanarySearch.of(Secret.of(List.of("canary-of-a-payer")));
        for (WorkerProcess worker : sample.workers()) {
            search.log(worker.log().file());
        }
        assertThat(search.findings()).isEmpty();
        cluster.reader().all(SampleWorkers.HOOKS + ".entries").forEach(search::record);
        assertThat(search.findings()).as("the search finds it where it is").isNotEmpty();
    }

    private Set<String> codes(String connector) {
        Set<String> codes = new TreeSet<>();
        for (TopicRecord record : cluster.reader().all(connector + ".status")) {
            try {
                codes.add(JSON.readTree(record.value()).path("code").asText());
            } catch (IOException broken) {
                throw new AssertionError(broken);
            }
        }
        assertThat(codes).as("statuses of " + connector).isNotEmpty();
        return codes;
    }
}
