package dev.tributary.commons.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tributary.commons.config.TlsOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLEngine;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerTlsTest {

    private final TestAuthority authority = new TestAuthority("Test CA");
    private final List<String> told = new CopyOnWriteArrayList<>();

    @TempDir Path folder;
    private Path chain;
    private Path key;
    private ServerTls tls;

    @BeforeEach
    void open() throws TlsSetupException {
        chain = folder.resolve("server.pem");
        key = folder.resolve("server.key");
        write(authority.issue("server", "EC", Duration.ofDays(2)));
        ConfigDef def = new ConfigDef();
        TlsOptions.define(def);
        Map<String, String> props =
                Map.of(
                        TlsOptions.ENABLED,
                        "true",
                        TlsOptions.CERTIFICATE,
                        chain.toString(),
                        TlsOptions.KEY,
                        key.toString(),
                        TlsOptions.RELOAD_INTERVAL_MS,
                        "100");
        tls = ServerTls.open(TlsOptions.from(new AbstractConfig(def, props, false)));
        tls.watch(
                "test",
                new ServerTls.OnReload() {
                    @Override
                    public void reloaded(Instant expiresAt) {
                        told.add("reloaded");
                    }

                    @Override
                    public void rejected(TlsSetupException why) {
                        told.add("rejected " + why.option());
                    }
                });
    }

    @AfterEach
    void close() {
        tls.close();
    }

    @Test
    void speaksTheTwoVersionsThatAreSafe() {
        SSLEngine engine = tls.newEngine();
        assertThat(engine.getEnabledProtocols()).containsExactly("TLSv1.3", "TLSv1.2");
        assertThat(engine.getUseClientMode()).isFalse();
    }

    @Test
    void takesAChangedCertificate() {
        write(authority.issue("server", "EC", Duration.ofDays(7)));
        await().untilAsserted(() -> assertThat(told).contains("reloaded"));
        assertThat(tls.expiresAt()).isAfter(Instant.now().plus(Duration.ofDays(6)));
    }

    @Test
    void keepsTheOldCertificateWhenTheNewOneIsBrokenAndSaysSoOnce() {
        Instant before = tls.expiresAt();
        TestCertificate.write(chain, "half of a fi");
        await().untilAsserted(() -> assertThat(told).contains("rejected tls.certificate"));
        assertThat(tls.expiresAt()).isEqualTo(before);
        assertThat(tls.newEngine()).isNotNull();

        write(authority.issue("server", "EC", Duration.ofDays(7)));
        await().untilAsserted(() -> assertThat(told).contains("reloaded"));
        assertThat(told).containsOnlyOnce("rejected tls.certificate");
    }

    private void write(TestCertificate certificate) {
        certificate.writeChain(chain);
        certificate.writeKey(key);
    }
}
