package dev.tributary.commons.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
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
        return new ClientTls("http.tls.", ca, certificate, key, null);
    }
}
