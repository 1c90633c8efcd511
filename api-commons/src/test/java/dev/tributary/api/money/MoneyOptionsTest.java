package dev.tributary.api.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyOptionsTest {

    private static final MinorUnits TABLE = MinorUnits.usually(2).with(0, "JPY");

    @Test
    void nothingNeedsToBeSet() {
        MoneyOptions options = options(Map.of());

        assertThat(options.units().of("JPY")).hasValue(0);
        assertThat(options.tags().size()).isZero();
        assertThat(options.filter().acceptsAccount(null)).isTrue();
        assertThat(options.filter().acceptsCategory("anything")).isTrue();
        assertThat(options.raw()).isTrue();
    }

    @Test
    void theUsersUnitsTagsAndFiltersAreRead() {
        MoneyOptions options =
                options(
                        Map.of(
                                "currency.minor.units", "UGX:0, usdc:6",
                                "tag.rules",
                                        "{\"tags\": [{\"tag\": \"t\", \"when\": {\"path\":"
                                                + " \"type\", \"required\": true}}]}",
                                "account.types.include", "depository,Credit",
                                "account.types.exclude", "cred*",
                                "categories.exclude", "FOOD_*",
                                "raw.include", "false"));

        assertThat(options.units().of("UGX")).hasValue(0);
        assertThat(options.units().of("USDC")).hasValue(6);
        assertThat(options.tags().size()).isEqualTo(1);
        assertThat(options.filter().acceptsAccount("DEPOSITORY")).isTrue();
        assertThat(options.filter().acceptsAccount("credit")).isFalse();
        assertThat(options.filter().acceptsAccount("loan")).isFalse();
        assertThat(options.filter().acceptsAccount(null)).isFalse();
        assertThat(options.filter().acceptsCategory("food_and_drink")).isFalse();
        assertThat(options.filter().acceptsCategory("rent")).isTrue();
        assertThat(options.filter().acceptsCategory(null)).isTrue();
        assertThat(options.raw()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UGX", "UGX:x", "UGX:10", "U:2", "UGX=2", "UGX:2,UGX:2"})
    void refusesUnitsThatCannotBeRead(String written) {
        assertThatThrownBy(() -> options(Map.of("currency.minor.units", written)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("currency.minor.units");
    }

    @Test
    void refusesTagRulesWithLineAndReason() {
        assertThatThrownBy(() -> options(Map.of("tag.rules", "{\"tags\":\n[{\"tag\": \"t\"}]}")))
                .isInstanceOf(ConfigException.class)
                .hasMessage("tag.rules: line 2: a tag needs \"when\"");
    }

    private static MoneyOptions options(Map<String, String> props) {
        ConfigDef def = new ConfigDef();
        MoneyOptions.define(def);
        return MoneyOptions.from(new AbstractConfig(def, new HashMap<>(props)), TABLE);
    }
}
