package dev.tributary.api.http;

import static dev.tributary.api.http.TestClient.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tributary.api.http.ApiException.Kind;
import dev.tributary.api.testing.FaultServer;
import dev.tributary.api.testing.Reply;
import dev.tributary.commons.tls.TestAuthority;
import dev.tributary.commons.tls.TestCertificate;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpTlsTest {

    private final TestAuthority authority = new TestAuthority("Ours");
    private final TestAuthority stranger = new TestAuthority("Another's");

    @TempDir private Path dir;

    @Test
    void trustsThePrivateAuthority() throws Exception {
        try (FaultServer server = server("localhost");
                TestClient test = trusting(authority)) {
            assertThat(test.client().call(get(server.uri("/items"))).status()).isEqualTo(200);
        }
    }

    @Test
    void refusesAWrongHostNameAndSendsItNothing() {
        try (FaultServer server = server("evil.example");
                TestClient test = trusting(authority)) {
            ApiException e = failure(test, server);
            assertThat(e.kind()).isEqualTo(Kind.UNTRUSTED);
            assertThat(e).hasMessageContaining("its name").hasNoCause();
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void refusesAnAuthorityThatItDoesNotKnow() {
        try (FaultServer server = server("localhost");
                TestClient another = trusting(stranger);
                TestClient none = new TestClient()) {
            assertThat(failure(another, server).kind()).isEqualTo(Kind.UNTRUSTED);
            assertThat(failure(none, server).kind()).isEqualTo(Kind.UNTRUSTED);
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void showsItsOwnCertificate() throws Exception {
        TestCertificate own = authority.issue("tributary");
        try (FaultServer server =
                        FaultServer.startAskingForCertificates(
                                        authority.client(authority.issue("api", "localhost")))
                                .on("/items", request -> Reply.json("{}"));
                TestClient with =
                        trusting(authority)
                                .set("http.tls.certificate", own.writeChain(dir.resolve("own.pem")))
                                .set("http.tls.key", own.writeKey(dir.resolve("own.key")));
                TestClient without = trusting(authority).set("http.retries.max", 0)) {
            assertThat(with.client().call(get(server.uri("/items"))).status()).isEqualTo(200);
            assertThat(failure(without, server).kind()).isIn(Kind.UNTRUSTED, Kind.TRANSIENT);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void showsItsOwnCertificateFromAKeystore() throws Exception {
        TestCertificate own = authority.issue("tributary");
        try (FaultServer server =
                        FaultServer.startAskingForCertificates(
                                        authority.client(authority.issue("api", "localhost")))
                                .on("/items", request -> Reply.json("{}"));
                TestClient with =
                        trusting(authority)
                                .set(
                                        "http.tls.keystore",
                                        own.writeStore(
                                                dir.resolve("own.p12"), "PKCS12", "storepass"))
                                .set("http.tls.keystore.password", "storepass")) {
            assertThat(with.client().call(get(server.uri("/items"))).status()).isEqualTo(200);
        }
    }

    @Test
    void usesAnAuthorityThatWasExchangedWithoutARestart() throws Exception {
        VirtualWaits waits = new VirtualWaits(0.5);
        try (FaultServer server = server("localhost");
                TestClient test = trusting(stranger).with(waits)) {
            assertThat(failure(test, server).kind()).isEqualTo(Kind.UNTRUSTED);
            String two =
                    TestCertificate.pem(stranger.certificate())
                            + TestCertificate.pem(authority.certificate());
            TestCertificate.write(ca(stranger), two);
            waits.pass(Duration.ofSeconds(11));
            assertThat(test.client().call(get(server.uri("/items"))).status()).isEqualTo(200);
            // A file that does not fit changes nothing.
            TestCertificate.write(ca(stranger).resolveSibling("Another's.pem"), "broken");
            waits.pass(Duration.ofSeconds(11));
            assertThat(test.client().call(get(server.uri("/items"))).status()).isEqualTo(200);
        }
    }

    @Test
    void neverFollowsARedirectOutOfTls() {
        try (FaultServer server = server("localhost");
                FaultServer plain = FaultServer.start();
                TestClient test = trusting(authority)) {
            server.next(Reply.redirect(302, plain.uri("/items").toString()));
            assertThat(failure(test, server)).hasMessageContaining("without TLS");
            assertThat(plain.requests()).isEmpty();
        }
    }

    @Test
    void sendsNothingInClearTextToAnotherMachine() {
        try (TestClient test = new TestClient()) {
            URI plain = URI.create("http://192.0.2.1/items");
            ApiException e =
                    catchThrowableOfType(ApiException.class, () -> test.client().call(get(plain)));
            assertThat(e.kind()).isEqualTo(Kind.SETUP);
            assertThat(e).hasMessageContaining("http.allow.plaintext=true");
        }
    }

    @Test
    void saysWhatIsWrongWithTheFiles() {
        TestCertificate own = authority.issue("tributary");
        String chain = own.writeChain(dir.resolve("own.pem")).toString();
        String key = own.writeKey(dir.resolve("own.key")).toString();
        String foreign = authority.issue("other").writeKey(dir.resolve("other.key")).toString();

        assertThat(finding(Map.of("http.tls.ca", "/nowhere.pem")))
                .extracting(HttpRules.Finding::option)
                .isEqualTo("http.tls.ca");
        assertThat(finding(Map.of("http.tls.certificate", chain)).text()).contains("http.tls.key");
        assertThat(finding(Map.of("http.tls.certificate", chain, "http.tls.key", foreign)).text())
                .contains("does not belong");
        assertThat(
                        HttpRules.check(
                                TestClient.options(
                                        Map.of(
                                                "http.tls.certificate",
                                                chain,
                                                "http.tls.key",
                                                key))))
                .isEmpty();
        try (TestClient test = new TestClient().set("http.tls.ca", "/nowhere.pem")) {
            assertThatThrownBy(test::client)
                    .isInstanceOf(ConnectException.class)
                    .hasMessageContaining("every worker");
        }
    }

    @Test
    void doesNotStartInAJvmThatChecksNoHostNames() {
        String property = "jdk.internal.httpclient.disableHostnameVerification";
        System.setProperty(property, "true");
        try {
            assertThat(finding(Map.of()).text()).contains(property);
        } finally {
            System.clearProperty(property);
        }
    }

    private static HttpRules.Finding finding(Map<String, String> props) {
        return HttpRules.check(TestClient.options(props)).orElseThrow();
    }

    private FaultServer server(String name) {
        return FaultServer.start(authority.client(authority.issue("api", name)))
                .on("/items", request -> Reply.json("{}"));
    }

    private Path ca(TestAuthority of) {
        String name = of == authority ? "Ours.pem" : "Another's.pem";
        return dir.resolve(name);
    }

    private TestClient trusting(TestAuthority whom) {
        return new TestClient()
                .set(
                        "http.tls.ca",
                        TestCertificate.write(ca(whom), TestCertificate.pem(whom.certificate())));
    }

    private static ApiException failure(TestClient test, FaultServer server) {
        return catchThrowableOfType(
                ApiException.class, () -> test.client().call(get(server.uri("/items"))));
    }
}
