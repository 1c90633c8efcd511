package dev.tributary.api.webhook;

import static dev.tributary.api.webhook.Signing.bytes;
import static dev.tributary.api.webhook.Signing.secrets;
import static dev.tributary.api.webhook.Signing.stripe;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.commons.testing.FreePort;
import dev.tributary.commons.tls.TestAuthority;
import dev.tributary.commons.tls.TestCertificate;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class WebhookListenerTest {

    private static final String SECRET = "whsec_listener";
    private static final String HEAD = "POST /webhook HTTP/1.1\r\nHost: x\r\n";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Clock clock = Clock.systemUTC();
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<Map<String, ?>, Map<String, Object>> offsets = WebhookServer.noOffsets();

    @TempDir private Path dir;

    @Test
    void answersWhenTheEventIsInKafkaAndNotBefore() throws Exception {
        try (WebhookServer server = server(Map.of())) {
            server.committing.set(false);
            CompletableFuture<HttpResponse<String>> answer = send(server, event("evt_1"));
            Awaitility.await().atMost(PATIENCE).until(() -> server.queue.records() == 1);
            assertThat(answer).isNotDone();
            assertThat(server.told).isEmpty();
            server.committing.set(true);
            assertThat(answer.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
            assertThat(server.told).containsExactly("evt_1");
            assertThat(answer.get().body()).isEmpty();
            assertThat(answer.get().headers().map()).doesNotContainKey("server");
        }
    }

    @Test
    void takesADuplicateOnceAlsoAcrossARestart() throws Exception {
        byte[] event = event("evt_1");
        try (WebhookServer server = server(Map.of())) {
            server.committing.set(false);
            CompletableFuture<HttpResponse<String>> one = send(server, event);
            CompletableFuture<HttpResponse<String>> two = send(server, event);
            Awaitility.await().atMost(PATIENCE).until(() -> server.queue.records() == 1);
            server.committing.set(true);
            assertThat(status(one)).isEqualTo(200);
            assertThat(status(two)).isEqualTo(200);
            assertThat(status(send(server, event))).isEqualTo(200);
            assertThat(server.committed).containsExactly("evt_1");
        }
        try (WebhookServer server = server(Map.of())) {
            assertThat(status(send(server, event))).isEqualTo(200);
            assertThat(status(send(server, event("evt_2")))).isEqualTo(200);
            assertThat(server.committed).containsExactly("evt_2");
        }
    }

    @Test
    void whatATaskDidNotCommitIsSentAgainAndTakenByTheNext() throws Exception {
        byte[] event = event("evt_1");
        CompletableFuture<HttpResponse<String>> answer;
        try (WebhookServer server = server(Map.of())) {
            server.committing.set(false);
            answer = send(server, event);
            Awaitility.await().atMost(PATIENCE).until(() -> server.queue.records() == 1);
        }
        assertThat(status(answer)).isEqualTo(503);
        try (WebhookServer server = server(Map.of())) {
            assertThat(status(send(server, event))).isEqualTo(200);
            assertThat(server.committed).containsExactly("evt_1");
        }
    }

    @Test
    void asksToComeAgainWhenFullOrPausedOrTooLate() throws Exception {
        try (WebhookServer server =
                server(
                        Map.of(
                                "queue.max.records", "1",
                                "pause.detection.ms", "1000",
                                "ack.timeout.ms", "500"))) {
            server.committing.set(false);
            assertThat(status(send(server, event("evt_1")))).isEqualTo(503);
            assertThat(status(send(server, event("evt_2")))).isEqualTo(503);
            assertThat(server.queue.records()).isEqualTo(2);
            HttpResponse<String> full = send(server, event("evt_3")).get(20, TimeUnit.SECONDS);
            assertThat(full.statusCode()).isEqualTo(503);
            assertThat(full.headers().firstValue("retry-after")).contains("5");
            assertThat(server.queue.records()).isEqualTo(2);

            server.committing.set(true);
            Awaitility.await().atMost(PATIENCE).until(() -> server.queue.records() == 0);
            assertThat(status(send(server, event("evt_1")))).isEqualTo(200);
            assertThat(server.committed).containsExactly("evt_1", "evt_2");

            server.polling.set(false);
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> server.queue.idleFor().compareTo(Duration.ofMillis(1100)) > 0);
            assertThat(status(send(server, event("evt_4")))).isEqualTo(503);
            assertThat(server.queue.records()).isZero();
        }
    }

    @Test
    void saysWhatTheConfigurationSaysOfDroppedEvents() throws Exception {
        for (Map.Entry<String, Integer> answer :
                Map.of("accept", 200, "error", 503, "reject", 422).entrySet()) {
            try (WebhookServer server = server(Map.of("ack.on.dropped", answer.getKey()))) {
                server.dropping.set(true);
                assertThat(status(send(server, event("evt_d")))).isEqualTo(answer.getValue());
                assertThat(server.told).isEmpty();
            }
        }
    }

    @Test
    void knowsItsPathAndItsMethod() throws Exception {
        try (WebhookServer server = server(Map.of())) {
            for (String path : List.of("/", "/webhook/x", "/webhooks", "/x/../webhook/y")) {
                HttpRequest request =
                        HttpRequest.newBuilder(uri(server, path))
                                .POST(BodyPublishers.ofString("{}"))
                                .build();
                HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
                assertThat(answer.statusCode()).isEqualTo(404);
                assertThat(answer.body()).isEmpty();
            }
            HttpResponse<String> get =
                    client.send(
                            HttpRequest.newBuilder(uri(server, "/webhook")).build(),
                            BodyHandlers.ofString());
            assertThat(get.statusCode()).isEqualTo(405);
            assertThat(get.headers().firstValue("allow")).contains("POST");
            assertThat(talk(server, "nonsense\r\n\r\n"))
                    .startsWith("HTTP/1.1 400")
                    .endsWith("\r\n\r\n");
        }
    }

    @Test
    void boundsSize() throws Exception {
        try (WebhookServer server = server(Map.of("webhook.body.max.bytes", "2000"))) {
            assertThat(talk(server, HEAD + "Content-Length: 2001\r\n\r\n"))
                    .startsWith("HTTP/1.1 413");
            String chunk = "7d0\r\n" + "x".repeat(2000) + "\r\n";
            assertThat(talk(server, HEAD + "Transfer-Encoding: chunked\r\n\r\n" + chunk + chunk))
                    .startsWith("HTTP/1.1 413");
        }
    }

    @Test
    void boundsTime() throws Exception {
        try (WebhookServer server = server(Map.of("webhook.request.timeout.ms", "700"))) {
            assertThat(talk(server, HEAD + "Content-Length: 10\r\n\r\nabc"))
                    .startsWith("HTTP/1.1 408");
            // Neither the handshake of nothing nor half a head is kept.
            assertThat(talk(server, HEAD)).isEmpty();
            assertThat(talk(server, "")).isEmpty();
        }
    }

    @Test
    void whoeverHoldsAllConnectionsHoldsThemForAWhileOnly() throws Exception {
        try (WebhookServer server =
                server(
                        Map.of(
                                "webhook.request.timeout.ms", "2000",
                                "webhook.connections.max", "8"))) {
            List<Socket> idle = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                idle.add(new Socket(InetAddress.getLoopbackAddress(), server.listener.port()));
            }
            assertThat(status(send(server, event("evt_1")))).isEqualTo(200);
            for (Socket socket : idle) {
                socket.close();
            }
        }
    }

    @Test
    void aFloodOfBadWebhooksHarmsNoGoodOne() throws Exception {
        try (WebhookServer server =
                server(
                        Map.of(
                                "webhook.request.timeout.ms",
                                "3000",
                                "webhook.body.max.bytes",
                                "65536"))) {
            long now = clock.instant().getEpochSecond();
            byte[] replayed = event("evt_replayed");
            assertThat(status(send(server, replayed))).isEqualTo(200);
            long future = now + 900;
            String old = stripe(SECRET, now - 900, replayed);
            byte[] large = new byte[10 * 1024 * 1024];
            List<CompletableFuture<String>> flood = new ArrayList<>();
            for (int i = 0; i < 1_000; i++) {
                byte[] body = event("evt_flood_" + i);
                int n = i;
                Supplier<CompletableFuture<Integer>> attempt =
                        () ->
                                switch (n % 7) {
                                    case 0 -> code(send(server, body, stripe("wrong", now, body)));
                                    case 1 -> code(send(server, replayed, old));
                                    case 2 ->
                                            code(send(server, body, stripe(SECRET, future, body)));
                                    case 3 -> code(send(server, body, "t=abc"));
                                    case 4 ->
                                            n % 2 == 0
                                                    ? code(send(server, large, "t=1"))
                                                    : code(send(server, replayed));
                                    case 5 -> slowly(server, body);
                                    default -> code(send(server, body));
                                };
                // A connection that was kept may end as it is used again; senders then try anew.
                CompletableFuture<Integer> answer =
                        attempt.get().exceptionallyCompose(cut -> attempt.get());
                String kind = String.valueOf(i % 7 == 4 ? "4" + (i % 2) : i % 7);
                flood.add(
                        answer.handle(
                                (got, broken) ->
                                        kind + " " + (broken == null ? got.toString() : "cut")));
            }
            Map<String, Integer> counts = new TreeMap<>();
            for (CompletableFuture<String> one : flood) {
                counts.merge(one.get(90, TimeUnit.SECONDS), 1, Integer::sum);
            }
            assertThat(counts.get("0 401")).as(counts.toString()).isEqualTo(143);
            assertThat(counts.get("1 401")).isEqualTo(143);
            assertThat(counts.get("2 401")).isEqualTo(143);
            assertThat(counts.get("3 400")).isEqualTo(143);
            // A sender that goes on sending may see the connection end before the answer.
            assertThat(counts.getOrDefault("40 413", 0) + counts.getOrDefault("40 cut", 0))
                    .isEqualTo(72);
            assertThat(counts.get("41 200")).isEqualTo(71);
            assertThat(counts.get("5 408")).isEqualTo(143);
            assertThat(counts.get("6 200")).isEqualTo(142);
            assertThat(server.committed).doesNotHaveDuplicates().contains("evt_replayed");
            assertThat(server.metrics.count(Refusal.FORGED)).isBetween(143L, 150L);
            assertThat(server.metrics.count(Refusal.STALE)).isBetween(143L, 150L);
            assertThat(server.metrics.count(Refusal.FUTURE)).isBetween(143L, 150L);
        }
    }

    @Test
    void waitsForItsAddressAfterAHandOver() throws Exception {
        Map<String, String> same = Map.of("webhook.listener", "127.0.0.1:" + FreePort.next());
        try (WebhookServer first = server(same);
                WebhookServer next = new WebhookServer(verifier(), offsets, same)) {
            assertThat(next.listener.isBound()).isFalse();
            first.listener.stopAccepting();
            next.bound();
            assertThat(status(send(next, event("evt_1")))).isEqualTo(200);
        }
    }

    @Test
    void failsTheTaskWhenTheAddressStaysTaken() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                WebhookServer server =
                        new WebhookServer(
                                verifier(),
                                offsets,
                                Map.of(
                                        "webhook.listener",
                                        "127.0.0.1:" + other.getLocalPort(),
                                        "webhook.bind.timeout.ms",
                                        "300"))) {
            server.polling.set(false);
            Awaitility.await()
                    .atMost(PATIENCE)
                    .untilAsserted(
                            () ->
                                    assertThatThrownBy(() -> server.queue.drain(1, Duration.ZERO))
                                            .hasMessageContaining("cannot be had"));
        }
    }

    @Test
    void speaksTlsAndSeesTheSendersCertificate() throws Exception {
        TestAuthority authority = new TestAuthority("Ours");
        TestCertificate own = authority.issue("localhost", "localhost");
        Map<String, String> props = new HashMap<>();
        props.put("tls.enabled", "true");
        props.put("tls.certificate", own.writeChain(dir.resolve("own.pem")).toString());
        props.put("tls.key", own.writeKey(dir.resolve("own.key")).toString());
        props.put(
                "tls.ca",
                TestCertificate.write(
                                dir.resolve("ca.pem"), TestCertificate.pem(authority.certificate()))
                        .toString());
        props.put("tls.client.auth", "want");
        List<X509Certificate> seen = new ArrayList<>();
        FhirHookVerifier mutual = new FhirHookVerifier(Optional.empty(), true);
        WebhookVerifier watching =
                request -> {
                    seen.addAll(request.certificates());
                    return mutual.verify(request);
                };
        try (WebhookServer server = new WebhookServer(watching, offsets, props).bound()) {
            URI uri = URI.create("https://localhost:" + server.listener.port() + "/webhook");
            HttpRequest ping = HttpRequest.newBuilder(uri).POST(BodyPublishers.noBody()).build();
            HttpClient stranger =
                    HttpClient.newBuilder().sslContext(authority.client(null)).build();
            assertThat(stranger.send(ping, BodyHandlers.ofString()).statusCode()).isEqualTo(401);
            HttpClient known =
                    HttpClient.newBuilder()
                            .sslContext(authority.client(authority.issue("fhir")))
                            .build();
            assertThat(known.send(ping, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
            assertThat(seen.get(0).getSubjectX500Principal().getName()).isEqualTo("CN=fhir");
        }
        props.put("webhook.request.timeout.ms", "700");
        try (WebhookServer server = new WebhookServer(mutual, offsets, props).bound()) {
            // A handshake that never ends is ended.
            assertThat(talk(server, "")).isEmpty();
        }
    }

    private WebhookVerifier verifier() {
        return new StripeVerifier(secrets(clock, SECRET), StripeVerifier.TOLERANCE, clock);
    }

    private WebhookServer server(Map<String, String> props) throws Exception {
        return new WebhookServer(verifier(), offsets, props).bound();
    }

    private static byte[] event(String id) {
        return bytes("{\"id\":\"" + id + "\",\"type\":\"charge.succeeded\",\"n\":\"é\"}");
    }

    private CompletableFuture<HttpResponse<String>> send(WebhookServer server, byte[] body) {
        return send(server, body, stripe(SECRET, clock.instant().getEpochSecond(), body));
    }

    private CompletableFuture<HttpResponse<String>> send(
            WebhookServer server, byte[] body, String signature) {
        return client.sendAsync(
                HttpRequest.newBuilder(uri(server, "/webhook"))
                        .header("Stripe-Signature", signature)
                        .POST(BodyPublishers.ofByteArray(body))
                        .build(),
                BodyHandlers.ofString());
    }

    /** Promises more than it ever sends. */
    private static CompletableFuture<Integer> slowly(WebhookServer server, byte[] body) {
        String head =
                "POST /webhook HTTP/1.1\r\nHost: x\r\nContent-Length: "
                        + (body.length + 1)
                        + "\r\n\r\n";
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        String said = head + new String(body, StandardCharsets.ISO_8859_1);
                        return Integer.valueOf(talk(server, said).substring(9, 12));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                task -> new Thread(task, "slow-sender").start());
    }

    private static URI uri(WebhookServer server, String path) {
        return URI.create("http://127.0.0.1:" + server.listener.port() + path);
    }

    private static CompletableFuture<Integer> code(CompletableFuture<HttpResponse<String>> answer) {
        return answer.thenApply(HttpResponse::statusCode);
    }

    private static int status(CompletableFuture<HttpResponse<String>> answer) throws Exception {
        return answer.get(20, TimeUnit.SECONDS).statusCode();
    }

    /** Says something and waits until the other side ends the connection. */
    private static String talk(WebhookServer server, String words) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.listener.port())) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            out.write(words.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            try {
                return new String(
                        socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            } catch (java.net.SocketException reset) {
                return "";
            }
        }
    }
}
