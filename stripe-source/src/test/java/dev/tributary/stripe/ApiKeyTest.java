package dev.tributary.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.simulators.stripe.model.ObjectType;
import dev.tributary.simulators.stripe.world.PlayPlan;
import java.util.Map;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;

/** What a key may read, how it is changed, and where it never stands. */
class ApiKeyTest extends SimulatedStripe {

    @Test
    void saysWhatARestrictedKeyMayNotReadAndGoesOn() {
        stripe.world().play(PlayPlan.charges(20));
        String key = stripe.keys().restricted(ObjectType.CHARGE, ObjectType.DISPUTE);
        try (RunningTask running = run("api.key", key)) {
            catchUp(running, platform);

            assertThat(running.statusCodes("account " + platform + " charges"))
                    .contains("FORBIDDEN");
            assertThat(running.last("transactions")).isNotEmpty();
        }
    }

    @Test
    void isNotCompleteWithoutEvents() {
        stripe.world().play(PlayPlan.charges(5));
        String key = stripe.keys().restricted(ObjectType.EVENT);
        try (RunningTask running = run("api.key", key)) {
            running.runUntil(
                    () -> running.statusCodes("account " + platform).contains("NOT_COMPLETE"));

            assertThat(running.statuses()).allMatch(s -> s.getString("watermark") == null);
        }
    }

    @Test
    void takesARolledKeyFromTheConfigProvider() {
        String key = stripe.keys().full();
        Map<String, String> options = options("api.key", key);
        try (RunningTask running = RunningTask.start(stripe, options, clock)) {
            catchUp(running, platform);
            running.set("api.key", stripe.keys().roll(key));
            merchant.charge(1_234, "usd");
            catchUp(running, platform);

            FinalState.addsUp(running, stripe, platform);
        }
    }

    @Test
    void keepsTheKeyOutOfAllThatItWrites() {
        stripe.world().play(PlayPlan.charges(10));
        try (RunningTask running = run()) {
            catchUp(running, platform);

            String key = stripe.keys().full();
            for (SourceRecord record : running.written()) {
                assertThat(String.valueOf(record.value())).doesNotContain(key);
                assertThat(String.valueOf(record.sourceOffset())).doesNotContain(key);
                record.headers()
                        .forEach(
                                header ->
                                        assertThat(String.valueOf(header.value()))
                                                .doesNotContain(key));
            }
        }
    }
}
