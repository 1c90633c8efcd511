package dev.tributary.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.cluster.ConnectorStatus;
import dev.tributary.cluster.Ports;
import dev.tributary.simulators.stripe.webhook.WebhookSignature;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The Stripe connector in the canary test: lists, events, failures and webhooks. */
final class StripeCanaryFeed implements CanaryFeed {
    static final String PREFIX = CanaryWorker.PREFIX + "stripe-";

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String SECRETS = "stripe-secrets.properties";
    private static final String WEBHOOK_SECRET = "whsec_canary9Qz4Kx7Lm";

    /** Which connectors write records in clear. */
    private static final List<String> CLEAR = List.of("lenient", "strict", "small", "overlong");

    private final HttpClient http = HttpClient.newHttpClient();
    private CanaryWorker worker;
    private StripeCanaryApi api;
    private int port;

    @Override
    public void start(CanaryWorker canaryWorker) throws IOException {
        worker = canaryWorker;
        api = StripeCanaryApi.start();
        port = Ports.free();
        Files.writeString(
                worker.folder().resolve(SECRETS),
                String.join(
                        "\n",
                        "digest=" + Canary.DIGEST_KEY.text(),
                        "webhook=" + WEBHOOK_SECRET,
                        "quarantine=" + Hl7CanaryConnectors.KEYSET,
                        "pseudonymised="
                                + "{\"id\":\"canary\",\"profile\":\"pseudonymised\",\"key\":"
                                + "{\"keyset\":"
                                + Hl7CanaryConnectors.KEYSET
                                + "}}"));
        start(
                "lenient",
                Map.of(
                        "webhook.listener",
                        "127.0.0.1:" + port,
                        "webhook.secret",
                        reference("webhook")));
        start(
                "strict",
                Map.of("validation.mode", "strict", "quarantine.key", reference("quarantine")));
        start("small", Map.of("max.record.bytes", "1024"));
        start("masked", masked("hipaa-safe-harbor"));
        start("pseudonymised", masked(reference("pseudonymised")));
    }

    private void start(String name, Map<String, String> changes) {
        run(name, changes);
        RunningConnector.awaitRunning(worker.rest(), PREFIX + name);
    }

    private void run(String name, Map<String, String> changes) {
        Map<String, String> config =
                new HashMap<>(StripeConnector.recommended(PREFIX + name, api.base()));
        config.put("api.key", "rk_test_canary_" + name);
        config.put("digest.key", reference("digest"));
        config.putAll(changes);
        worker.rest().put(PREFIX + name, config);
    }

    private static Map<String, String> masked(String policy) {
        Map<String, String> config = new HashMap<>(Hl7CanaryConnectors.masking(policy));
        config.remove("validation.level");
        config.put("output.copies", "masked");
        return config;
    }

    private String reference(String secret) {
        return "${file:" + worker.folder().resolve(SECRETS) + ":" + secret + "}";
    }

    @Override
    public List<String> clearTopics() {
        return CLEAR.stream()
                .flatMap(
                        name ->
                                Stream.of("events", "transactions", "accounts")
                                        .map(kind -> PREFIX + name + "." + kind))
                .toList();
    }

    @Override
    public void plant() throws Exception {
        for (String name : List.of("lenient", "strict", "small", "masked", "pseudonymised")) {
            awaitComplete(name);
        }
        plantInWebhooks();
        run("overlong", Map.of("producer.override.max.request.size", "2048"));
        await().atMost(LIMIT)
                .until(
                        () ->
                                worker.rest()
                                        .status(PREFIX + "overlong")
                                        .filter(ConnectorStatus::hasFailed)
                                        .isPresent());
    }

    private void awaitComplete(String name) {
        await(name).atMost(LIMIT).until(() -> codes(name, "status", "code").contains("COMPLETE"));
    }

    /** What stands in a field of a connector's records. */
    private Set<String> codes(String name, String topic, String field) {
        Set<String> codes = new TreeSet<>();
        values(List.of(PREFIX + name + "." + topic))
                .forEach(record -> codes.add(record.path(field).asText()));
        return codes;
    }

