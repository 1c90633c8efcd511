package dev.tributary.simulators.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StripeSimulatorMainTest {

    @Test
    void printsHowToReachAHistoryThatEndsNow() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (StripeSimulator stripe =
                StripeSimulatorMain.start(
                        Map.of("--charges", "30"),
                        new PrintStream(out, true, StandardCharsets.UTF_8))) {
            assertThat(out.toString(StandardCharsets.UTF_8).lines())
                    .contains(
                            "api.base=" + stripe.apiBase(),
                            "api.key=" + stripe.keys().full(),
                            "platform=" + stripe.world().platform(),
                            "ready");
            assertThat(Duration.between(stripe.world().now(), Instant.now()).abs())
                    .isLessThan(Duration.ofSeconds(5));
            JsonNode payouts = new Http(stripe).get("/v1/payouts?status=paid");
            assertThat(payouts.path("data")).isNotEmpty();
        }
    }

    @Test
    void refusesOptionsThatItDoesNotKnow() {
        assertThatThrownBy(() -> StripeSimulatorMain.main(new String[] {"--colour", "red"}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--charges");
    }
}
