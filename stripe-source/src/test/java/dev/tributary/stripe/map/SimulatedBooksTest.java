package dev.tributary.stripe.map;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.simulators.stripe.SimulatorOptions;
import dev.tributary.simulators.stripe.StripeSimulator;
import dev.tributary.simulators.stripe.model.ObjectType;
import dev.tributary.simulators.stripe.world.Merchant;
import dev.tributary.simulators.stripe.world.PlayPlan;
import dev.tributary.simulators.stripe.world.StripeClock;
import dev.tributary.stripe.map.MappedObject.MappedRecord;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The books of a simulated merchant with failures of every kind, read in any order, are right. */
class SimulatedBooksTest {

    private static StripeSimulator stripe;
    private static String account;
    private static JsonNode balance;

    @BeforeAll
    static void trade() {
        stripe =
                StripeSimulator.start(
                        SimulatorOptions.defaults()
                                .withClock(
                                        StripeClock.fixed(Instant.parse("2026-09-01T00:00:00Z"))));
        account = stripe.world().platform();
        stripe.world().play(PlayPlan.charges(200).over(Duration.ofDays(20)));
        Merchant merchant = stripe.world().platformMerchant();
        String waiting = merchant.pendingCharge(5_000, "usd");
        merchant.pendingCharge(6_000, "usd");
        merchant.failedCharge(7_000, "usd");
        String returned = merchant.charge(90_000, "usd");
        merchant.failRefund(merchant.refund(returned, 1_000));
        stripe.world().advance(Duration.ofDays(8));
        merchant.settle(waiting);
        merchant.payoutInTransit().ifPresent(merchant::failPayout);
        stripe.world().advance(Duration.ofDays(1));
        balance = stripe.state().objects(account, ObjectType.BALANCE).get(0);
    }

    @AfterAll
    static void close() {
        stripe.close();
    }

    @Test
    void amountsLessFeesAddUpToTheBalanceWhateverTheOrder() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 5; round++) {
            List<StripeRead> reads = reads();
            for (JsonNode event : stripe.state().events(account)) {
                reads.add(read(event, Channel.FEED, Known.NONE));
            }
            Collections.shuffle(reads, random);
            Map<String, BigDecimal> nets = new HashMap<>();
            for (Struct value : compacted(reads).values()) {
                BigDecimal net =
                        value.get("net") == null
                                ? (BigDecimal) value.get("amount")
                                : (BigDecimal) value.get("net");
                nets.merge(value.getString("account_id"), net, BigDecimal::add);
            }

            Map<String, BigDecimal> held = held();
            assertThat(held).isNotEmpty();
            held.forEach(
                    (id, amount) ->
                            assertThat(nets.get(id))
                                    .as("seed %d, %s", seed, id)
                                    .isEqualByComparingTo(amount));
        }
    }

    @Test
    void theItemsOfAPayoutAddUpToIt() {
        Map<String, Struct> transactions = compacted(reads());
        int payouts = 0;
        for (JsonNode payout : stripe.state().objects(account, ObjectType.PAYOUT)) {
            String id = payout.get("id").textValue();
            BigDecimal items =
                    transactions.values().stream()
                            .filter(value -> id.equals(value.getString("group_ref")))
                            .map(value -> (BigDecimal) value.get("net"))
                            .reduce(BigDecimal.ZERO, BigDecimal::add);
            Struct own = transactions.get(payout.get("balance_transaction").textValue());

            assertThat(own.getString("group_ref")).isNull();
            assertThat(Reads.references(own)).contains("payout=" + id);
            assertThat(items.add((BigDecimal) own.get("amount"))).as(id).isEqualByComparingTo("0");
            payouts++;
        }
        assertThat(payouts).isPositive();
    }

    @Test
    void whatFailedOrWaitsStandsWithoutEffect() {
        Map<String, Struct> transactions = compacted(reads());
        for (ObjectType type : List.of(ObjectType.CHARGE, ObjectType.REFUND, ObjectType.PAYOUT)) {
            for (JsonNode object : stripe.state().objects(account, type)) {
                String status = object.path("status").asText();
                boolean moved = object.path("balance_transaction").isTextual();
                Struct own = transactions.get(object.get("id").textValue());
                if (status.equals("failed") || !moved) {
                    assertThat((BigDecimal) own.get("amount")).isEqualByComparingTo("0");
                    assertThat(own.getString("status"))
                            .isEqualTo(status.equals("failed") ? "failed" : "pending");
                } else {
                    assertThat(own).as(object.get("id").textValue()).isNull();
                }
            }
        }
    }

    @Test
    void nothingOfItIsFoundWrong() {
        assertThat(
                        reads().stream()
                                .flatMap(read -> Reads.map(read).stream())
                                .flatMap(record -> record.issues().stream()))
                .noneMatch(issue -> issue.isError());
    }

    /** Everything as a backfill would read it, with its events; payouts' items once more, last. */
    private static List<StripeRead> reads() {
        List<StripeRead> reads = new ArrayList<>();
        for (ObjectType type : ObjectType.values()) {
            if (type == ObjectType.EVENT || type == ObjectType.BALANCE_TRANSACTION) {
                continue;
            }
            for (JsonNode object : stripe.state().objects(account, type)) {
                reads.add(read(object, Channel.BACKFILL, Known.NONE));
            }
        }
        Map<String, String> payouts = new HashMap<>();
        for (JsonNode payout : stripe.state().objects(account, ObjectType.PAYOUT)) {
            String id = payout.get("id").textValue();
            stripe.state().partsOf(account, id).forEach(part -> payouts.put(part, id));
        }
        for (JsonNode one : stripe.state().objects(account, ObjectType.BALANCE_TRANSACTION)) {
            String payout = payouts.get(one.get("id").textValue());
            reads.add(
                    read(one, Channel.FETCH, payout == null ? Known.NONE : Known.ofPayout(payout)));
        }
        return reads;
    }

    private static StripeRead read(JsonNode json, Channel channel, Known known) {
        return new StripeRead(account, json, channel, stripe.world().now(), known);
    }

    /** What a compacted topic of transactions keeps. */
    private static Map<String, Struct> compacted(List<StripeRead> reads) {
        Map<String, Struct> last = new LinkedHashMap<>();
        for (StripeRead read : reads) {
            for (MappedRecord record : Reads.of("transactions", Reads.map(read))) {
                last.remove(record.key());
                if (record.value() != null) {
                    last.put(record.key(), record.value());
                }
            }
        }
        return last;
    }

    /** What the balance says, by the ids of accounts. */
    private static Map<String, BigDecimal> held() {
        Map<String, BigDecimal> held = new HashMap<>();
        StripeRead read = read(balance, Channel.FETCH, Known.ofAccount(ofPlatform()));
        for (MappedRecord record : Reads.of("accounts", Reads.map(read))) {
            held.put(record.key(), (BigDecimal) record.value().get("balance"));
        }
        return held;
    }

    private static ObjectNode ofPlatform() {
        return (ObjectNode) Reads.json("{'id': 'acct', 'object': 'account'}");
    }
}
