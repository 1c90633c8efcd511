package dev.tributary.commons.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.commons.config.TlsOptions;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsRulesTest {

    private static final TestAuthority AUTHORITY = new TestAuthority("Test CA");
    private static final TestCertificate SERVER = AUTHORITY.issue("server", "localhost");

    @TempDir Path folder;

    @Test
    void takesPemFilesWithAnEcKey() {
        assertThat(check(pem(SERVER))).isEmpty();
    }

    @Test
    void takesPemFilesWithAnRsaKey() {
        assertThat(check(pem(AUTHORITY.issue("server", "RSA", Duration.ofDays(1))))).isEmpty();
    }

    @Test
    void takesKeystoresOfBothKinds() {
        for (String type : new String[] {"PKCS12", "JKS"}) {
            Map<String, String> props = new HashMap<>(Map.of(TlsOptions.ENABLED, "true"));
            Path file = SERVER.writeStore(folder.resolve("store-" + type), type, "secret");
            props.put(TlsOptions.KEYSTORE, file.toString());
            props.put(TlsOptions.KEYSTORE_TYPE, type.toLowerCase(Locale.ROOT));
            assertRefused(props, TlsOptions.KEYSTORE_PASSWORD, "set the password");
            props.put(TlsOptions.KEYSTORE_PASSWORD, "wrong1");
            assertRefused(props, TlsOptions.KEYSTORE, "check the type, the password");
            props.put(TlsOptions.KEYSTORE_PASSWORD, "secret");
            assertThat(check(props)).as(type).isEmpty();
        }
    }

    @Test
    void takesNothingWhenTlsIsOff() {
        assertThat(check(Map.of())).isEmpty();
    }

    @Test
    void refusesACertificateWhenTlsIsOff() {
        Map<String, String> props = pem(SERVER);
        props.put(TlsOptions.ENABLED, "false");
        assertRefused(props, TlsOptions.ENABLED, "set tls.enabled=true");
    }

    @Test
    void refusesTlsWithoutACertificate() {
        assertRefused(
                Map.of(TlsOptions.ENABLED, "true"), TlsOptions.CERTIFICATE, "set tls.certificate");
    }

    @Test
    void refusesACertificateWithoutItsKey() {
        Map<String, String> props = pem(SERVER);
        props.remove(TlsOptions.KEY);
        assertRefused(props, TlsOptions.KEY, "belong together");
    }

    @Test
    void refusesTwoWaysAtOnce() {
        Map<String, String> props = pem(SERVER);
        props.put(TlsOptions.KEYSTORE, "/some/store");
        assertRefused(props, TlsOptions.KEYSTORE, "given twice");
    }

    @Test
    void refusesAFileThatIsNotThere() {
        Map<String, String> props = pem(SERVER);
        props.put(TlsOptions.CERTIFICATE, "/nowhere/server.pem");
        assertRefused(props, TlsOptions.CERTIFICATE, "on every worker");
    }

    @Test
    void refusesAKeyOfAnotherCertificate() {
        Map<String, String> props = pem(SERVER);
        AUTHORITY.issue("other").writeKey(folder.resolve("server.key"));
        assertRefused(props, TlsOptions.KEY, "does not belong to");
        AUTHORITY.issue("other", "RSA", Duration.ofDays(1)).writeKey(folder.resolve("server.key"));
        assertRefused(props, TlsOptions.KEY, "does not belong to");
    }

    @Test
    void tellsHowToConvertAKeyInAnOlderForm() {
        Map<String, String> props = pem(SERVER);
        TestCertificate.write(
                folder.resolve("server.key"),
                TestCertificate.block("RSA PRIVATE KEY", new byte[] {1, 2, 3}));
        assertRefused(props, TlsOptions.KEY, "openssl pkcs8");
    }

    @Test
    void refusesFilesThatHoldSomethingElse() {
        Map<String, String> props = pem(SERVER);
        TestCertificate.write(folder.resolve("server.pem"), "hello");
        assertRefused(props, TlsOptions.CERTIFICATE, "BEGIN CERTIFICATE");
        TestCertificate.write(
                folder.resolve("server.pem"),
                TestCertificate.block("CERTIFICATE", new byte[] {1, 2, 3}));
        assertRefused(props, TlsOptions.CERTIFICATE, "broken certificate");
    }

    @Test
    void refusesACertificateThatHasEnded() {
        assertRefused(
                pem(AUTHORITY.issue("server", "EC", Duration.ofDays(-1))),
                TlsOptions.CERTIFICATE,
                "renew it");
    }

    @Test
    void refusesClientCertificatesWithoutAnAuthority() {
        Map<String, String> props = pem(SERVER);
        props.put(TlsOptions.CLIENT_AUTH, "require");
        assertRefused(props, TlsOptions.CA, "set tls.ca or tls.truststore");
    }

    @Test
    void refusesAnAuthorityThatNobodyAsksFor() {
        Map<String, String> props = pem(SERVER);
        props.put(TlsOptions.CA, authorityFile().toString());
        assertRefused(props, TlsOptions.CLIENT_AUTH, "tls.client.auth=require");
        props.put(TlsOptions.CLIENT_AUTH, "want");
        assertThat(check(props)).isEmpty();
    }

    @Test
    void refusesACipherSuiteThatJavaDoesNotKnow() {
        Map<String, String> props = pem(SERVER);
        props.put(TlsOptions.CIPHER_SUITES, "ECDHE-RSA-AES256");
        assertRefused(props, TlsOptions.CIPHER_SUITES, "Java name");
    }

    private Map<String, String> pem(TestCertificate certificate) {
        Map<String, String> props = new HashMap<>();
        props.put(TlsOptions.ENABLED, "true");
        props.put(
                TlsOptions.CERTIFICATE,
                certificate.writeChain(folder.resolve("server.pem")).toString());
        props.put(TlsOptions.KEY, certificate.writeKey(folder.resolve("server.key")).toString());
        return props;
    }

    private Path authorityFile() {
        return TestCertificate.write(
                folder.resolve("ca.pem"), TestCertificate.pem(AUTHORITY.certificate()));
    }

    private static Optional<TlsSetupException> check(Map<String, String> props) {
        ConfigDef def = new ConfigDef();
        TlsOptions.define(def);
        TlsOptions options = TlsOptions.from(new AbstractConfig(def, props, false));
        return TlsRules.check(props, options, Clock.systemUTC());
    }

    private static void assertRefused(Map<String, String> props, String option, String remedy) {
        assertThat(check(props))
                .hasValueSatisfying(
                        wrong -> {
                            assertThat(wrong.option()).isEqualTo(option);
                            assertThat(wrong).hasMessageContaining(remedy);
                        });
    }
}
