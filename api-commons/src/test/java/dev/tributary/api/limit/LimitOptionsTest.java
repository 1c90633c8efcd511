package dev.tributary.api.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;

class LimitOptionsTest {

    private static final LimitDefaults PROVIDER =
            new LimitDefaults(
                    "2500/1m",
                    "50/1m",
                    List.of(),
                    List.of("accounts/balance/get=5/1m"),
                    500_000L,
                    "America/Los_Angeles");

    @Test
    void hasTheProvidersDefaults() {
        LimitOptions options = options(PROVIDER, Map.of());
        assertThat(options.limits().credential()).contains(Rate.parse("2500/1m"));
        assertThat(options.limits().account()).contains(Rate.parse("50/1m"));
        assertThat(options.limits().accountEndpoints())
                .containsExactly(Map.entry("accounts/balance/get", Rate.parse("5/1m")));
        assertThat(options.terms("app"))
                .hasValueSatisfying(terms -> assertThat(terms.calls()).isEqualTo(500_000));
    }

    @Test
    void takesTheUsersLimits() {
        LimitOptions options =
                options(
                        LimitDefaults.NONE,
                        Map.of(
                                "limit.credential", "80/1s",
                                "limit.endpoints", "search=20/1s, files=10/1s"));
        assertThat(options.limits().endpoints())
                .containsOnly(
                        Map.entry("search", Rate.parse("20/1s")),
                        Map.entry("files", Rate.parse("10/1s")));
        assertThat(options.terms("app")).isEmpty();
    }

    @Test
    void saysHowALimitIsWritten() {
        assertThatThrownBy(() -> options(PROVIDER, Map.of("limit.credential", "500 per hour")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("limit.credential")
                .hasMessageContaining("as in 25/1s");
        assertThatThrownBy(() -> options(PROVIDER, Map.of("limit.endpoints", "search")))
                .hasMessageContaining("search=20/1s");
        assertThatThrownBy(() -> options(PROVIDER, Map.of("limit.month", "0")))
                .hasMessageContaining("at least 1");
    }

    @Test
    void aLimitSmallerThanTheTasksIsRefusedWithTheRemedy() {
        Limits limits = options(LimitDefaults.NONE, Map.of("limit.credential", "2/1s")).limits();
        limits.checkDivisibleAmong(2);
        assertThatThrownBy(() -> limits.checkDivisibleAmong(3))
                .hasMessageContaining("tasks.max to at most 2");
    }

    private static LimitOptions options(LimitDefaults defaults, Map<String, String> props) {
        ConfigDef def = new ConfigDef();
        LimitOptions.define(def, defaults);
        return LimitOptions.from(new AbstractConfig(def, props, false));
    }
}
