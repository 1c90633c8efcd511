package dev.tributary.commons.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.commons.crypto.vault.VaultStub;
import dev.tributary.commons.policy.SubjectStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Both stores keep the same promises. */
class SaltStoreTest {

    private enum Kind {
        DIRECTORY,
        VAULT
    }

    private static final String NAME = "00112233445566778899aabbccddeeff";
    private static final byte[] SALT = filled(1);

    private final VaultStub vault = VaultStub.start();

    @TempDir private Path dir;

    @AfterEach
    void stop() {
        vault.close();
    }

    @ParameterizedTest
    @EnumSource
    void keepsASaltForWhoeverOpensTheStoreAgain(Kind kind) {
        assertThat(open(kind).find(NAME)).isEmpty();
        assertSalt(SALT, open(kind).create(NAME, SALT));
        assertSalt(SALT, open(kind).find(NAME).orElseThrow());
    }

    @ParameterizedTest
    @EnumSource
    void theFirstSaltStays(Kind kind) {
        open(kind).create(NAME, SALT);

        assertSalt(SALT, open(kind).create(NAME, filled(2)));
    }

    @ParameterizedTest
    @EnumSource
    void ofManyThatCreateAtOnceAllGetTheSame(Kind kind) {
        Set<Integer> first =
                IntStream.range(0, 20)
                        .parallel()
                        .mapToObj(n -> open(kind).create(NAME, filled(n)))
                        .map(salt -> (int) ((Salt.Kept) salt).bytes()[0])
                        .collect(Collectors.toSet());

        assertThat(first).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void aDestroyedSaltIsGoneAndNoneTakesItsPlace(Kind kind) {
        SaltStore store = open(kind);
        store.create(NAME, SALT);
        store.destroy(NAME);
        store.destroy(NAME);

        assertThat(open(kind).find(NAME)).contains(new Salt.Destroyed());
        assertThat(open(kind).create(NAME, SALT)).isEqualTo(new Salt.Destroyed());
    }

    @ParameterizedTest
    @EnumSource
    void whatNeverWasCanBeDestroyedBeforeItIs(Kind kind) {
        open(kind).destroy(NAME);

        assertThat(open(kind).create(NAME, SALT)).isEqualTo(new Salt.Destroyed());
    }

    @Test
    void leavesNothingOfASaltInTheFolder() throws Exception {
        SaltStore store = open(Kind.DIRECTORY);
        store.create(NAME, SALT);
        store.destroy(NAME);

        assertThat(contents()).hasSize(1).allMatch(text -> text.startsWith("erased1."));
    }

    @Test
    void writesFilesForTheWorkersUserOnly() throws Exception {
        open(Kind.DIRECTORY).create(NAME, SALT);

        Path file = dir.resolve("00").resolve(NAME);
        assertThat(Files.getPosixFilePermissions(file).toString())
                .doesNotContain("GROUP", "OTHERS");
    }

    @Test
    void leavesNothingOfASaltInTheVault() {
        SaltStore store = open(Kind.VAULT);
        store.create(NAME, SALT);
        store.destroy(NAME);

        assertThat(vault.readable("tributary/subjects/" + NAME)).isEqualTo(1);
        assertThat(vault.requests()).contains("POST secret/destroy/tributary/subjects/" + NAME);
    }

    @Test
    void saysThatTheFolderIsMissing() {
        SubjectStore missing = new SubjectStore.Directory(dir.resolve("none").toString());

        assertThatThrownBy(() -> SaltStore.open(missing))
                .isInstanceOf(KeysetException.class)
                .hasMessageContaining("mount it on every worker");
    }

    @Test
    void aBrokenFileIsNoSubjectThatWasErased() throws Exception {
        SaltStore store = open(Kind.DIRECTORY);
        store.create(NAME, SALT);
        Files.writeString(dir.resolve("00").resolve(NAME), "salt1.*");

        assertThatThrownBy(() -> store.find(NAME))
                .isInstanceOf(KeysetException.class)
                .hasMessageContaining("restore it")
                .hasNoCause();
    }

    @Test
    void aVaultThatIsSealedMayComeBack() {
        SaltStore store = open(Kind.VAULT);
        vault.seal();

        assertThatThrownBy(() -> store.find(NAME))
                .isInstanceOfSatisfying(
                        KeysetException.class, e -> assertThat(e.isTransient()).isTrue());
    }

    private SaltStore open(Kind kind) {
        return SaltStore.open(
                kind == Kind.DIRECTORY
                        ? new SubjectStore.Directory(dir.toString())
                        : new SubjectStore.VaultKv(
                                vault.url(), VaultStub.TOKEN, "secret", "tributary/subjects"));
    }

    private List<String> contents() throws Exception {
        try (Stream<Path> files = Files.walk(dir)) {
            return files.filter(Files::isRegularFile).map(SaltStoreTest::text).toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static void assertSalt(byte[] expected, Salt salt) {
        assertThat(salt)
                .isInstanceOfSatisfying(
                        Salt.Kept.class, kept -> assertThat(kept.bytes()).isEqualTo(expected));
    }

    private static byte[] filled(int with) {
        byte[] salt = new byte[32];
        Arrays.fill(salt, (byte) with);
        return salt;
    }
}
