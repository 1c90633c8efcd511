package dev.tributary.commons.hl7;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SliceTest {

    /** Quadratic work on it takes minutes; one pass takes milliseconds. */
    private static final int MANY = 1_000_000;

    @Test
    void walkingThroughAMillionRepetitionsIsOnePass() {
        Slice field = slice("~".repeat(MANY - 1));
        int walked =
                assertTimeoutPreemptively(
                        Duration.ofSeconds(20),
                        () -> {
                            int seen = 0;
                            for (int i = 1; i <= field.repetitionCount(); i++) {
                                seen += field.repetition(i).isEmpty() ? 1 : 0;
                            }
                            return seen;
                        });
        assertThat(walked).isEqualTo(MANY);
    }

    @Test
    void partsAreTheSameInWhateverOrderTheyAreAskedFor() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            Slice asked = slice(text(random));
            for (int ask = 0; ask < 30; ask++) {
                int number = random.nextInt(60);
                Slice fresh =
                        new Slice(asked.bytes(), asked.start(), asked.end(), asked.delimiters());
                boolean repetition = random.nextBoolean();
                Slice part = repetition ? asked.repetition(number) : asked.component(number);
                Slice expected = repetition ? fresh.repetition(number) : fresh.component(number);
                assertThat(new int[] {part.start(), part.end()})
                        .as("seed %d round %d ask %d", seed, round, ask)
                        .isEqualTo(new int[] {expected.start(), expected.end()});
                assertThat(asked.repetitionCount()).isEqualTo(fresh.repetitionCount());
                assertThat(asked.componentCount()).isEqualTo(fresh.componentCount());
            }
        }
    }

    @Test
    void thereIsNoPartZero() {
        assertThat(slice("a~b").repetition(0).isEmpty()).isTrue();
        assertThat(slice("").repetition(1).isEmpty()).isTrue();
        assertThat(slice("").repetition(2).isEmpty()).isTrue();
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(200);
        for (int i = 0; i < length; i++) {
            text.append("ab~~^^&".charAt(random.nextInt(7)));
        }
        return text.toString();
    }

    private static Slice slice(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        return new Slice(bytes, 0, bytes.length, Delimiters.USUAL);
    }
}
