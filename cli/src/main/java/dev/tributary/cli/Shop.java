package dev.tributary.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.cluster.ConnectRest;
import dev.tributary.simulators.stripe.SimulatorOptions;
import dev.tributary.simulators.stripe.StripeSimulator;
import dev.tributary.simulators.stripe.model.ObjectType;
import dev.tributary.simulators.stripe.world.Merchant;
import dev.tributary.simulators.stripe.world.StripeClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A shop that takes cards through a simulated Stripe on this machine, and the connector that reads
 * it: its configuration is the example's, with the simulator's address and key.
 */
final class Shop implements Stand, AutoCloseable {
    private static final String EXAMPLE = "stripe-source.json";
    private static final int DAYS_BACK = 12;
    private static final String CURRENCY = "usd";

    private final ConnectorConfig example;
    private final Map<String, String> digestKey;
    private final SecretFile key;
    private StripeSimulator stripe;

    private Shop(ConnectorConfig example, Map<String, String> digestKey, SecretFile key) {
        this.example = example;
        this.digestKey = digestKey;
        this.key = key;
    }

    /**
     * A payout, as the shop's bank sees it.
     *
     * @param id Stripe's
     * @param amount what the bank should get
     * @param arrival when
     */
    record Payout(String id, BigDecimal amount, LocalDate arrival) {}

    static Shop in(Home home, Map<String, String> digestKey) {
        return new Shop(
                ConnectorConfig.read(home.examples().resolve(EXAMPLE)),
                digestKey,
                new SecretFile(home.quickstart().resolve("stripe.properties"), "api.key"));
    }

    @Override
    public String name() {
        return example.name();
    }

    String topicPrefix() {
        return example.require("topic.prefix");
    }

    /** The shop's account at Stripe; another one in each run. */
    String account() {
        return stripe.world().platform();
    }

    /** Opens the shop: two days of sales, and the payouts of both have arrived at the bank. */
    void open() {
        Instant begin =
                Instant.now().minus(DAYS_BACK, ChronoUnit.DAYS).truncatedTo(ChronoUnit.DAYS);
        stripe =
                StripeSimulator.start(
                        SimulatorOptions.defaults()
                                .withSeed(Instant.now().toEpochMilli())
                                .withClock(StripeClock.fixed(begin.plus(9, ChronoUnit.HOURS))));
        key.write(stripe.keys().full());
        Merchant merchant = stripe.world().platformMerchant();
        String first = merchant.charge(12_000, CURRENCY);
        stripe.world().advance(Duration.ofHours(2));
        merchant.charge(8_000, CURRENCY);
        stripe.world().advance(Duration.ofHours(2));
        merchant.refund(first, 2_000);
        stripe.world().advance(Duration.ofDays(1));
        merchant.charge(15_000, CURRENCY);
        stripe.world().advance(Duration.ofDays(DAYS_BACK - 3));
    }

    /** What Stripe has paid out, the oldest first. */
    List<Payout> payouts() {
        List<Payout> payouts = new ArrayList<>();
        for (JsonNode payout : stripe.state().objects(account(), ObjectType.PAYOUT)) {
            payouts.add(
                    new Payout(
                            payout.path("id").asText(),
                            BigDecimal.valueOf(payout.path("amount").asLong(), 2),
                            Instant.ofEpochSecond(payout.path("arrival_date").asLong())
                                    .atZone(ZoneOffset.UTC)
                                    .toLocalDate()));
        }
        payouts.sort(Comparator.comparing(Payout::arrival));
        return payouts;
    }

    @Override
    public void start(ConnectRest rest) {
        Map<String, String> changes = new HashMap<>(digestKey);
        changes.put("api.base", stripe.apiBase().toString());
        changes.put("api.key", key.reference());
        // The simulator shows everything at once: nothing to hold back for.
        changes.put("feed.interval.ms", "1000");
        changes.put("feed.holdback.ms", "1000");
        rest.delete(name());
        rest.put(name(), example.with(changes).entries());
    }

    @Override
    public void tell(Story story) {
        story.show("connector", name() + ", from the built ZIP");
        story.show("Stripe", stripe.apiBase() + " (simulated, in this process)");
        story.show("records out", "topics " + topicPrefix() + ".*");
    }

    @Override
    public void close() {
        if (stripe != null) {
            stripe.close();
        }
    }
}
