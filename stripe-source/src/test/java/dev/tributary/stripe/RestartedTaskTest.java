package dev.tributary.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.simulators.stripe.http.Fault;
import dev.tributary.simulators.stripe.model.ObjectType;
import dev.tributary.simulators.stripe.world.PlayPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;

/** What is lost and read again when the task or Stripe fails: nothing, and little. */
class RestartedTaskTest extends SimulatedStripe {

    @Test
    void losesNothingWhenItIsKilledAfterEveryCommit() {
        stripe.world().play(PlayPlan.charges(30));
        int restarts = 0;
        Random random = new Random(7);
        try (RunningTask running = run("batch.max.records", "400")) {
            Instant now = stripe.world().now();
            stripe.world().advance(SOON);
            while (!running.isComplete(platform, now)) {
                List<SourceRecord> batch = running.poll();
                if (batch.stream().anyMatch(record -> record.topic().equals("s.events"))) {
                    // Kafka has all of it or a part; the rest is lost with the task.
                    int cut =
                            random.nextBoolean() ? 1 + random.nextInt(batch.size()) : batch.size();
                    running.commit(batch.subList(0, cut));
                    running.restart();
                    restarts++;
                } else {
                    running.commit(batch);
                }
                assertThat(restarts).as("restarts").isLessThan(400);
            }

            isAllTold(running, platform);
            assertThat(restarts).isGreaterThan(5);
        }
    }

    @Test
    void goesOnInTheMiddleOfAListAfterARestart() {
        stripe.world().play(PlayPlan.charges(300));
        try (RunningTask running = run("resources", "charges", "batch.max.records", "100")) {
            running.runUntil(() -> running.values("events").size() >= 150);
            long before = stripe.calls().count("/v1/charges");
            running.restart();
            catchUp(running, platform);

            long all = stripe.state().objects(platform, ObjectType.CHARGE).size();
            assertThat(stripe.calls().count("/v1/charges") - before).isLessThan(all / 100 + 1);
            assertThat(
                            running.values("events").stream()
                                    .filter(e -> "charge".equals(e.getString("object_type")))
                                    .map(e -> e.getString("object_id"))
                                    .collect(Collectors.toSet()))
                    .hasSize((int) all);
        }
    }

    @Test
    void goesOnWhereAnObjectOfItsCursorIsDeleted() {
        for (int i = 0; i < 250; i++) {
            merchant.customer("Customer " + i, "c" + i + "@example.com");
            stripe.world().advance(Duration.ofSeconds(1));
        }
        try (RunningTask running = run("resources", "customers", "queue.max.records", "50")) {
            running.runUntil(() -> running.values("events").size() >= 80);
            running.last("events").keySet().forEach(this::deleteIfCustomer);
            catchUp(running, platform);

            Set<String> told = running.last("events").keySet();
            assertThat(
                            stripe.state().objects(platform, ObjectType.CUSTOMER).stream()
                                    .map(customer -> customer.path("id").asText()))
                    .isSubsetOf(told);
        }
    }

    private void deleteIfCustomer(String id) {
        if (id.startsWith("cus_")) {
            merchant.deleteCustomer(id);
        }
    }

    @Test
    void getsOverFaults() {
        stripe.world().play(PlayPlan.charges(60));
        stripe.faults().share(Fault.SERVER_ERROR, 0.05);
        stripe.faults().share(Fault.RATE_LIMITED_SHOULD_RETRY, 0.05);
        stripe.faults().share(Fault.DROPPED_MID_BODY, 0.03);
        stripe.faults().share(Fault.BAD_GATEWAY_HTML, 0.03);
        stripe.faults().share(Fault.EMPTY_PAGE, 0.02);
        try (RunningTask running = run()) {
            catchUp(running, platform);

            isAllTold(running, platform);
            assertThat(stripe.faults().injected()).isPositive();
        }
    }
}
