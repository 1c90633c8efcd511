package dev.tributary.commons.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.apache.kafka.common.config.types.Password;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientTlsTest {

    private final TestAuthority authority = new TestAuthority("Ours");
    private final TestCertificate own = authority.issue("tributary");

    @TempDir private Path dir;

    @Test
    void withoutFilesTheJdksContextDoes() throws TlsSetupException {
        assertThat(tls(null, null, null).context()).isEmpty();
    }

    @Test
    void readsWhatThereIs() throws TlsSetupException {
        String ca =
                TestCertificate.write(
                                dir.resolve("ca.pem"), TestCertificate.pem(authority.certificate()))
                        .toString();
        assertThat(tls(ca, null, null).context()).isPresent();
        assertThat(tls(ca, chain(), key()).context()).isPresent();
        assertThat(tls(null, chain(), key()).context()).isPresent();
    }

    @Test
    void namesTheOptionToMend() {
        String foreign = authority.issue("x").writeKey(dir.resolve("x.key")).toString();
        assertRefused(tls("/nowhere.pem", null, null), "http.tls.ca", "every worker");
        assertRefused(tls(null, chain(), null), "http.tls.key", "belong together");
        assertRefused(tls(null, null, key()), "http.tls.certificate", "belong together");
        assertRefused(tls(null, chain(), foreign), "http.tls.key", "does not belong");
    }

    @Test
    void readsKeystoresInPlaceOfPemFiles() throws TlsSetupException {
        assertThat(stores(null, store("storepass"), null).context()).isPresent();
        assertThat(stores(null, null, store("storepass")).stamps())
                .isNotEqualTo(stores(null, null, null).stamps());
    }

    @Test
    void namesTheOptionOfAKeystoreToMend() {
        KeyFiles.Store good = store("storepass");
        assertRefused(stores(null, store("other"), null), "http.tls.keystore", "does not open");
        assertRefused(
                stores(null, store(null), null), "http.tls.keystore.password", "set the password");
        assertRefused(
                new ClientTls("http.tls.", null, chain(), key(), null, good, null),
                "http.tls.keystore",
                "given twice");
        assertRefused(stores(chain(), null, good), "http.tls.truststore", "given twice");
    }

    @Test
    void seesThatAFileHasChanged() {
        ClientTls tls = tls(null, chain(), key());
        var before = tls.stamps();
        assertThat(tls.stamps()).isEqualTo(before);
        TestCertificate.write(dir.resolve("own.pem"), "shorter");
        assertThat(tls.stamps()).isNotEqualTo(before);
    }

    private static void assertRefused(ClientTls tls, String option, String words) {
        assertThatThrownBy(tls::context)
                .isInstanceOfSatisfying(
                        TlsSetupException.class, e -> assertThat(e.option()).isEqualTo(option))
                .hasMessageContaining(words);
    }

    private String chain() {
        return own.writeChain(dir.resolve("own.pem")).toString();
    }

    private String key() {
        return own.writeKey(dir.resolve("own.key")).toString();
    }

    private static ClientTls tls(String ca, String certificate, String key) {
        return new ClientTls("http.tls.", ca, certificate, key, null, null, null);
    }

    private static ClientTls stores(String ca, KeyFiles.Store keys, KeyFiles.Store trusted) {
        return new ClientTls("http.tls.", ca, null, null, null, keys, trusted);
    }

    private KeyFiles.Store store(String password) {
        Path file = own.writeStore(dir.resolve("own.p12"), "PKCS12", "storepass");
        return new KeyFiles.Store(
                file.toString(),
                StoreType.PKCS12,
                password == null ? null : new Password(password));
    }
}
