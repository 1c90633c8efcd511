package dev.tributary.api.money;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.LongNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {

    @ParameterizedTest
    @CsvSource({
        "12.34, 12.3400",
        "-0.0001, -0.0001",
        "100.10, 100.1000",
        "0, 0.0000",
        "1e3, 1000.0000",
        "12.345600, 12.3456",
        "'\"-7.5\"', -7.5000",
        "123456789012345678901234.5678, 123456789012345678901234.5678"
    })
    void aNumberIsReadExactlyWithFourDecimals(String json, String amount) {
        assertThat(Amounts.decimal(Json.of(json)))
                .isEqualTo(new Amounts.Result(new BigDecimal(amount), null));
    }

    @ParameterizedTest
    @CsvSource({
        "12.34567, AMOUNT_TOO_PRECISE",
        "1e-9, AMOUNT_TOO_PRECISE",
        "1e31, AMOUNT_TOO_LARGE",
        "1e999999999, AMOUNT_TOO_LARGE",
        "1e-999999999, AMOUNT_TOO_LARGE",
        "'\"twelve\"', AMOUNT_INVALID",
        "'\"\"', AMOUNT_INVALID",
        "true, AMOUNT_INVALID",
        "'{}', AMOUNT_INVALID"
    })
    void whatIsNoAmountIsLeftOutWithAReason(String json, MoneyIssueCode reason) {
        assertThat(Amounts.decimal(Json.of(json))).isEqualTo(Amounts.Result.wrong(reason));
    }

    @ParameterizedTest
    @CsvSource({
        "1234, 2, 12.3400",
        "1234, 0, 1234.0000",
        "-5120, 3, -5.1200",
        "0, 2, 0.0000",
        "1000000, 6, 1.0000",
        "100.0, 2, 1.0000"
    })
    void wholeUnitsBecomeAnAmount(String json, int digits, String amount) {
        assertThat(Amounts.minor(Json.of(json), digits))
                .isEqualTo(new Amounts.Result(new BigDecimal(amount), null));
    }

    @ParameterizedTest
    @CsvSource({
        "12.5, 2, AMOUNT_INVALID",
        "1, 6, AMOUNT_TOO_PRECISE",
        "1e40, 2, AMOUNT_TOO_LARGE",
        "1e999999999, 2, AMOUNT_TOO_LARGE",
        "'\"x\"', 2, AMOUNT_INVALID"
    })
    void whatIsNoWholeUnitsIsLeftOutWithAReason(String json, int digits, MoneyIssueCode reason) {
        assertThat(Amounts.minor(Json.of(json), digits)).isEqualTo(Amounts.Result.wrong(reason));
    }

    @Test
    void anyNumberOfUnitsComesBackFromItsAmount() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            long units = random.nextLong() >> random.nextInt(63);
            int digits = random.nextInt(5);

            BigDecimal amount = Amounts.minor(LongNode.valueOf(units), digits).value();

            assertThat(amount.scale()).as("seed %d", seed).isEqualTo(4);
            assertThat(amount.movePointRight(digits).toBigIntegerExact())
                    .as("seed %d, %d units of %d digits", seed, units, digits)
                    .isEqualTo(BigInteger.valueOf(units));
        }
    }
}
