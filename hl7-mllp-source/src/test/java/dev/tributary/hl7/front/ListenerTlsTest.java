package dev.tributary.hl7.front;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tributary.commons.config.TlsOptions;
import dev.tributary.commons.tls.TestAuthority;
import dev.tributary.commons.tls.TestCertificate;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** TLS on a real socket, spoken by the JDK's own client. */
class ListenerTlsTest {

    private static final TestAuthority AUTHORITY = new TestAuthority("Hospital CA");
    private static final TestAuthority STRANGER = new TestAuthority("Another CA");
    private static final TestCertificate SERVER = AUTHORITY.issue("listener", "localhost");
    private static final TestCertificate WARD = AUTHORITY.issue("ward-7", "ward7.example.org");

    private final ListenerRig rig = new ListenerRig();

    @TempDir Path folder;

    @AfterEach
    void close() {
        rig.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void answersOverTls(String version) throws IOException {
        tls(SERVER).listening();
        try (Sender sender = rig.sender().secure(AUTHORITY.client(null), version)) {
            assertThat(sender.message("one").answer()).isEqualTo("AA one");
            assertThat(sender.message("x".repeat(100_000)).answer()).hasSize(100_003);
        }
        assertThat(rig.metric("certificate-expires-in-seconds"))
                .isBetween(Duration.ofDays(4).toSeconds(), Duration.ofDays(5).toSeconds());
        assertThat(rig.metric("tls-handshake-failures-total")).isZero();
    }

    @Test
    void speaksOnlyTheVersionsThatAreAllowed() throws IOException {
        tls(SERVER).with(TlsOptions.PROTOCOLS, "TLSv1.3").listening();
        try (Sender sender = rig.sender()) {
            assertThatThrownBy(() -> sender.secure(AUTHORITY.client(null), "TLSv1.2"))
                    .isInstanceOf(SSLException.class);
        }
        rig.awaitMetric("refused-tls-terms-total", 1);
    }

    @Test
    void takesAKeystore() throws IOException {
        rig.with(TlsOptions.ENABLED, true)
                .with(
                        TlsOptions.KEYSTORE,
                        SERVER.writeStore(folder.resolve("server.p12"), "PKCS12", "secret"))
                .with(TlsOptions.KEYSTORE_PASSWORD, "secret")
                .listening();
        answers(AUTHORITY.client(null));
    }

    @Test
    void aSenderThatDoesNotTrustTheCertificateIsCounted() throws IOException {
        tls(SERVER).listening();
        try (Sender sender = rig.sender()) {
            assertThatThrownBy(() -> sender.secure(STRANGER.client(null)))
                    .isInstanceOf(SSLException.class);
        }
        rig.awaitMetric("refused-tls-client-refused-total", 1);
        assertThat(rig.metric("tls-handshake-failures-total")).isEqualTo(1);
    }

    @Test
    void aSenderInClearTextIsRefusedAndNothingOfItIsKept() throws IOException {
        tls(SERVER).listening();
        try (Sender sender = rig.sender()) {
            sender.message("MSH|^~\\&|clear");
            assertThat(sender.answer()).isNotEqualTo("AA MSH|^~\\&|clear");
        }
        rig.awaitMetric("refused-tls-clear-text-total", 1);
        assertThat(rig.received).isEmpty();
        answers(AUTHORITY.client(null));
    }

    @Test
    void aSenderThatDoesNotShakeHandsIsClosed() throws IOException {
        tls(SERVER).with(TlsOptions.HANDSHAKE_TIMEOUT_MS, 200).listening();
        try (Sender sender = rig.sender()) {
            assertThat(sender.isEnded()).isTrue();
        }
        rig.awaitMetric("refused-tls-timeout-total", 1);
    }

    @Test
    void aProbeIsNoFault() throws IOException {
        tls(SERVER).listening();
        rig.sender().close();
        rig.awaitMetric("connections-silent-total", 1);
        rig.sender().reset();
        rig.awaitMetric("connections-silent-total", 2);
        // The beginning of a ClientHello, then the end.
        try (Sender sender = rig.sender()) {
            sender.send(new byte[] {0x16, 3, 1, 2, 0, 1, 0});
        }
        rig.awaitMetric("connections-silent-total", 3);
        // A whole handshake, then the end.
        rig.sender().secure(AUTHORITY.client(null)).close();
        rig.awaitMetric("connections-silent-total", 4);
        assertThat(rig.metric("connections-refused-total")).isZero();
        assertThat(rig.metric("tls-handshake-failures-total")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void onlyATrustedClientCertificateOpensTheDoor(String version) throws IOException {
        mutual().listening();
        answers(AUTHORITY.client(WARD), version);
        refused(AUTHORITY.client(null), version);
        rig.awaitMetric("refused-tls-client-certificate-total", 1);
        refused(clientOf(STRANGER.issue("ward-7")), version);
        rig.awaitMetric("refused-tls-client-certificate-total", 2);
        refused(clientOf(AUTHORITY.issue("ward-7", "EC", Duration.ofDays(-1))), version);
        rig.awaitMetric("refused-tls-client-certificate-total", 3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ward-7", "WARD7.example.org", "other,ward-7"})
    void admitsTheNamesThatAreAllowed(String names) throws IOException {
        mutual().with(AccessOptions.ALLOW_CLIENT_NAMES, names).listening();
        answers(AUTHORITY.client(WARD));
    }

    @Test
    void refusesATrustedCertificateOfAnotherName() throws IOException {
        mutual().with(AccessOptions.ALLOW_CLIENT_NAMES, "ward-8,example.org").listening();
        refused(AUTHORITY.client(WARD), "TLSv1.3");
        rig.awaitMetric("refused-client-name-total", 1);
        assertThat(rig.metric("tls-handshake-failures-total")).isZero();
        assertThat(rig.received).isEmpty();
    }

    @Test
    void newConnectionsGetTheNewCertificateAndOldOnesLiveOn() throws IOException {
        tls(SERVER).with(TlsOptions.RELOAD_INTERVAL_MS, 100).listening();
        try (Sender old = rig.sender().secure(AUTHORITY.client(null))) {
            assertThat(old.message("one").answer()).isEqualTo("AA one");

            TestCertificate.write(folder.resolve("server.pem"), "broken");
            rig.awaitMetric("certificate-reload-failures-total", 1);
            answers(AUTHORITY.client(null));
            assertThat(rig.events)
                    .anyMatch(event -> event instanceof ListenerEvent.CertificateRejected);

            TestCertificate next = STRANGER.issue("listener", "localhost");
            next.writeChain(folder.resolve("server.pem"));
            next.writeKey(folder.resolve("server.key"));
            rig.awaitMetric("certificate-reloads-total", 1);
            answers(STRANGER.client(null));
            assertThat(old.message("two").answer()).isEqualTo("AA two");
            assertThat(rig.events)
                    .anyMatch(event -> event instanceof ListenerEvent.CertificateRenewed);
        }
    }

    @Test
    void aStopFinishesTheWindowOverTlsToo() throws IOException {
        rig.answering = false;
        tls(SERVER).listening();
        try (Sender sender = rig.sender().secure(AUTHORITY.client(null))) {
            sender.message("one");
            await().until(() -> rig.waitingCount() == 1);
            rig.stop();
            sender.message("two");
            rig.answer(0, ListenerRig.ack("first"));
            assertThat(sender.answer()).isEqualTo("first");
            assertThat(sender.answer()).isNull();
        }
    }

    @Test
    void readsNothingOverTlsWhileTheGateIsClosed() throws IOException {
        tls(SERVER).listening();
        try (Sender sender = rig.sender().secure(AUTHORITY.client(null))) {
            assertThat(sender.message("one").answer()).isEqualTo("AA one");
            rig.pause();
            sender.message("two");
            await().during(Duration.ofMillis(400)).until(() -> rig.received.size() == 1);
            rig.mayRead = true;
            assertThat(sender.answer()).isEqualTo("AA two");
        }
    }

    private ListenerRig tls(TestCertificate certificate) {
        return rig.with(TlsOptions.ENABLED, true)
                .with(TlsOptions.CERTIFICATE, certificate.writeChain(folder.resolve("server.pem")))
                .with(TlsOptions.KEY, certificate.writeKey(folder.resolve("server.key")));
    }

    private ListenerRig mutual() {
        return tls(SERVER)
                .with(TlsOptions.CLIENT_AUTH, "require")
                .with(
                        TlsOptions.CA,
                        TestCertificate.write(
                                folder.resolve("ca.pem"),
                                TestCertificate.pem(AUTHORITY.certificate())));
    }

    /** A client that trusts our authority and shows any certificate, whoever signed it. */
    private static SSLContext clientOf(TestCertificate certificate) {
        return AUTHORITY.client(certificate);
    }

    private void answers(SSLContext client, String... versions) throws IOException {
        try (Sender sender = rig.sender().secure(client, versions)) {
            assertThat(sender.message("good").answer()).isEqualTo("AA good");
        }
    }

    /** Under TLS 1.3 a client learns of its refusal only after its own part of the handshake. */
    private void refused(SSLContext client, String version) {
        assertThatThrownBy(
                        () -> {
                            try (Sender sender = rig.sender().secure(client, version)) {
                                if (sender.message("bad").answer() == null) {
                                    throw new SSLException("ended");
                                }
                            }
                        })
                .isInstanceOf(IOException.class);
    }
}
