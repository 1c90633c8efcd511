package dev.tributary.x12.ack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ControlNumbersTest {

    @Test
    void givesEachBucketNumbersOfItsOwn() {
        Set<Long> given = new HashSet<>();
        for (int bucket = 0; bucket < 256; bucket++) {
            ControlNumbers numbers = new ControlNumbers(5_000, bucket, 256, 0);
            for (int i = 0; i < 20; i++) {
                assertThat(given.add(numbers.getAsLong())).isTrue();
            }
        }
        assertThat(given).allMatch(number -> number >= 5_000 && number <= ControlNumbers.MAX);
    }

    @Test
    void goesOnWhereItWas() {
        ControlNumbers numbers = new ControlNumbers(1, 3, 256, 0);
        numbers.getAsLong();
        long second = numbers.getAsLong();

        assertThat(numbers.used()).isEqualTo(2);
        assertThat(new ControlNumbers(1, 3, 256, 1).getAsLong()).isEqualTo(second);
    }

    @Test
    void startsAgainWhenItsPartIsUsedUp() {
        ControlNumbers numbers = new ControlNumbers(999_999_990, 1, 2, 4);

        assertThat(numbers.getAsLong()).isEqualTo(999_999_999);
        assertThat(numbers.getAsLong()).isEqualTo(999_999_995);
    }
}
