package dev.tributary.api.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MinorUnitsTest {

    private final MinorUnits table =
            MinorUnits.usually(2).with(0, "JPY", "MGA").with(3, "KWD").disputed("UGX");

    @Test
    void theTableIsTheProvidersAndNotThatOfJava() {
        assertThat(table.of("jpy")).hasValue(0);
        assertThat(table.of("MGA")).hasValue(0);
        assertThat(table.of("KWD")).hasValue(3);
        assertThat(table.of("ISK")).hasValue(2);
    }

    @Test
    void theUsersWordIsTheLast() {
        MinorUnits mine = table.overriddenBy(Map.of("ugx", 0, "USDC", 6));

        assertThat(table.isDisputed("UGX")).isTrue();
        assertThat(mine.isDisputed("UGX")).isFalse();
        assertThat(mine.of("UGX")).hasValue(0);
        assertThat(mine.of("usdc")).hasValue(6);
        assertThat(mine.knows("USDC")).isTrue();
    }

    @Test
    void aCodeOfAnotherKindThatNobodyNamedHasNoUnits() {
        assertThat(table.of("USDC")).isEmpty();
        assertThat(table.knows("USDC")).isFalse();
        assertThat(table.of("ZZZ")).hasValue(2);
        assertThat(table.knows("ZZZ")).isFalse();
    }
}
