package dev.tributary.x12.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.commons.testing.SampleFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Files that were broken on purpose, by many seeds: no exception leaves the reader, no byte is
 * lost, and the good interchange behind is read as if nothing had been.
 */
class InterchangeReaderMutationTest {

    @Test
    void theGoodInterchangeIsGood() {
        assertThat(Survival.isGood(Readers.read(SmallInterchanges.good()))).isTrue();
    }

    @Test
    void ownInterchangesSurviveEveryMutation() {
        List<String> wrong = new ArrayList<>();
        List<byte[]> files = SmallInterchanges.all();
        for (int i = 0; i < files.size(); i++) {
            mutate("own " + i, files.get(i), files.get((i + 1) % files.size()), 700, wrong);
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void sampleInterchangesSurviveMutations() throws IOException {
        Path folder = SampleFiles.folder("x12");
        List<String> wrong = new ArrayList<>();
        byte[] other = SmallInterchanges.claims(5);
        for (Path file : SampleFiles.files(folder, path -> !path.matches(".*\\.(upstream|json)"))) {
            byte[] bytes = Files.readAllBytes(file);
            if (bytes.length > 0) {
                mutate(folder.relativize(file).toString(), bytes, other, 40, wrong);
                other = bytes;
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** Says of a failure the file and the seed, from which it can be had again. */
    private static void mutate(
            String name, byte[] file, byte[] other, int rounds, List<String> wrong) {
        for (int seed = 0; seed < rounds; seed++) {
            byte[] mutated = Mutation.some(file, other, new Random(seed));
            try {
                Survival.check(mutated);
            } catch (RuntimeException | AssertionError e) {
                wrong.add(name + ", seed " + seed + ": " + where(e));
            }
        }
    }

    /** No text of an exception that is not ours: it may quote the file. */
    private static String where(Throwable e) {
        String what = e instanceof AssertionError ? e.getMessage() : e.getClass().getName();
        return what + (e.getStackTrace().length == 0 ? "" : " at " + e.getStackTrace()[0]);
    }
}
