package dev.tributary.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.simulators.stripe.SimulatorOptions;
import dev.tributary.simulators.stripe.StripeSimulator;
import dev.tributary.simulators.stripe.webhook.WebhookEndpoint;
import dev.tributary.simulators.stripe.webhook.WebhookPlan;
import dev.tributary.simulators.stripe.world.Merchant;
import dev.tributary.simulators.stripe.world.StripeClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StripeWebhookTest {

    private static final String SECRET = "whsec_for_tests";

    private StripeSimulator stripe;
    private String platform;
    private Merchant merchant;

    @BeforeEach
    void start() {
        stripe =
                StripeSimulator.start(
                        SimulatorOptions.defaults().withClock(StripeClock.behind(Duration.ZERO)));
        platform = stripe.world().platform();
        merchant = stripe.world().platformMerchant();
    }

    @AfterEach
    void stop() {
        stripe.close();
    }

    /** A task that listens; its feed is a minute behind unless told otherwise. */
    private RunningTask run(String... options) {
        Map<String, String> all = new HashMap<>();
        all.put("webhook.listener", "127.0.0.1:0");
        all.put("webhook.secret", SECRET);
        all.put("feed.holdback.ms", "60000");
        for (int i = 0; i < options.length; i += 2) {
            all.put(options[i], options[i + 1]);
        }
        RunningTask running = RunningTask.start(stripe, all);
        running.runUntil(
                () ->
                        running.task().listeningPort().isPresent()
                                && !running.values("accounts").isEmpty());
        return running;
    }

    private WebhookEndpoint register(RunningTask running, WebhookPlan plan) {
        int port = running.task().listeningPort().orElseThrow();
        return stripe.webhooks().add(URI.create("http://127.0.0.1:" + port + "/webhook"), plan);
    }

    private static List<Struct> of(RunningTask running, String channel) {
        return running.values("events").stream()
                .filter(event -> event.getString("channel").equals(channel))
                .toList();
    }

    @Test
    void tellsMoneyLongBeforeTheFeedWould() {
        try (RunningTask running = run()) {
            register(running, WebhookPlan.signedWith(SECRET));
            String charge = merchant.charge(4_200, "usd");
            Instant begun = Instant.now();
            running.runUntil(
                    () ->
                            running.last("transactions").values().stream()
                                    .anyMatch(
                                            transaction ->
                                                    transaction.toString().contains(charge)));

            assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(20));
            assertThat(of(running, "webhook")).isNotEmpty();
            assertThat(of(running, "fetch")).isNotEmpty();
        }
    }

    @Test
    void emitsEachEventOnceThoughItComesAgainAndInDisorderAndThroughTheFeed() {
        try (RunningTask running = run("feed.holdback.ms", "2000")) {
            WebhookEndpoint endpoint =
                    register(running, WebhookPlan.signedWith(SECRET).duplicates(0.5).disorder(0.5));
            String customer = merchant.customer("Ada", "ada@example.com");
            for (int i = 0; i < 10; i++) {
                merchant.updateCustomer(customer, "description " + i);
                merchant.charge(1_000 + i, "usd");
            }
            Instant last = stripe.world().now();
            running.runUntil(() -> endpoint.delivered().size() >= 21);
            running.runUntilComplete(platform, last.plusSeconds(1));

            assertThat(
                            running.values("events").stream()
                                    .map(event -> event.getString("id"))
                                    .filter(id -> id.startsWith("evt_")))
                    .doesNotHaveDuplicates();
            assertThat(endpoint.attempts()).isGreaterThan(endpoint.delivered().size());
            FinalState.isTold(running, stripe, platform);
            FinalState.addsUp(running, stripe, platform);
        }
    }

    @Test
    void passesOverInTheFeedWhatCameByWebhookBeforeARestart() {
        try (RunningTask running = run("feed.holdback.ms", "4000")) {
            WebhookEndpoint endpoint = register(running, WebhookPlan.signedWith(SECRET));
            String customer = merchant.customer("Ada", "ada@example.com");
            merchant.updateCustomer(customer, "changed");
            Instant last = stripe.world().now();
            running.runUntil(() -> endpoint.delivered().size() >= 2);
            stripe.webhooks().remove(endpoint);
            running.restart();
            running.runUntilComplete(platform, last.plusSeconds(1));

            assertThat(
                            running.values("events").stream()
                                    .filter(e -> customer.equals(e.getString("object_id")))
                                    .map(event -> event.getString("id"))
                                    .filter(id -> id.startsWith("evt_")))
                    .doesNotHaveDuplicates()
                    .hasSize(2);
            FinalState.isTold(running, stripe, platform);
        }
    }

    @Test
    void takesNothingThatIsSignedWithAnotherSecret() {
        try (RunningTask running = run()) {
            WebhookEndpoint endpoint = register(running, WebhookPlan.signedWith("whsec_other"));
            merchant.charge(4_200, "usd");
            running.runUntil(() -> endpoint.statuses().containsKey(401));

            assertThat(of(running, "webhook")).isEmpty();
        }
    }

    @Test
    void pausesAConnectedAccountWhoseWebhookSaysThatItLeaves() {
        Merchant other = stripe.world().connect("DE", "eur");
        try (RunningTask running = run("accounts", "own," + other.account())) {
            register(running, WebhookPlan.signedWith(SECRET).connect(true));
            stripe.world().deauthorize(other.account());
            running.runUntil(
                    () ->
                            running.statusCodes("account " + other.account())
                                    .contains("DEAUTHORIZED"));

            assertThat(of(running, "webhook"))
                    .anyMatch(
                            event ->
                                    event.getString("type")
                                            .equals("account.application.deauthorized"));
        }
    }
}
