package dev.tributary.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.simulators.stripe.SimulatorOptions;
import dev.tributary.simulators.stripe.StripeSimulator;
import dev.tributary.simulators.stripe.http.Fault;
import dev.tributary.simulators.stripe.model.ObjectType;
import dev.tributary.simulators.stripe.world.Merchant;
import dev.tributary.simulators.stripe.world.PlayPlan;
import dev.tributary.simulators.stripe.world.StripeClock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StripeSourceTaskTest {

    private static final Instant BEGINNING = Instant.parse("2026-03-02T10:00:00Z");

    /** Later than the hold-back of the tests. */
    private static final Duration SOON = Duration.ofSeconds(5);

    private StripeSimulator stripe;
    private WorldClock clock;
    private String platform;
    private Merchant merchant;

    @BeforeEach
    void start() {
        stripe =
                StripeSimulator.start(
                        SimulatorOptions.defaults().withClock(StripeClock.fixed(BEGINNING)));
        clock = new WorldClock(stripe);
        platform = stripe.world().platform();
        merchant = stripe.world().platformMerchant();
    }

    @AfterEach
    void stop() {
        stripe.close();
    }

    private RunningTask run(String... options) {
        return RunningTask.start(stripe, options(options), clock);
    }

    private static Map<String, String> options(String... options) {
        Map<String, String> all = new java.util.HashMap<>();
        for (int i = 0; i < options.length; i += 2) {
            all.put(options[i], options[i + 1]);
        }
        return all;
    }

    /** Reads on until all that has happened by now is told. */
    private void catchUp(RunningTask running, String account) {
        Instant now = stripe.world().now();
        stripe.world().advance(SOON);
        running.runUntilComplete(account, now);
    }

    private void isAllTold(RunningTask running, String account) {
        FinalState.isTold(running, stripe, account);
        FinalState.addsUp(running, stripe, account);
        assertThat(running.values("deadletters")).isEmpty();
    }

    @Test
    void readsAllThatAnAccountHas() {
        stripe.world().play(PlayPlan.charges(60));
        try (RunningTask running = run()) {
            catchUp(running, platform);

            isAllTold(running, platform);
        }
    }

    @Test
    void followsWhatChangesAfterwards() {
        stripe.world().play(PlayPlan.charges(20));
        try (RunningTask running = run()) {
            catchUp(running, platform);

            String customer = merchant.customer("Ada", "ada@example.com");
            String charge = merchant.charge(5_000, "usd");
            stripe.world().advance(Duration.ofMinutes(2));
            merchant.updateCustomer(customer, "first");
            merchant.refund(charge, 1_000);
            String other = merchant.customer("Bob", "bob@example.com");
            stripe.world().advance(Duration.ofMinutes(2));
            merchant.deleteCustomer(other);
            stripe.world().play(PlayPlan.charges(20).over(Duration.ofDays(2)));
            catchUp(running, platform);

            isAllTold(running, platform);
        }
    }

    @Test
    void followsThoughMuchTimePassesWhileItRuns() {
        stripe.world().play(PlayPlan.charges(20));
        try (RunningTask running = run()) {
            catchUp(running, platform);

            String charge = merchant.charge(5_000, "usd");
            stripe.world().advance(Duration.ofMinutes(2));
            merchant.refund(charge, 1_000);
            stripe.world().play(PlayPlan.charges(20).over(Duration.ofDays(60)));
            catchUp(running, platform);

            isAllTold(running, platform);
            payoutsAreTold(running, platform);
            assertThat(stripe.calls().byStatus()).doesNotContainKey(400);
        }
    }

    @Test
    void tellsTheLastStateThoughEventsOfOneSecondComeInNoOrder() {
        try (RunningTask running = run()) {
            String customer = merchant.customer("Ada", "ada@example.com");
            catchUp(running, platform);

            for (int i = 0; i < 5; i++) {
                merchant.updateCustomer(customer, "description " + i);
            }
            catchUp(running, platform);

            isAllTold(running, platform);
            assertThat(eventsOf(running, customer))
                    .filteredOn(event -> event.getString("channel").equals("fetch"))
                    .hasSize(1);
        }
    }

    @Test
    void findsWhatBecomesVisibleLate() {
        stripe.close();
        stripe =
                StripeSimulator.start(
                        SimulatorOptions.defaults()
                                .withClock(StripeClock.fixed(BEGINNING))
                                .withEventLag(Duration.ZERO, Duration.ofSeconds(20)));
        start(stripe);
        try (RunningTask running = run("feed.overlap.ms", "30000")) {
            String customer = merchant.customer("Ada", "ada@example.com");
            catchUp(running, platform);
            for (int i = 0; i < 10; i++) {
                merchant.updateCustomer(customer, "description " + i);
                catchUp(running, platform);
            }
            stripe.world().advance(Duration.ofMinutes(2));
            catchUp(running, platform);

            FinalState.isTold(running, stripe, platform);
            assertThat(eventIds(running))
                    .containsAll(
                            stripe.state().events(platform).stream()
                                    .map(event -> event.path("id").asText())
                                    .toList());
        }
    }

    private void start(StripeSimulator other) {
        clock = new WorldClock(other);
        platform = other.world().platform();
        merchant = other.world().platformMerchant();
    }

    @Test
    void emitsEachEventOnce() {
        try (RunningTask running = run()) {
            catchUp(running, platform);
            stripe.world().play(PlayPlan.charges(20).over(Duration.ofHours(3)));
            catchUp(running, platform);
            stripe.world().advance(Duration.ofHours(1));
            catchUp(running, platform);

            assertThat(eventIds(running)).doesNotHaveDuplicates().isNotEmpty();
        }
    }

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
    void tellsWhenPendingMoneyBecomesAvailableAndInWhichPayoutItIs() {
        for (int i = 0; i < 5; i++) {
            merchant.charge(10_000 + i, "usd");
        }
        try (RunningTask running = run()) {
            catchUp(running, platform);
            assertThat(running.last("transactions").values())
                    .anyMatch(transaction -> "pending".equals(transaction.getString("status")));

            for (int day = 0; day < 10; day++) {
                stripe.world().advance(Duration.ofDays(1));
                catchUp(running, platform);
            }
            running.runUntil(
                    () ->
                            running.last("transactions").values().stream()
                                    .noneMatch(t -> "pending".equals(t.getString("status"))));

            isAllTold(running, platform);
            payoutsAreTold(running, platform);
        }
    }

    @Test
    void keepsThePayoutOfATransactionOverARestart() {
        for (int i = 0; i < 5; i++) {
            merchant.charge(10_000 + i, "usd");
        }
        try (RunningTask running = run()) {
            catchUp(running, platform);
            for (int day = 0; day < 6; day++) {
                stripe.world().advance(Duration.ofDays(1));
                running.restart();
                catchUp(running, platform);
            }

            isAllTold(running, platform);
            payoutsAreTold(running, platform);
        }
    }

    private void payoutsAreTold(RunningTask running, String account) {
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
    void readsSeveralAccountsAndNamesThem() {
        Merchant other = stripe.world().connect("DE", "eur");
        stripe.world().play(PlayPlan.charges(40));
        try (RunningTask running = run("accounts", "own," + other.account())) {
            catchUp(running, platform);
            catchUp(running, other.account());

            isAllTold(running, platform);
            isAllTold(running, other.account());
        }
    }

    @Test
    void findsConnectedAccountsThatComeLater() {
        Merchant first = stripe.world().connect("DE", "eur");
        try (RunningTask running = run("accounts", "discover", "relist.interval.ms", "1000")) {
            catchUp(running, first.account());
            Merchant second = stripe.world().connect("FR", "eur");
            second.charge(700, "eur");
            running.runUntil(
                    () ->
                            running.statuses().stream()
                                    .anyMatch(
                                            s ->
                                                    s.getString("subject")
                                                            .contains(second.account())));
            catchUp(running, second.account());

            FinalState.addsUp(running, stripe, second.account());
        }
    }

    @Test
    void pausesAnAccountThatLeavesAndGoesOnWithTheOthers() {
        Merchant other = stripe.world().connect("DE", "eur");
        try (RunningTask running = run("accounts", "own," + other.account())) {
            catchUp(running, platform);
            catchUp(running, other.account());
            stripe.world().deauthorize(other.account());
            stripe.world().advance(SOON);
            running.runUntil(
                    () ->
                            running.statusCodes("account " + other.account())
                                    .contains("DEAUTHORIZED"));
            long calls =
                    stripe.calls().perSecond(other.account()).values().stream()
                            .mapToLong(n -> n)
                            .sum();
            merchant.charge(900, "usd");
            catchUp(running, platform);

            FinalState.addsUp(running, stripe, platform);
            long after =
                    stripe.calls().perSecond(other.account()).values().stream()
                            .mapToLong(n -> n)
                            .sum();
            assertThat(after - calls).isLessThan(10);
        }
    }

    @Test
    void declaresAGapAndReadsAllAgainWhenItWasAwayForTooLong() {
        String customer = merchant.customer("Ada", "ada@example.com");
        try (RunningTask running = run()) {
            catchUp(running, platform);
            merchant.updateCustomer(customer, "changed in the gap");
            merchant.charge(4_200, "usd");
            stripe.world().advance(Duration.ofDays(31));
            running.restart();
            running.runUntil(
                    () -> running.statusCodes("account " + platform).contains("EVENTS_LOST"));
            catchUp(running, platform);

            isAllTold(running, platform);
            assertThat(eventsOf(running, customer))
                    .anyMatch(event -> event.getString("channel").equals("relist"));
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

    private static List<Struct> eventsOf(RunningTask running, String object) {
        return running.values("events").stream()
                .filter(event -> object.equals(event.getString("object_id")))
                .toList();
    }

    private static List<String> eventIds(RunningTask running) {
        return running.values("events").stream()
                .map(event -> event.getString("id"))
                .filter(id -> id.startsWith("evt_"))
                .toList();
    }
}
