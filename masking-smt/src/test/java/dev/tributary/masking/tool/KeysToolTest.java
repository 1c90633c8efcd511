package dev.tributary.masking.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.commons.crypto.CipherException;
import dev.tributary.commons.crypto.FieldCipher;
import dev.tributary.commons.crypto.Keyset;
import dev.tributary.commons.crypto.SaltStore;
import dev.tributary.commons.crypto.SubjectKeys;
import dev.tributary.commons.policy.SubjectStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysToolTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void makesAKeysetThatReads() {
        assertThat(run("", "new")).isZero();
        assertThat(Keyset.parse(out.toString()).versions()).hasSize(1);
    }

    @Test
    void rotatesSoThatTheOldKeyStillReads() {
        String old = Keyset.generate();
        assertThat(run(old, "rotate")).isZero();
        Keyset rotated = Keyset.parse(out.toString());
        assertThat(rotated.versions()).hasSize(2).contains(Keyset.parse(old).primary());
        assertThat(rotated.primary()).isNotEqualTo(Keyset.parse(old).primary());
    }

    @Test
    void refusesWhatIsNoKeysetWithoutRepeatingIt() {
        assertThat(run("{\"secret\":1}", "rotate")).isEqualTo(2);
        assertThat(err.toString()).contains("keyset").doesNotContain("secret\":1");
    }

    @Test
    void erasesPersons(@TempDir Path folder) throws IOException {
        Path salts = Files.createDirectory(folder.resolve("salts"));
        String key = Keyset.generate();
        Path keyset = Files.writeString(folder.resolve("keyset.json"), key);
        Path policy =
                Files.writeString(
                        folder.resolve("policy.json"),
                        """
                        {"id": "p", "subject": "$.id",
                         "key": {"file": "%s", "subjects": {"directory": "%s"}},
                         "rules": [{"path": "$.x", "action": "encrypt", "per_subject": true}]}"""
                                .formatted(keyset, salts));
        SaltStore store = SaltStore.open(new SubjectStore.Directory(salts.toString()));
        String sealed = sealed(key, store, "4711");
        String other = sealed(key, store, "4712");

        assertThat(run("4711\n\n", "erase", policy.toString())).isZero();

        assertThat(out.toString()).startsWith("erased ").doesNotContain("4711");
        FieldCipher cipher = FieldCipher.of(SubjectKeys.of(Keyset.parse(key), store));
        assertThatThrownBy(() -> cipher.open(sealed, "$.x"))
                .isInstanceOfSatisfying(
                        CipherException.class,
                        e -> assertThat(e.fault()).isEqualTo(CipherException.Fault.ERASED));
        assertThat(cipher.open(other, "$.x")).isEqualTo(new byte[] {1});
    }

    private static String sealed(String key, SaltStore store, String person) {
        return FieldCipher.of(SubjectKeys.of(Keyset.parse(key), store))
                .forSubject(person)
                .seal(new byte[] {1}, "$.x", false);
    }

    @Test
    void erasesNobodyByAPolicyWithoutKeysOfTheirOwn(@TempDir Path folder) throws IOException {
        Path policy = Files.writeString(folder.resolve("policy.json"), "{\"id\": \"p\"}");

        assertThat(run("4711", "erase", policy.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("no 'key'").doesNotContain("4711");
        assertThat(run("4711", "erase", folder.resolve("none").toString())).isEqualTo(2);
        assertThat(run("4711", "erase")).isEqualTo(2);
    }

    private int run(String input, String... args) {
        return new KeysTool()
                .run(
                        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                        new PrintWriter(out),
                        new PrintWriter(err),
                        args);
    }
}
