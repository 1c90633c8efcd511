package dev.tributary.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.simulators.stripe.SimulatorOptions;
import dev.tributary.simulators.stripe.StripeSimulator;
import dev.tributary.simulators.stripe.model.ObjectType;
import dev.tributary.simulators.stripe.world.Merchant;
import dev.tributary.simulators.stripe.world.StripeClock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A Stripe of its own for each test, whose time stands still until the test lets it go on. */
abstract class SimulatedStripe {

    static final Instant BEGINNING = Instant.parse("2026-03-02T10:00:00Z");

    /** Later than the hold-back of the tests. */
    static final Duration SOON = Duration.ofSeconds(5);

    StripeSimulator stripe;
    WorldClock clock;
    String platform;
    Merchant merchant;

    @BeforeEach
    final void start() {
        startFrom(SimulatorOptions.defaults());
    }

    /** Another Stripe from here on, of those options but for its clock. */
    final void startFrom(SimulatorOptions options) {
        stop();
        stripe = StripeSimulator.start(options.withClock(StripeClock.fixed(BEGINNING)));
        clock = new WorldClock(stripe);
        platform = stripe.world().platform();
        merchant = stripe.world().platformMerchant();
    }

    @AfterEach
    final void stop() {
        if (stripe != null) {
            stripe.close();
        }
    }

    /** Starts a task with these options: names and values in turn. */
    final RunningTask run(String... options) {
        return RunningTask.start(stripe, options(options), clock);
    }

    static Map<String, String> options(String... options) {
        Map<String, String> all = new HashMap<>();
        for (int i = 0; i < options.length; i += 2) {
            all.put(options[i], options[i + 1]);
        }
        return all;
    }

    /** Reads on until all that has happened by now is told. */
    final void catchUp(RunningTask running, String account) {
        Instant now = stripe.world().now();
        stripe.world().advance(SOON);
        running.runUntilComplete(account, now);
    }

    /** The records tell what Stripe has in the end, and none was refused. */
    final void isAllTold(RunningTask running, String account) {
        FinalState.isTold(running, stripe, account);
        FinalState.addsUp(running, stripe, account);
        assertThat(running.values("deadletters")).isEmpty();
    }

    /** Each transaction of a payout names it. */
    final void payoutsAreTold(RunningTask running, String account) {
        Set<String> inPayouts = new HashSet<>();
        for (var payout : stripe.state().objects(account, ObjectType.PAYOUT)) {
            String id = payout.path("id").asText();
            for (String part : stripe.state().partsOf(account, id)) {
                Struct transaction = running.last("transactions").get(part);
                if (!"payout".equals(transaction.getString("type"))) {
                    assertThat(transaction.getString("group_ref")).as(part).isEqualTo(id);
                    inPayouts.add(part);
                }
            }
        }
        assertThat(inPayouts).isNotEmpty();
    }

    static List<Struct> eventsOf(RunningTask running, String object) {
        return running.values("events").stream()
                .filter(event -> object.equals(event.getString("object_id")))
                .toList();
    }

    static List<String> eventIds(RunningTask running) {
        return running.values("events").stream()
                .map(event -> event.getString("id"))
                .filter(id -> id.startsWith("evt_"))
                .toList();
    }
}