    /** Without tombstones. */
    private List<JsonNode> values(List<String> topics) {
        return worker.reader().all(topics).stream()
                .filter(record -> record.valueBytes() != null)
                .map(MessageRecords::json)
                .toList();
    }

    private void plantInWebhooks() throws Exception {
        byte[] event = api.event().toString().getBytes(UTF_8);
        byte[] thin =
                "{\"id\":\"evt_thin\",\"object\":\"v2.core.event\",\"type\":\"%s\"}"
                        .formatted(Canary.EMAIL.text())
                        .getBytes(UTF_8);
        byte[] unreadable = ("{" + Canary.NOTE.text() + Canary.SSN.text()).getBytes(UTF_8);
        assertThat(send("/webhook", event, signed(event))).isEqualTo(200);
        assertThat(send("/webhook", event, signed(event))).isEqualTo(200);
        assertThat(send("/webhook", thin, signed(thin))).isEqualTo(200);
        assertThat(send("/webhook", unreadable, signed(unreadable))).isEqualTo(400);
        assertThat(send("/webhook", event, signed(thin))).isEqualTo(401);
        assertThat(send("/webhook", event, "t=" + Canary.SSN.text() + ",v1=" + Canary.MRN.text()))
                .isBetween(400, 401);
        assertThat(send("/webhook", event, Canary.GIVEN_NAME.text())).isBetween(400, 401);
        assertThat(send("/" + Canary.TOKEN.text() + "?q=" + Canary.MRN.text(), event, ""))
                .isEqualTo(404);
        assertThat(send("/webhook", new byte[2_000_000], Canary.EMAIL.text())).isEqualTo(413);
    }

    private static String signed(byte[] body) {
        return WebhookSignature.header(Instant.now(), body, WEBHOOK_SECRET);
    }

    private int send(String path, byte[] body, String signature) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .timeout(LIMIT)
                        .header("Stripe-Signature", signature)
                        .header("User-Agent", Canary.FAMILY_NAME.text())
                        .POST(BodyPublishers.ofByteArray(body))
                        .build();
        return http.send(request, BodyHandlers.discarding()).statusCode();
    }

    @Override
    public void plantOnce() throws Exception {
        byte[] event = api.event().toString().getBytes(UTF_8);
        assertThat(send("/webhook", event, signed(event))).isEqualTo(200);
    }

    @Override
    public void close() {
        api.close();
    }

    @Override
    public void assertEveryWayWasGone() {
        for (String name : List.of("lenient", "strict", "masked", "pseudonymised")) {
            assertThat(codes(name, "deadletters", "code")).as(name).isNotEmpty();
            assertThat(codes(name, "status", "code")).contains("FORBIDDEN", "GARBLED");
        }
        for (String name : List.of("masked", "pseudonymised")) {
            for (String kind : List.of("events", "transactions", "accounts")) {
                assertThat(worker.reader().all(PREFIX + name + "." + kind + ".masked"))
                        .as(name + " " + kind)
                        .isNotEmpty();
            }
        }
        assertThat(codes("lenient", "events", "object_type"))
                .containsAll(
                        StripeCanaryObjects.LISTS.values().stream()
                                .filter(kind -> !kind.equals("price"))
                                .toList())
                .contains("person", "bank_account", "card", "balance");
        assertThat(issues())
                .contains(
                        "OBJECT_UNREADABLE",
                        "ID_MISSING",
                        "AMOUNT_INVALID",
                        "CURRENCY_INVALID",
                        "DATE_INVALID",
                        "STATUS_UNKNOWN",
                        "FIELD_UNREADABLE",
                        "RATE_INVALID",
                        "RECORD_TOO_LARGE",
                        "LEFT_OUT_FOR_SIZE");
        assertThat(worker.rest().status(PREFIX + "overlong").orElseThrow().traces())
                .contains("RecordTooLargeException");
    }

    private Set<String> issues() {
        Set<String> seen = new TreeSet<>();
        List<String> topics =
                worker.reader().topics().stream().filter(t -> t.startsWith(PREFIX)).toList();
        for (JsonNode record : values(topics)) {
            for (String list : List.of("errors", "warnings", "issues")) {
                record.path(list).forEach(issue -> seen.add(issue.path("code").asText()));
            }
        }
        return seen;
    }
}
