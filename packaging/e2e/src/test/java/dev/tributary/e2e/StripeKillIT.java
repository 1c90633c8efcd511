package dev.tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tributary.cluster.WorkerProcess;
import dev.tributary.simulators.stripe.SimulatorOptions;
import dev.tributary.simulators.stripe.StripeSimulator;
import dev.tributary.simulators.stripe.http.Fault;
import dev.tributary.simulators.stripe.world.Merchant;
import dev.tributary.simulators.stripe.world.StripeClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A worker that is killed while it reads a Stripe that fails now and then ends up with what Stripe
 * holds, object by object, and never calls more often than it may.
 */
@ExtendWith(OnSharedCluster.class)
class StripeKillIT {
    private static final int CALLS_PER_SECOND = 60;
    private static final int CHANGES = 20;

    private final TestCluster cluster;

    StripeKillIT(TestCluster cluster) {
        this.cluster = cluster;
    }

    @ParameterizedTest
    @EnumSource
    void aKillWhileItReadsLosesNothing(Delivery delivery) {
        int objects = delivery == Delivery.EXACTLY_ONCE ? 5_000 : 1_500;
        killed(delivery, "stripe-kill", objects, 1, Duration.ofMinutes(2));
    }

    @Tag("faults")
    @Test
    void fiveKillsOverFiftyThousandObjectsLoseNothing() {
        killed(Delivery.EXACTLY_ONCE, "stripe-kill5", 50_000, 5, Duration.ofMinutes(10));
    }

    private void killed(Delivery delivery, String name, int objects, int kills, Duration limit) {
        String unique = name + "-" + delivery.slug();
        WorkerProcess worker = cluster.ownWorker(unique, delivery);
        try (StripeSimulator stripe =
                StripeSimulator.start(
                        SimulatorOptions.defaults()
                                .withClock(StripeClock.behind(Duration.ofDays(120)))
                                .withEventLag(Duration.ZERO, Duration.ofMillis(800)))) {
            stripe.world().playObjects(objects, Duration.ofDays(40));
            stripe.world().catchUp();
            String account = stripe.world().platform();
            long all = stripe.state().objectCount();
            failNowAndThen(stripe);
            worker.start();
            Instant begun = Instant.now();
            StripeConnector connector =
                    StripeConnector.start(
                            worker.rest(),
                            cluster.reader(),
                            delivery,
                            unique,
                            stripe,
                            stripe.keys().full(),
                            Map.of(
                                    "limit.credential",
                                    CALLS_PER_SECOND + "/1s",
                                    "http.retry.backoff.ms",
                                    "100",
                                    "producer.override.compression.type",
                                    "lz4"));
            for (int kill = 1; kill <= kills; kill++) {
                long before = all * kill / (kills + 1);
                await().atMost(limit)
                        .pollInterval(Duration.ofMillis(50))
                        .until(() -> written(connector) > before);
                worker.kill();
                worker.start();
            }
            RunningConnector.awaitRunning(worker.rest(), unique);
            change(stripe.world().platformMerchant());
            Instant last = stripe.world().now();
            connector.awaitComplete(account, last.plusSeconds(1), limit);

            int compared = new StripeAgreement(connector, stripe).of(account);
            long peak = stripe.calls().peakPerSecond(account);
            List<String> events = connector.eventIds();
            System.out.printf(
                    "%s: %d of %d objects compared, %d records, %d calls, %d faults, at most %d"
                            + " calls in a second, %d s%n",
                    unique,
                    compared,
                    all,
                    events.size(),
                    stripe.calls().total(),
                    stripe.faults().injected(),
                    peak,
                    Duration.between(begun, Instant.now()).toSeconds());
            assertThat(compared).isGreaterThanOrEqualTo(objects);
            assertThat(stripe.faults().injected()).isPositive();
            assertThat(peak).isLessThanOrEqualTo(CALLS_PER_SECOND);
            assertThat(connector.values("deadletters")).isEmpty();
            if (delivery == Delivery.EXACTLY_ONCE) {
                assertThat(events).filteredOn(id -> id.startsWith("evt_")).doesNotHaveDuplicates();
            }
        } finally {
            worker.stop();
        }
    }

    /** One call in twenty. */
    private static void failNowAndThen(StripeSimulator stripe) {
        stripe.faults().share(Fault.SERVER_ERROR, 0.02);
        stripe.faults().share(Fault.RATE_LIMITED_SHOULD_RETRY, 0.01);
        stripe.faults().share(Fault.UNAVAILABLE_HTML, 0.01);
        stripe.faults().share(Fault.DROPPED_MID_BODY, 0.01);
    }

    private static void change(Merchant merchant) {
        for (int i = 0; i < CHANGES; i++) {
            String customer = merchant.customer("Customer " + i, "c" + i + "@example.com");
            String charge = merchant.charge(1_000 + i, "usd");
            merchant.updateCustomer(customer, "changed " + i);
            merchant.refund(charge, 500);
            if (i % 4 == 0) {
                merchant.deleteCustomer(customer);
            }
        }
    }

    private long written(StripeConnector connector) {
        return cluster.reader().end(connector.topic("events")).offsets().values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }
}
