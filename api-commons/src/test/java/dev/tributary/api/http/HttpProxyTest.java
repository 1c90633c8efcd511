package dev.tributary.api.http;

import static dev.tributary.api.http.TestClient.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.api.testing.FaultServer;
import dev.tributary.api.testing.Reply;
import dev.tributary.api.testing.TestProxy;
import dev.tributary.commons.tls.TestAuthority;
import dev.tributary.commons.tls.TestCertificate;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpProxyTest {

    private static final String TUNNELING = "jdk.http.auth.tunneling.disabledSchemes";

    @TempDir private Path dir;

    @Test
    void tunnelsThroughTheProxyWhichSeesNoHeader() throws Exception {
        TestAuthority authority = new TestAuthority("Ours");
        Path ca =
                TestCertificate.write(
                        dir.resolve("ca.pem"), TestCertificate.pem(authority.certificate()));
        try (TestProxy proxy = TestProxy.start();
                FaultServer server =
                        FaultServer.start(authority.client(authority.issue("a", "api.example")))
                                .on("/items", request -> Reply.json("{}"));
                TestClient test =
                        new TestClient()
                                .with((key, refresh) -> Map.of("Authorization", "Bearer T"))
                                .set("http.tls.ca", ca)
                                .set("http.proxy", proxy.address())) {
            // A name that only the proxy can resolve.
            assertThat(test.client().call(get(server.uri("api.example", "/items"))).status())
                    .isEqualTo(200);
            assertThat(proxy.requests())
                    .singleElement()
                    .satisfies(
                            seen -> {
                                assertThat(seen.method()).isEqualTo("CONNECT");
                                assertThat(seen.target()).startsWith("api.example:");
                                assertThat(seen.header("Authorization")).isEmpty();
                            });
        }
    }

    @Test
    void someHostsAreCalledWithoutIt() throws Exception {
        try (TestProxy proxy = TestProxy.start();
                FaultServer server = FaultServer.start().on("/items", request -> Reply.json("{}"));
                TestClient test = new TestClient().set("http.proxy", proxy.address())) {
            test.client().call(get(server.uri("/items")));
            assertThat(proxy.requests()).isEmpty();
        }
        HttpProxy proxy =
                TestClient.options(
                                Map.of(
                                        "http.proxy", "p:1",
                                        "http.proxy.bypass", ".corp.example, api.example"))
                        .proxy()
                        .orElseThrow();
        assertThat(proxy.isBypassed("A.corp.example")).isTrue();
        assertThat(proxy.isBypassed("API.example")).isTrue();
        assertThat(proxy.isBypassed("corp.example")).isFalse();
        assertThat(proxy.isBypassed("x.api.example")).isFalse();
    }

    @Test
    void tellsTheProxyWhoItIs() throws Exception {
        String before = System.getProperty(TUNNELING);
        System.setProperty(TUNNELING, "");
        try (TestProxy proxy = TestProxy.start(Optional.of("Basic dTpwdw=="));
                FaultServer server = FaultServer.start().on("/items", request -> Reply.json("{}"));
                TestClient test =
                        new TestClient()
                                .set("http.proxy", proxy.address())
                                .set("http.proxy.bypass", "none.example")
                                .set("http.proxy.user", "u")
                                .set("http.proxy.password", "pw")) {
            assertThat(test.client().call(get(server.uri("/items"))).status()).isEqualTo(200);
            assertThat(proxy.requests()).hasSize(1);
            assertThat(server.requests().get(0).header("Proxy-Authorization")).isEmpty();
        } finally {
            if (before == null) {
                System.clearProperty(TUNNELING);
            } else {
                System.setProperty(TUNNELING, before);
            }
        }
    }

    @Test
    void tellsAProxyThroughWhichItTunnelsWhoItIsAndNobodyElse() throws Exception {
        TestAuthority authority = new TestAuthority("Ours");
        Path ca =
                TestCertificate.write(
                        dir.resolve("ca.pem"), TestCertificate.pem(authority.certificate()));
        try (TestProxy proxy = TestProxy.start(Optional.of("Basic dTpwdw=="));
                FaultServer server =
                        FaultServer.start(authority.client(authority.issue("a", "api.example")))
                                .on("/items", request -> Reply.json("{}"))) {
            Process call =
                    new ProcessBuilder(
                                    Path.of(System.getProperty("java.home"), "bin", "java")
                                            .toString(),
                                    "-Xmx64m",
                                    "-D" + TUNNELING + "=",
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    TunnelCall.class.getName(),
                                    server.uri("api.example", "/items").toString(),
                                    proxy.address(),
                                    ca.toString())
                            .redirectErrorStream(true)
                            .start();
            assertThat(new String(call.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualToIgnoringWhitespace("200");
            assertThat(server.requests())
                    .singleElement()
                    .satisfies(seen -> assertThat(seen.header("Proxy-Authorization")).isEmpty());
        }
    }

    @Test
    void saysWhatAPasswordNeeds() {
        Map<String, String> both =
                Map.of(
                        "http.proxy", "p:1",
                        "http.proxy.user", "u",
                        "http.proxy.password", "hush");
        HttpOptions options = TestClient.options(both);
        assertThat(HttpRules.check(options).orElseThrow().text())
                .contains("-D" + TUNNELING + "=")
                .contains("KAFKA_OPTS");
        assertThat(options.toString()).doesNotContain("hush");
        assertThat(
                        HttpRules.check(
                                        TestClient.options(
                                                Map.of(
                                                        "http.proxy",
                                                        "p:1",
                                                        "http.proxy.user",
                                                        "u")))
                                .orElseThrow()
                                .option())
                .isEqualTo("http.proxy.password");
    }
}
