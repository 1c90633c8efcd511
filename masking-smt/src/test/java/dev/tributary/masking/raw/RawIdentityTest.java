package dev.tributary.masking.raw;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tributary.commons.testing.SampleFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A mask that changes nothing gives a payload back, and any mask leaves one of the same format. */
class RawIdentityTest {

    private static final int ROUNDS = 3_000;
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    @ParameterizedTest
    @ValueSource(strings = {"hl7", "x12"})
    void aMaskThatChangesNothingGivesTheSamplesBack(String format) throws IOException {
        List<String> wrong = new ArrayList<>();
        int rewritten = 0;
        for (Path file : SampleFiles.files(SampleFiles.folder(format))) {
            String payload = Files.readString(file, StandardCharsets.ISO_8859_1);
            Optional<String> same =
                    file.toString().endsWith(".json")
                            ? Optional.empty()
                            : rewritten(payload, Masks.IDENTITY);
            rewritten += same.isPresent() ? 1 : 0;
            if (same.isPresent() && !same.get().equals(payload)) {
                wrong.add(file.getFileName().toString());
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(rewritten).isGreaterThan(100);
    }

    @Test
    void aMaskThatChangesNothingGivesTheTreeBack() throws IOException {
        for (Path file : SampleFiles.files(SampleFiles.folder("masking/ms-fhir"))) {
            if (file.toString().endsWith(".json")) {
                String payload = Files.readString(file).replace("\ufeff", "");
                String same = rewritten(payload, Masks.IDENTITY).orElseThrow();
                assertThat(JSON.readTree(same).equals(JSON.readTree(payload)))
                        .as(file.getFileName().toString())
                        .isTrue();
            }
        }
    }

    @Test
    void anythingThatIsRewrittenComesBackUnchanged() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            String payload = RandomPayloads.any(random);
            rewritten(payload, Masks.IDENTITY)
                    .ifPresent(same -> assertThat(same).as("seed %d", seed).isEqualTo(payload));
        }
    }

    @Test
    void whateverAMaskGivesTheResultCanBeReadAndRewrittenAgain() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            String payload = RandomPayloads.any(random);
            LeafMask wild = (path, pii, text) -> Optional.of(RandomPayloads.text(random));
            Optional<String> once = rewritten(payload, wild);
            Optional<String> again = once.flatMap(text -> rewritten(text, Masks.IDENTITY));
            assertThat(again).as("seed %d round %d", seed, round).isEqualTo(once);
        }
    }

    private static Optional<String> rewritten(String payload, LeafMask mask) {
        return RawFormats.of(payload).flatMap(format -> format.rewrite(payload, mask));
    }
}
