package dev.tributary.commons.crypto;

import static dev.tributary.commons.crypto.TestKeysets.rotatedTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.commons.crypto.CipherException.Fault;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubjectKeysTest {

    private static final String PATH = "$.patient.name";
    private static final byte[] PLAIN = "Erik Example".getBytes(StandardCharsets.UTF_8);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @TempDir private Path dir;

    private final AtomicLong now = new AtomicLong();
    private SaltStore store;
    private SubjectKeys subjects;
    private FieldCipher cipher;

    @BeforeEach
    void openTheStore() {
        store = new SaltDirectory(dir);
        subjects = subjects(1);
        cipher = FieldCipher.of(subjects);
    }

    @Test
    void opensWithoutBeingToldTheSubject() {
        String sealed = cipher.forSubject("PAT001").seal(PLAIN, PATH, false);

        assertThat(sealed).matches("enc1\\.00000001\\.gcm\\.[0-9a-f]{32}\\.[A-Za-z0-9_-]+");
        assertThat(FieldCipher.of(subjects(1)).open(sealed, PATH)).isEqualTo(PLAIN);
    }

    @Test
    void twoSubjectsShareNoKey() {
        assertThat(cipher.forSubject("PAT001").seal(PLAIN, PATH, true))
                .isEqualTo(cipher.forSubject("PAT001").seal(PLAIN, PATH, true))
                .isNotEqualTo(cipher.forSubject("PAT002").seal(PLAIN, PATH, true))
                .isNotEqualTo(cipher.seal(PLAIN, PATH, true));
    }

    @Test
    void aTextOfOneSubjectIsNotOneOfAnother() {
        String one = cipher.forSubject("PAT001").seal(PLAIN, PATH, false);
        String other = cipher.forSubject("PAT002").seal(PLAIN, PATH, false);

        assertFault(Fault.REFUSED, () -> cipher.open(one.replace(name(one), name(other)), PATH));
    }

    @Test
    void theStoreHoldsNoNameOfASubject() throws Exception {
        cipher.forSubject("PAT001").seal(PLAIN, PATH, false);

        try (Stream<Path> files = Files.walk(dir)) {
            assertThat(files).isNotEmpty().noneMatch(file -> file.toString().contains("PAT001"));
        }
    }

    @Test
    void nothingOpensForASubjectThatWasErased() {
        String sealed = cipher.forSubject("PAT001").seal(PLAIN, PATH, false);
        String another = cipher.forSubject("PAT002").seal(PLAIN, PATH, false);

        assertThat(subjects.destroy("PAT001")).containsExactly(name(sealed));

        assertFault(Fault.ERASED, () -> cipher.open(sealed, PATH));
        assertFault(Fault.ERASED, () -> FieldCipher.of(subjects(1)).open(sealed, PATH));
        assertThat(cipher.open(another, PATH)).isEqualTo(PLAIN);
    }

    @Test
    void nothingIsSealedForASubjectThatWasErased() {
        subjects.destroy("PAT001");

        Sealer sealer = FieldCipher.of(subjects(1)).forSubject("PAT001");
        assertFault(Fault.ERASED, () -> sealer.seal(PLAIN, PATH, false));
    }

    @Test
    void anErasedSubjectDoesNotComeBackWithARotation() {
        subjects.destroy("PAT001");

        Sealer sealer = FieldCipher.of(subjects(2)).forSubject("PAT001");
        assertFault(Fault.ERASED, () -> sealer.seal(PLAIN, PATH, false));
    }

    @Test
    void anErasureReachesWhatWasSealedUnderEveryVersion() {
        String before = cipher.forSubject("PAT001").seal(PLAIN, PATH, false);
        FieldCipher rotated = FieldCipher.of(subjects(2));
        String after = rotated.forSubject("PAT001").seal(PLAIN, PATH, false);
        assertThat(rotated.open(before, PATH)).isEqualTo(rotated.open(after, PATH));

        subjects(3).destroy("PAT001");

        FieldCipher later = FieldCipher.of(subjects(3));
        assertFault(Fault.ERASED, () -> later.open(before, PATH));
        assertFault(Fault.ERASED, () -> later.open(after, PATH));
    }

    @Test
    void anErasureElsewhereIsNoticedWhenTheMemoryEnds() {
        String sealed = cipher.forSubject("PAT001").seal(PLAIN, PATH, false);
        subjects(1).destroy("PAT001");

        now.addAndGet(MINUTE.toNanos() - 1);
        assertThat(cipher.open(sealed, PATH)).isEqualTo(PLAIN);
        now.addAndGet(1);
        assertFault(Fault.ERASED, () -> cipher.open(sealed, PATH));
    }

    @Test
    void remembersNoMoreSubjectsThanItMay() {
        CountingStore counting = new CountingStore(store);
        FieldCipher small =
                FieldCipher.of(SubjectKeys.of(rotatedTo(1), counting, MINUTE, 2, now::get));
        for (String subject : new String[] {"A", "B", "A", "C", "A", "B"}) {
            small.forSubject(subject).seal(PLAIN, PATH, false);
        }
        // B was forgotten for C, since A was used again.
        assertThat(counting.finds).isEqualTo(4);
    }

    @Test
    void saysWhenTheSaltIsInNoStoreHere(@TempDir Path elsewhere) {
        String sealed = cipher.forSubject("PAT001").seal(PLAIN, PATH, false);
        SubjectKeys others =
                SubjectKeys.of(rotatedTo(1), new SaltDirectory(elsewhere), MINUTE, 10, now::get);

        assertFault(Fault.UNKNOWN_SUBJECT, () -> FieldCipher.of(others).open(sealed, PATH));
    }

    @Test
    void workersThatMeetASubjectAtTheSameMomentAgree() {
        Set<String> sealed =
                IntStream.range(0, 40)
                        .parallel()
                        .mapToObj(
                                worker ->
                                        FieldCipher.of(subjects(1))
                                                .forSubject("PAT" + worker % 2)
                                                .seal(PLAIN, PATH, true))
                        .collect(Collectors.toSet());

        assertThat(sealed).hasSize(2);
    }

    private SubjectKeys subjects(int rotatedTo) {
        return SubjectKeys.of(rotatedTo(rotatedTo), store, MINUTE, 100, now::get);
    }

    private static String name(String sealed) {
        return SealedText.parse(sealed).orElseThrow().subject().orElseThrow();
    }

    private static void assertFault(Fault fault, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        CipherException.class, e -> assertThat(e.fault()).isEqualTo(fault));
    }

    private static final class CountingStore implements SaltStore {

        private final SaltStore store;
        private int finds;

        private CountingStore(SaltStore store) {
            this.store = store;
        }

        @Override
        public Optional<Salt> find(String name) {
            finds++;
            return store.find(name);
        }

        @Override
        public Salt create(String name, byte[] salt) {
            return store.create(name, salt);
        }

        @Override
        public void destroy(String name) {
            store.destroy(name);
        }
    }
}
