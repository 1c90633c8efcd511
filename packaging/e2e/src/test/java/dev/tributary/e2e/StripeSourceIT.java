package dev.tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.cluster.Ports;
import dev.tributary.simulators.stripe.SimulatorOptions;
import dev.tributary.simulators.stripe.StripeSimulator;
import dev.tributary.simulators.stripe.model.ObjectType;
import dev.tributary.simulators.stripe.webhook.WebhookEndpoint;
import dev.tributary.simulators.stripe.webhook.WebhookPlan;
import dev.tributary.simulators.stripe.world.Merchant;
import dev.tributary.simulators.stripe.world.PlayPlan;
import dev.tributary.simulators.stripe.world.StripeClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a Stripe account has and what changes becomes records. */
@ExtendWith(OnSharedCluster.class)
class StripeSourceIT {
    private static final Duration LIMIT = Duration.ofSeconds(90);

    private final TestCluster cluster;
    private StripeSimulator stripe;
    private String platform;

    StripeSourceIT(TestCluster cluster) {
        this.cluster = cluster;
    }

    @BeforeEach
    void startStripe() {
        stripe =
                StripeSimulator.start(
                        SimulatorOptions.defaults()
                                .withClock(StripeClock.behind(Duration.ofDays(60))));
        platform = stripe.world().platform();
    }

    @AfterEach
    void stopStripe() {
        stripe.close();
    }

    private StripeConnector start(
            Delivery delivery, String name, String key, Map<String, String> changes) {
        return StripeConnector.start(
                cluster.rest(delivery), cluster.reader(), delivery, name, stripe, key, changes);
    }

    @Test
    void twoAccountsAreReadByTwoTasksAndFollowed() {
        Merchant other = stripe.world().connect("DE", "eur");
        stripe.world().play(PlayPlan.charges(150).over(Duration.ofDays(30)));
        stripe.world().catchUp();
        try (StripeConnector connector =
                start(
                        Delivery.AT_LEAST_ONCE,
                        "stripe-two",
                        stripe.keys().full(),
                        Map.of("accounts", "own," + other.account()))) {
            connector.awaitComplete(platform, stripe.world().now(), LIMIT);
            String customer = other.customer("Ada", "ada@example.com");
            other.updateCustomer(customer, "changed");
            other.charge(4_200, "eur");
            Instant last = stripe.world().now().plusSeconds(1);
            connector.awaitComplete(platform, last, LIMIT);
            connector.awaitComplete(other.account(), last, LIMIT);

            StripeAgreement agreement = new StripeAgreement(connector, stripe);
            assertThat(agreement.of(platform)).isPositive();
            assertThat(agreement.of(other.account())).isPositive();
            assertThat(connector.values("accounts"))
                    .extracting(account -> account.path("id").asText())
                    .anyMatch(id -> id.startsWith(platform))
                    .anyMatch(id -> id.startsWith(other.account()));
            itemsKnowTheirPayout(connector);
        }
    }

    private void itemsKnowTheirPayout(StripeConnector connector) {
        Map<String, JsonNode> transactions = connector.last("transactions");
        List<JsonNode> payouts = stripe.state().objects(platform, ObjectType.PAYOUT);
        assertThat(payouts).isNotEmpty();
        for (JsonNode payout : payouts) {
            String id = payout.path("id").asText();
            for (String part : stripe.state().partsOf(platform, id)) {
                JsonNode transaction = transactions.get(part);
                if (!transaction.path("type").asText().equals("payout")) {
                    assertThat(transaction.path("group_ref").asText()).isEqualTo(id);
                }
            }
        }
    }

    @Test
    void aWebhookIsToldOnceLongBeforeTheFeedWouldTellIt() throws InterruptedException {
        stripe.world().catchUp();
        int port = Ports.free();
        try (StripeConnector connector =
                start(
                        Delivery.EXACTLY_ONCE,
                        "stripe-hooks",
                        stripe.keys().full(),
                        Map.of("feed.holdback.ms", "20000"))) {
            connector.put(
                    Map.of(
                            "webhook.listener",
                            "127.0.0.1:" + port,
                            "webhook.secret",
                            connector.webhookSecret()));
            await().atMost(LIMIT).until(() -> !connector.values("accounts").isEmpty());
            WebhookEndpoint endpoint =
                    stripe.webhooks()
                            .add(
                                    URI.create("http://127.0.0.1:" + port + "/webhook"),
                                    WebhookPlan.signedWith(StripeConnector.SECRET)
                                            .duplicates(0.5)
                                            .disorder(0.3));
            Merchant merchant = stripe.world().platformMerchant();
            Instant begun = Instant.now();
            String charge = merchant.charge(7_700, "usd");
            await().atMost(LIMIT)
                    .pollInterval(Duration.ofMillis(50))
                    .until(
                            () ->
                                    connector.last("transactions").values().stream()
                                            .anyMatch(t -> t.toString().contains(charge)));
            Duration latency = Duration.between(begun, Instant.now());
            for (int i = 0; i < 20; i++) {
                String customer = merchant.customer("Customer " + i, "c" + i + "@example.com");
                merchant.updateCustomer(customer, "changed");
            }
            endpoint.awaitIdle(LIMIT);
            Instant last = stripe.world().now().plusSeconds(1);
            connector.awaitComplete(platform, last, LIMIT);

            System.out.printf(
                    "stripe-hooks: money after %d ms, %d deliveries of %d events%n",
                    latency.toMillis(), endpoint.attempts(), endpoint.delivered().size());
            assertThat(latency).isLessThan(Duration.ofSeconds(15));
            assertThat(endpoint.attempts()).isGreaterThan(endpoint.delivered().size());
            List<String> events =
                    connector.values("events").stream()
                            .map(event -> event.path("id").asText())
                            .filter(id -> id.startsWith("evt_"))
                            .toList();
            assertThat(events).doesNotHaveDuplicates().containsAll(endpoint.delivered());
            new StripeAgreement(connector, stripe).of(platform);
        }
    }

    @Test
    void aRestrictedKeyReadsTheRestAndSaysWhatItMayNot() {
        stripe.world().play(PlayPlan.charges(20).over(Duration.ofDays(10)));
        stripe.world().catchUp();
        String key = stripe.keys().restricted(ObjectType.DISPUTE, ObjectType.CUSTOMER);
        try (StripeConnector connector =
                start(Delivery.AT_LEAST_ONCE, "stripe-restricted", key, Map.of())) {
            connector.awaitComplete(platform, stripe.world().now(), LIMIT);

            assertThat(connector.values("status"))
                    .filteredOn(status -> status.path("code").asText().equals("FORBIDDEN"))
                    .extracting(status -> status.path("subject").asText())
                    .contains(
                            "account " + platform + " disputes",
                            "account " + platform + " customers");
            assertThat(connector.last("transactions")).isNotEmpty();
        }
    }
}
