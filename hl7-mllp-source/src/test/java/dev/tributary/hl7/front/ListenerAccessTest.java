package dev.tributary.hl7.front;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.commons.config.TlsOptions;
import dev.tributary.commons.tls.TestAuthority;
import dev.tributary.commons.tls.TestCertificate;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may connect, directly and through a proxy. */
class ListenerAccessTest {

    private static final String FROM_WARD = "PROXY TCP4 10.7.0.9 10.0.0.1 40000 2575\r\n";

    private final ListenerRig rig = new ListenerRig();

    @TempDir Path folder;

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void admitsAnAddressThatIsAllowed() throws IOException {
        rig.with(AccessOptions.ALLOW_ADDRESSES, "10.0.0.0/8,127.0.0.0/8").listening();
        try (Sender sender = rig.sender()) {
            assertThat(sender.message("one").answer()).isEqualTo("AA one");
        }
    }

    @Test
    void refusesAnAddressThatIsNot() throws IOException {
        rig.with(AccessOptions.ALLOW_ADDRESSES, "10.0.0.0/8,::/0").listening();
        try (Sender sender = rig.sender()) {
            assertThat(sender.isEnded()).isTrue();
        }
        rig.awaitMetric("refused-address-total", 1);
        rig.awaitMetric("connections-silent-total", 0);
        rig.awaitMetric("open-connections", 0);
    }

    @Test
    void judgesTheAddressBehindTheProxy() throws IOException {
        behindProxy().with(AccessOptions.ALLOW_ADDRESSES, "10.7.0.0/16").listening();
        try (Sender sender = rig.sender()) {
            assertThat(sender.send(FROM_WARD).message("one").answer()).isEqualTo("AA one");
            assertThat(sender.message("two").answer()).isEqualTo("AA two");
        }
        try (Sender sender = rig.sender()) {
            sender.send("PROXY TCP4 10.8.0.9 10.0.0.1 40000 2575\r\n").message("three");
            assertThat(sender.isEnded()).isTrue();
        }
        rig.awaitMetric("refused-address-total", 1);
        assertThat(rig.received).containsExactly("one", "two");
    }

    @Test
    void takesAHeaderInPiecesAndInOnePacketWithAMessage() throws IOException {
        behindProxy().listening();
        try (Sender sender = rig.sender()) {
            sender.send("PRO").send("XY TCP4 10.7.0.9 10.0.0.1 40").send("000 2575\r");
            assertThat(sender.send("\n").message("one").answer()).isEqualTo("AA one");
        }
        try (Sender sender = rig.sender()) {
            sender.send(FROM_WARD + Sender.SB + "two" + Sender.EB);
            assertThat(sender.answer()).isEqualTo("AA two");
        }
    }

    @Test
    void takesABinaryHeader() throws IOException {
        behindProxy().with(AccessOptions.ALLOW_ADDRESSES, "10.7.0.0/16").listening();
        byte[] header = {
            0x0d, 0x0a, 0x0d, 0x0a, 0, 0x0d, 0x0a, 0x51, 0x55, 0x49, 0x54, 0x0a, 0x21, 0x11, 0, 12,
            10, 7, 0, 9, 10, 0, 0, 1, 0x40, 0, 0x0a, 0x0f
        };
        try (Sender sender = rig.sender()) {
            assertThat(sender.send(header).message("one").answer()).isEqualTo("AA one");
        }
    }

    @Test
    void refusesAPeerThatIsNoneOfTheProxies() throws IOException {
        rig.with(AccessOptions.PROXY_PROTOCOL, true)
                .with(AccessOptions.PROXY_ADDRESSES, "10.0.0.0/8")
                .listening();
        try (Sender sender = rig.sender()) {
            assertThat(sender.isEnded()).isTrue();
        }
        rig.awaitMetric("refused-not-a-proxy-total", 1);
    }

    @Test
    void refusesAConnectionWithoutAHeader() throws IOException {
        behindProxy().listening();
        try (Sender sender = rig.sender()) {
            sender.message("one");
            assertThat(sender.isEnded()).isTrue();
        }
        rig.awaitMetric("refused-proxy-header-total", 1);
        assertThat(rig.received).isEmpty();
    }

    @Test
    void closesAConnectionWhoseHeaderDoesNotEnd() throws IOException {
        behindProxy().with(TlsOptions.HANDSHAKE_TIMEOUT_MS, 200).listening();
        try (Sender sender = rig.sender()) {
            sender.send("PROXY TCP4");
            assertThat(sender.isEnded()).isTrue();
        }
        rig.awaitMetric("refused-proxy-header-total", 1);
    }

    @Test
    void theProxysOwnChecksAreNoFaults() throws IOException {
        behindProxy().with(AccessOptions.ALLOW_ADDRESSES, "10.7.0.0/16").listening();
        rig.sender().close();
        rig.awaitMetric("connections-silent-total", 1);
        try (Sender sender = rig.sender()) {
            sender.send("PROXY UNKNOWN\r\n");
            assertThat(sender.isEnded()).isTrue();
        }
        rig.awaitMetric("connections-silent-total", 2);
        assertThat(rig.metric("connections-refused-total")).isZero();
    }

    @Test
    void tlsBeginsBehindTheHeader() throws IOException {
        TestAuthority authority = new TestAuthority("Hospital CA");
        TestCertificate server = authority.issue("listener");
        behindProxy()
                .with(AccessOptions.ALLOW_ADDRESSES, "10.7.0.0/16")
                .with(TlsOptions.ENABLED, true)
                .with(TlsOptions.CERTIFICATE, server.writeChain(folder.resolve("server.pem")))
                .with(TlsOptions.KEY, server.writeKey(folder.resolve("server.key")))
                .listening();
        try (Sender sender = rig.sender().send(FROM_WARD).secure(authority.client(null))) {
            assertThat(sender.message("one").answer()).isEqualTo("AA one");
        }
    }

    private ListenerRig behindProxy() {
        return rig.with(AccessOptions.PROXY_PROTOCOL, true)
                .with(AccessOptions.PROXY_ADDRESSES, "127.0.0.1");
    }
}
