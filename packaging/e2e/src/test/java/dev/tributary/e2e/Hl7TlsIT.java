package dev.tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tributary.cluster.ConnectRest;
import dev.tributary.cluster.ConnectRestException;
import dev.tributary.cluster.MllpClient;
import dev.tributary.cluster.Ports;
import dev.tributary.cluster.TopicReader.Position;
import dev.tributary.commons.tls.TestAuthority;
import dev.tributary.commons.tls.TestCertificate;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The HL7 connector's listener as a hospital would set it up: TLS on both sides. */
@ExtendWith(OnSharedCluster.class)
class Hl7TlsIT {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final TestAuthority AUTHORITY = new TestAuthority("Hospital CA");
    private static final TestAuthority NEXT = new TestAuthority("Next CA");
    private static final SSLContext WARD = AUTHORITY.client(AUTHORITY.issue("ward-7"));

    private final TestCluster cluster;
    private final ConnectRest rest;

    @TempDir Path folder;

    Hl7TlsIT(TestCluster cluster) {
        this.cluster = cluster;
        this.rest = cluster.rest(Delivery.AT_LEAST_ONCE);
    }

    @Test
    void onlyTrustedAndNamedSendersAreHeard() throws Exception {
        try (Hl7Connector hl7 = start("tls-access", mutual())) {
            assertThat(send(hl7, WARD, "M1")).isEqualTo("AA M1");

            assertNotHeard(hl7, AUTHORITY.client(AUTHORITY.issue("ward-8")));
            assertNotHeard(hl7, AUTHORITY.client(NEXT.issue("ward-7")));
            assertNotHeard(hl7, AUTHORITY.client(null));
            try (MllpClient clear = hl7.connect(LIMIT)) {
                assertThatThrownBy(() -> clear.exchange(Hl7Messages.admission("CLEAR", "P1")))
                        .isInstanceOf(IOException.class);
            }

            assertThat(MessageRecords.ids(cluster.reader().all(hl7.topic("messages"))))
                    .containsExactly("M1");
            assertMetric(hl7, "refused-client-name-total", 1);
            assertMetric(hl7, "refused-tls-client-certificate-total", 2);
            assertMetric(hl7, "refused-tls-clear-text-total", 1);
        }
    }

    @Test
    void anAddressThatIsNotAllowedIsNotHeard() throws Exception {
        Map<String, String> changes = server();
        changes.put("allow.addresses", "192.0.2.0/24");
        try (Hl7Connector hl7 = start("tls-address", changes)) {
            assertNotHeard(hl7, WARD);
            await().atMost(LIMIT).until(() -> metric(hl7, "refused-address-total") > 0);
        }
    }

    @Test
    void aRenewedCertificateIsUsedWithoutARestart() throws Exception {
        Map<String, String> changes = server();
        changes.put("tls.reload.interval.ms", "200");
        try (Hl7Connector hl7 = start("tls-reload", changes);
                MllpClient old = MllpClient.connect(hl7.address(), LIMIT, WARD)) {
            assertThat(exchange(old, "M1")).isEqualTo("AA M1");

            TestCertificate.write(folder.resolve("server.pem"), "half a certif");
            awaitStatus(hl7, "CERTIFICATE_REJECTED");
            assertThat(send(hl7, WARD, "M2")).isEqualTo("AA M2");

            TestCertificate renewed = NEXT.issue("listener", "localhost");
            renewed.writeChain(folder.resolve("server.pem"));
            renewed.writeKey(folder.resolve("server.key"));
            awaitStatus(hl7, "CERTIFICATE_RENEWED");
            assertThat(send(hl7, NEXT.client(null), "M3")).isEqualTo("AA M3");
            assertThat(exchange(old, "M4")).isEqualTo("AA M4");
            assertThat(metric(hl7, "certificate-expires-in-seconds")).isPositive();
        }
    }

    @Test
    void aPausedListenerGoesOnWhereItWas() throws Exception {
        Map<String, String> changes = server();
        changes.put("pause.detection.ms", "1000");
        try (Hl7Connector hl7 = start("tls-pause", changes);
                MllpClient client =
                        MllpClient.connect(hl7.address(), Duration.ofSeconds(3), WARD)) {
            assertThat(exchange(client, "M1")).isEqualTo("AA M1");
            rest.pause(hl7.name());
            String unanswered = sendUntilNoAnswer(client);
            rest.resume(hl7.name());
            await().atMost(LIMIT)
                    .ignoreExceptionsInstanceOf(SocketTimeoutException.class)
                    .until(
                            () ->
                                    Hl7Messages.answer(client.readAcknowledgement())
                                            .equals("AA " + unanswered));
        }
    }

