package dev.tributary.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.cluster.MllpClient;
import dev.tributary.commons.tls.TestAuthority;
import dev.tributary.commons.tls.TestCertificate;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** Plants canaries in what reaches a listener and is no message: bytes, headers, names. */
final class Hl7CanaryWire {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final int NO_ANSWER_MS = 300;

    private final Hl7CanaryConnectors connectors;
    private final Hl7Canaries messages;

    Hl7CanaryWire(Hl7CanaryConnectors connectors, Hl7Canaries messages) {
        this.connectors = connectors;
        this.messages = messages;
    }

    /** Everything that is not a frame, on the port of frames. */
    void plantInFrames() throws IOException {
        String junk = Hl7Canaries.junk();
        String framed = framed();
        sendAndLeave("lenient", junk + framed + junk);
        sendAndLeave("lenient", "\u000b" + junk + "\u000b" + junk);
        sendAndLeave("lenient", framed.substring(0, framed.length() - 1) + junk);
        sendAndLeave(
                "lenient",
                "POST /"
                        + junk.replace(' ', '/')
                        + " HTTP/1.1\r\nHost: "
                        + Canary.TOKEN.text()
                        + "\r\n\r\n{\"ssn\":\""
                        + Canary.SSN.text()
                        + "\"}");
        sendAndAwaitEnd("strict", junk + framed);
        sendAndAwaitEnd("strict", "PROXY TCP4 " + Canary.TOKEN.text() + " 127.0.0.1 1 2\r\n");
        sendAndAwaitEnd("strict", "PROXY " + junk + "\r\n");
        assertThatThrownBy(() -> sayHelloInTls("lenient")).isInstanceOf(IOException.class);
    }

    /** Names in certificates, of senders that are heard and of others, and clear text. */
    void plantInTls() throws IOException {
        Hl7Connector secure = connectors.get("secure");
        SSLContext ward =
                connectors
                        .authority()
                        .client(
                                connectors
                                        .authority()
                                        .issue("ward-7", Canary.TOKEN.text() + ".example"));
        exchange(secure, ward);
        try (MllpClient slow = MllpClient.connect(secure.address(), LIMIT, ward)) {
            slow.sendUnframed(("\u000b" + Hl7Canaries.junk()).getBytes(ISO_8859_1));
            assertThatThrownBy(slow::readAcknowledgement).isInstanceOf(IOException.class);
        }
        TestAuthority stranger = new TestAuthority(Canary.GIVEN_NAME.text());
        TestCertificate known =
                connectors
                        .authority()
                        .issue(Canary.FAMILY_NAME.text(), Canary.TOKEN.text() + ".example");
        TestCertificate unknown = stranger.issue(Canary.FAMILY_NAME.text());
        for (SSLContext refused :
                List.of(
                        connectors.authority().client(known),
                        connectors.authority().client(unknown),
                        connectors.authority().client(null))) {
            assertThatThrownBy(() -> exchange(secure, refused)).isInstanceOf(IOException.class);
        }
        sendAndAwaitEnd("secure", framed());
        sayHelloInTls("secure");
    }

    private void exchange(Hl7Connector hl7, SSLContext tls) throws IOException {
        try (MllpClient client = MllpClient.connect(hl7.address(), LIMIT, tls)) {
            client.exchange(messages.admission());
        }
    }

    /** The name of the server that a sender looks for stands in clear before TLS begins. */
    private void sayHelloInTls(String name) throws IOException {
        SSLContext tls = connectors.authority().client(null);
        try (SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket()) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setServerNames(
                    List.of(new SNIHostName(Canary.FAMILY_NAME.text() + ".example")));
            socket.setSSLParameters(parameters);
            socket.connect(connectors.get(name).address());
            socket.setSoTimeout(NO_ANSWER_MS);
            socket.startHandshake();
        }
    }

    private String framed() {
        return "\u000b" + new String(messages.admission(), ISO_8859_1) + "\u001c\r";
    }

    private void sendAndLeave(String name, String bytes) throws IOException {
        try (MllpClient client = connectors.connect(name)) {
            client.sendUnframed(bytes.getBytes(ISO_8859_1));
        }
    }

    private void sendAndAwaitEnd(String name, String bytes) throws IOException {
        try (MllpClient client = connectors.connect(name)) {
            client.sendUnframed(bytes.getBytes(ISO_8859_1));
            assertThatThrownBy(client::readAcknowledgement).isInstanceOf(IOException.class);
        }
    }
}
