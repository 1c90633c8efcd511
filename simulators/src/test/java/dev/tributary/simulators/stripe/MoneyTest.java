package dev.tributary.simulators.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.simulators.stripe.model.ObjectType;
import dev.tributary.simulators.stripe.world.ChargeOrder;
import dev.tributary.simulators.stripe.world.Merchant;
import dev.tributary.simulators.stripe.world.PlayPlan;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MoneyTest {

    private final StripeSimulator stripe = Simulated.stripe();
    private final Merchant shop = stripe.world().platformMerchant();
    private final Http http = new Http(stripe);

    @AfterEach
    void stop() {
        stripe.close();
    }

    @Test
    void ofASaleIsPendingForTwoDaysAndThenPaidOut() {
        String charge = shop.charge(10_000, "usd");
        JsonNode money = onlyOf(charge);
        assertThat(money.path("fee").asLong()).isEqualTo(320);
        assertThat(money.path("net").asLong()).isEqualTo(9_680);
        assertThat(money.path("status").asText()).isEqualTo("pending");

        stripe.world().advance(Duration.ofDays(2));

        assertThat(onlyOf(charge).path("status").asText()).isEqualTo("available");
        JsonNode payout = http.get("/v1/payouts").path("data").path(0);
        assertThat(payout.path("amount").asLong()).isEqualTo(9_680);
        assertThat(payout.path("status").asText()).isEqualTo("in_transit");
        assertThat(types("/v1/balance_transactions?payout=" + payout.path("id").asText()))
                .containsExactly("payout", "charge");
        stripe.world().advance(Duration.ofDays(2));
        assertThat(http.get("/v1/payouts").path("data").path(0).path("status").asText())
                .isEqualTo("paid");
    }

    @Test
    void ofEveryAutomaticPayoutIsTheSumOfItsParts() {
        stripe.world().play(PlayPlan.charges(300));

        int payouts = 0;
        for (JsonNode payout : of(ObjectType.PAYOUT)) {
            String id = payout.path("id").asText();
            long sum =
                    of(ObjectType.BALANCE_TRANSACTION).stream()
                            .filter(one -> partsOf(id).contains(one.path("id").asText()))
                            .filter(
                                    one ->
                                            !one.path("source").asText().equals(id)
                                                    || !one.path("type").asText().equals("payout"))
                            .mapToLong(one -> one.path("net").asLong())
                            .sum();
            assertThat(sum).isEqualTo(payout.path("amount").asLong());
            payouts++;
        }
        assertThat(payouts).isGreaterThan(10);
    }

    @Test
    void ofAFailedPayoutReturnsAndIsPaidOutAgain() {
        shop.charge(5_000, "usd");
        stripe.world().advance(Duration.ofDays(2));
        String failed = shop.payoutInTransit().orElseThrow();

        shop.failPayout(failed);
        stripe.world().advance(Duration.ofDays(1));

        JsonNode payout = http.get("/v1/payouts/" + failed);
        assertThat(payout.path("status").asText()).isEqualTo("failed");
        JsonNode returned =
                http.get(
                        "/v1/balance_transactions/"
                                + payout.path("failure_balance_transaction").asText());
        assertThat(returned.path("amount")).isEqualTo(payout.path("amount"));
        JsonNode second = http.get("/v1/payouts").path("data").path(0);
        assertThat(second.path("id").asText()).isNotEqualTo(failed);
        assertThat(second.path("amount")).isEqualTo(payout.path("amount"));
    }

    @Test
    void ofAManualPayoutHasNoList() {
        shop.automaticPayouts(false);
        shop.charge(5_000, "usd");
        stripe.world().advance(Duration.ofDays(3));
        String id = shop.payoutNow(1_000, "usd");

        assertThat(http.call("/v1/balance_transactions?payout=" + id).statusCode()).isEqualTo(400);
        JsonNode payout = http.get("/v1/payouts/" + id);
        assertThat(payout.path("automatic").asBoolean()).isFalse();
        assertThat(payout.path("reconciliation_status").asText()).isEqualTo("not_applicable");
    }

    @Test
    void ofAnotherCurrencyIsConverted() {
        String yen = shop.charge(10_000, "jpy");
        String dinars = shop.charge(10_000, "kwd");
        String euros = shop.charge(10_000, "eur");

        assertThat(onlyOf(yen).path("amount").asLong()).isEqualTo(6_714);
        assertThat(onlyOf(yen).path("exchange_rate").decimalValue()).isEqualByComparingTo("0.6714");
        assertThat(onlyOf(dinars).path("amount").asLong()).isEqualTo(3_252);
        assertThat(onlyOf(dinars).path("currency").asText()).isEqualTo("usd");
        assertThat(onlyOf(euros).path("currency").asText()).isEqualTo("eur");
        assertThat(onlyOf(euros).path("exchange_rate").isNull()).isTrue();
    }

    @Test
    void ofARefundThatFailsComesBack() {
        String charge = shop.charge(4_000, "usd");
        String refund = shop.refund(charge, 1_500);
        assertThat(http.get("/v1/charges/" + charge).path("amount_refunded").asLong())
                .isEqualTo(1_500);

        shop.failRefund(refund);

        assertThat(http.get("/v1/charges/" + charge).path("amount_refunded").asLong()).isZero();
        JsonNode failed = http.get("/v1/refunds/" + refund);
        assertThat(failed.path("status").asText()).isEqualTo("failed");
        assertThat(types("/v1/balance_transactions?source=" + refund))
                .containsExactly("refund_failure", "refund");
    }

    @Test
    void ofADisputeGoesAndComesBackWhenItIsWon() {
        String dispute = shop.dispute(shop.charge(4_000, "usd"));
        shop.closeDispute(dispute, true);

        JsonNode read = http.get("/v1/disputes/" + dispute);
        assertThat(read.path("status").asText()).isEqualTo("won");
        assertThat(read.path("balance_transactions")).hasSize(2);
        assertThat(read.path("balance_transactions").path(0).path("net").asLong())
                .isEqualTo(-5_500);
        assertThat(read.path("balance_transactions").path(1).path("net").asLong()).isEqualTo(4_000);
    }

    @Test
    void ofAConnectedSaleIsSharedWithThePlatform() {
        Merchant connected = stripe.world().connect("US", "usd");
        String charge = connected.charge(ChargeOrder.of(10_000, "usd").withApplicationFee(500));

        JsonNode read =
                http.get(
                        "/v1/balance_transactions?source=" + charge,
                        "Stripe-Account",
                        connected.account());
        assertThat(read.path("data").path(0).path("fee").asLong()).isEqualTo(820);
        JsonNode fee = http.get("/v1/application_fees").path("data").path(0);
        assertThat(fee.path("charge").asText()).isEqualTo(charge);
        assertThat(fee.path("amount").asLong()).isEqualTo(500);
    }

    @Test
    void ofAReversedTransferComesBack() {
        Merchant connected = stripe.world().connect("US", "usd");
        String transfer = stripe.world().transfer(connected.account(), 2_000, "usd");

        stripe.world().reverseTransfer(transfer, 500);

        JsonNode read = http.get("/v1/transfers/" + transfer);
        assertThat(read.path("amount_reversed").asLong()).isEqualTo(500);
        assertThat(read.path("reversals").path("data")).hasSize(1);
        assertThat(types("/v1/balance_transactions"))
                .containsExactly("transfer_refund", "transfer");
        JsonNode there =
                http.get("/v1/balance_transactions", "Stripe-Account", connected.account());
        assertThat(there.path("data").path(0).path("net").asLong()).isEqualTo(-500);
        assertThat(there.path("data").path(1).path("net").asLong()).isEqualTo(2_000);
    }

    @Test
    void ofARefundedFeeGoesBackToTheAccount() {
        Merchant connected = stripe.world().connect("JP", "jpy");
        connected.charge(ChargeOrder.of(10_000, "jpy").withApplicationFee(500));
        String fee = Http.ids(http.get("/v1/application_fees")).get(0);

        stripe.world().refundFee(fee, 200);

        JsonNode read = http.get("/v1/application_fees/" + fee);
        assertThat(read.path("amount_refunded").asLong()).isEqualTo(200);
        JsonNode here = http.get("/v1/balance_transactions").path("data").path(0);
        assertThat(here.path("amount").asLong()).isEqualTo(-134);
        JsonNode there =
                http.get("/v1/balance_transactions", "Stripe-Account", connected.account());
        assertThat(there.path("data").path(0).path("amount").asLong()).isEqualTo(200);
    }

    @Test
    void isMadeInTheTimeThatIsGiven() {
        stripe.world().connect("US", "usd");

        stripe.world().playObjects(800, Duration.ofDays(10));

        assertThat(stripe.state().objectCount()).isBetween(800L, 1_200L);
        assertThat(stripe.world().now()).isEqualTo(Simulated.START.plus(Duration.ofDays(10)));
    }

    @Test
    void isTheSameForTheSameSeed() {
        stripe.world().play(PlayPlan.charges(60));
        try (StripeSimulator twin = Simulated.stripe()) {
            twin.world().play(PlayPlan.charges(60));

            assertThat(twin.state().objects(twin.world().platform(), ObjectType.CHARGE))
                    .isEqualTo(of(ObjectType.CHARGE));
            assertThat(twin.state().events(twin.world().platform()))
                    .isEqualTo(stripe.state().events(stripe.world().platform()));
        }
    }

    private List<JsonNode> of(ObjectType type) {
        return stripe.state().objects(stripe.world().platform(), type);
    }

    private java.util.Set<String> partsOf(String payout) {
        return stripe.state().partsOf(stripe.world().platform(), payout);
    }

    private JsonNode onlyOf(String source) {
        JsonNode data = http.get("/v1/balance_transactions?source=" + source).path("data");
        assertThat(data).hasSize(1);
        return data.path(0);
    }

    private List<String> types(String path) {
        return java.util.stream.StreamSupport.stream(
                        http.get(path).path("data").spliterator(), false)
                .map(one -> one.path("type").asText())
                .toList();
    }
}