    @Test
    void aStoppedListenerEndsItsConnectionsInOrderAndHasKeptWhatItAnswered() throws Exception {
        Hl7Connector hl7 = start("tls-drain", server());
        ExecutorService thread = Executors.newSingleThreadExecutor();
        List<String> answered = new ArrayList<>();
        try (MllpClient client = MllpClient.connect(hl7.address(), LIMIT, WARD)) {
            Future<Boolean> endedInOrder = thread.submit(() -> sendToTheEnd(client, answered));
            await().atMost(LIMIT).until(() -> metric(hl7, "acks-aa-total") > 20);
            hl7.close();
            assertThat(endedInOrder.get(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } finally {
            thread.shutdownNow();
        }
        assertThat(answered).hasSizeGreaterThan(20);
        assertThat(MessageRecords.ids(cluster.reader().all(hl7.topic("messages"))))
                .containsAll(answered);
    }

    @Test
    void aFileThatIsMissingIsRefusedWithTheRemedy() {
        Map<String, String> config =
                new HashMap<>(Hl7Connector.recommended("tls-missing", Ports.free()));
        config.putAll(server());
        config.put("tls.key", folder.resolve("nowhere.key").toString());

        assertThatThrownBy(() -> rest.put("tls-missing", config))
                .isInstanceOf(ConnectRestException.class)
                .hasMessageContaining("put it on every worker");
    }

    /** Whether the end came as an end, not as a reset, and what was answered before. */
    private static boolean sendToTheEnd(MllpClient client, List<String> answered)
            throws IOException {
        for (int i = 0; ; i++) {
            try {
                answered.add(exchange(client, "D" + i).substring("AA ".length()));
            } catch (EOFException end) {
                return true;
            }
        }
    }

    /** It takes a moment until a pause is noticed. */
    private static String sendUntilNoAnswer(MllpClient client) throws IOException {
        for (int i = 0; i < 1_000; i++) {
            String id = "PAUSED" + i;
            try {
                exchange(client, id);
            } catch (SocketTimeoutException noAnswer) {
                return id;
            }
        }
        throw new AssertionError("a paused connector goes on reading");
    }

    private Map<String, String> server() {
        TestCertificate server = AUTHORITY.issue("listener", "localhost");
        Map<String, String> changes = new HashMap<>();
        changes.put("tls.enabled", "true");
        changes.put("tls.certificate", server.writeChain(folder.resolve("server.pem")).toString());
        changes.put("tls.key", server.writeKey(folder.resolve("server.key")).toString());
        return changes;
    }

    private Map<String, String> mutual() {
        Map<String, String> changes = server();
        changes.put("tls.client.auth", "require");
        changes.put(
                "tls.ca",
                TestCertificate.write(
                                folder.resolve("ca.pem"),
                                TestCertificate.pem(AUTHORITY.certificate()))
                        .toString());
        changes.put("allow.client.names", "ward-7");
        return changes;
    }

    private Hl7Connector start(String name, Map<String, String> changes) {
        return Hl7Connector.start(rest, Delivery.AT_LEAST_ONCE, name, changes);
    }

    private static String send(Hl7Connector hl7, SSLContext tls, String id) throws IOException {
        try (MllpClient client = MllpClient.connect(hl7.address(), LIMIT, tls)) {
            return exchange(client, id);
        }
    }

    private static String exchange(MllpClient client, String id) throws IOException {
        return Hl7Messages.answer(client.exchange(Hl7Messages.admission(id, "P1")));
    }

    private static void assertNotHeard(Hl7Connector hl7, SSLContext tls) {
        assertThatThrownBy(() -> send(hl7, tls, "NOBODY")).isInstanceOf(IOException.class);
    }

    private void awaitStatus(Hl7Connector hl7, String code) {
        cluster.reader()
                .awaitUntil(
                        hl7.topic("status"),
                        Position.START,
                        records ->
                                MessageRecords.json(records).stream()
                                        .anyMatch(
                                                status ->
                                                        status.path("code").asText().equals(code)),
                        LIMIT);
    }

    private void assertMetric(Hl7Connector hl7, String attribute, long value) {
        await().atMost(LIMIT)
                .untilAsserted(
                        () -> assertThat(metric(hl7, attribute)).as(attribute).isEqualTo(value));
    }

    private long metric(Hl7Connector hl7, String attribute) throws Exception {
        int port = cluster.worker(Delivery.AT_LEAST_ONCE).settings().jmxPort();
        try (WorkerBeans beans = WorkerBeans.connect(port)) {
            return beans.number(
                    "dev.tributary:type=hl7-mllp-source,connector=" + hl7.name() + ",task=0",
                    attribute);
        }
    }
}
