package dev.tributary.commons.crypto.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.commons.crypto.vault.VaultException.Reason;
import dev.tributary.commons.tls.TestAuthority;
import dev.tributary.commons.tls.TestCertificate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultTlsTest {

    private final TestAuthority authority = new TestAuthority("Vault's");
    private final VaultStub vault =
            VaultStub.start(authority.client(authority.issue("vault", "localhost")));

    @TempDir private Path dir;

    @AfterEach
    void stop() {
        vault.close();
    }

    @Test
    void trustsTheAuthorityInTheFile() throws VaultException {
        String ca = ca(authority).toString();

        assertThat(ask(Optional.of(ca))).startsWith("vault:v1:");
    }

    @Test
    void trustsNobodyElse() {
        String another = ca(new TestAuthority("Another's")).toString();

        for (Optional<String> ca : List.of(Optional.of(another), Optional.<String>empty())) {
            assertThatThrownBy(() -> ask(ca))
                    .isInstanceOfSatisfying(
                            VaultException.class,
                            e -> assertThat(e.reason()).isEqualTo(Reason.UNTRUSTED))
                    .hasMessageContaining("authority's file");
        }
    }

    @Test
    void trustsNoCertificateOfAnotherName() {
        String ca = ca(authority).toString();
        try (VaultStub impostor =
                VaultStub.start(authority.client(authority.issue("mail", "mail.example")))) {
            assertThatThrownBy(() -> ask(impostor, Optional.of(ca)))
                    .isInstanceOfSatisfying(
                            VaultException.class,
                            e -> assertThat(e.reason()).isEqualTo(Reason.UNTRUSTED));
        }
    }

    @Test
    void saysWhatIsWrongWithTheFile() throws Exception {
        String missing = dir.resolve("none.pem").toString();
        String empty = Files.writeString(dir.resolve("empty.pem"), "").toString();

        assertThatThrownBy(() -> ask(Optional.of(missing))).hasMessageContaining("every worker");
        assertThatThrownBy(() -> ask(Optional.of(empty))).hasMessageContaining("BEGIN CERTIFICATE");
    }

    private Path ca(TestAuthority of) {
        return TestCertificate.write(dir.resolve("ca.pem"), TestCertificate.pem(of.certificate()));
    }

    private String ask(Optional<String> ca) throws VaultException {
        return ask(vault, ca);
    }

    private static String ask(VaultStub vault, Optional<String> ca) throws VaultException {
        VaultServer server =
                new VaultServer(
                        vault.url(),
                        VaultStub.TOKEN,
                        ca,
                        Optional.empty(),
                        false,
                        Duration.ofSeconds(20));
        return Transit.at(server, "transit").encrypt("kek", new byte[] {1});
    }
}
