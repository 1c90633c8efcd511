package dev.tributary.x12.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ControlNumbersTest {

    @Test
    void knowsEveryNumberThatWasUsed() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        ControlNumbers numbers = new ControlNumbers();
        Set<String> used = new HashSet<>();
        for (int i = 0; i < 5000; i++) {
            String number = String.valueOf(random.nextInt(2000));
            assertThat(numbers.add(number)).as("seed " + seed).isEqualTo(used.add(number));
        }
    }

    @Test
    void takesNumbersThatAreNone() {
        ControlNumbers numbers = new ControlNumbers();

        assertThat(numbers.add("A001")).isTrue();
        assertThat(numbers.add("A001")).isFalse();
        assertThat(numbers.add("0001")).isTrue();
        assertThat(numbers.add("1")).isFalse();
    }
}
