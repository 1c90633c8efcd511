package dev.tributary.stripe.map;

import static dev.tributary.stripe.map.Reads.balanceTransaction;
import static dev.tributary.stripe.map.Reads.charge;
import static dev.tributary.stripe.map.Reads.exactly;
import static dev.tributary.stripe.map.Reads.read;
import static dev.tributary.stripe.map.Reads.references;
import static dev.tributary.stripe.map.Reads.transaction;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.api.money.MoneyIssueCode;
import dev.tributary.api.money.MoneyOptions;
import dev.tributary.commons.issue.Issue;
import dev.tributary.stripe.map.MappedObject.MappedRecord;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BalanceTransactionsTest {

    @Test
    void aChargesMoneyIsWhatItGainsWhatStripeKeepsAndWhatIsLeft() {
        ObjectNode json = balanceTransaction("{}");
        json.set("source", charge("{}"));

        MappedRecord record = transaction(read(json, Channel.BACKFILL));

        Struct value = record.value();
        assertThat(record.key()).isEqualTo("txn_1");
        assertThat(record.timestamp()).isEqualTo(1764072000_000L);
        assertThat(record.issues()).isEmpty();
        assertThat(value.getString("source")).isEqualTo("stripe");
        assertThat(value.getString("account_id")).isEqualTo("acct_1:USD");
        assertThat(value.getString("type")).isEqualTo("charge");
        assertThat((BigDecimal) value.get("amount")).isEqualTo("100.0000");
        assertThat((BigDecimal) value.get("fee")).isEqualTo("3.2000");
        assertThat((BigDecimal) value.get("net")).isEqualTo("96.8000");
        assertThat(value.getString("currency")).isEqualTo("USD");
        assertThat(value.getString("amount_original")).isEqualTo("10000");
        assertThat(value.getString("sign_convention")).isEqualTo("negative_is_out");
        assertThat(value.getString("date")).isEqualTo("2025-11-25");
        assertThat(value.getString("authorized_date")).isEqualTo("2025-11-25");
        assertThat(value.getString("occurred_at")).isEqualTo("2025-11-25T12:00:00Z");
        assertThat(value.getString("available_on")).isEqualTo("2025-12-01");
        assertThat(value.getString("observed_at")).isEqualTo(Reads.NOW.toString());
        assertThat(value.getString("merchant")).isEqualTo("Jane Doe");
        assertThat(value.getString("merchant_source")).isEqualTo("$.source.billing_details.name");
        assertThat(value.getString("category")).isEqualTo("charge");
        assertThat(value.getString("category_source")).isEqualTo("$.reporting_category");
        assertThat(value.getString("status")).isEqualTo("posted");
        assertThat(value.getBoolean("pending")).isFalse();
        assertThat(value.getString("group_ref")).isNull();
        assertThat(value.getString("raw")).isEqualTo(balanceTransaction("{}").toString());
        assertThat(references(value))
                .containsExactlyInAnyOrder(
                        "balance_transaction=txn_1",
                        "charge=ch_1",
                        "customer=cus_1",
                        "payment_intent=pi_1");
        value.validate();
    }

    @ParameterizedTest
    @CsvSource({
        "-5000, 0, -5000, -50.0000, 0.0000, -50.0000",
        "-9680, 0, -9680, -96.8000, 0.0000, -96.8000",
        "-1500, 1500, -3000, -15.0000, 15.0000, -30.0000",
        "0, 25, -25, 0.0000, 0.2500, -0.2500",
        "-320, -320, 0, -3.2000, -3.2000, 0.0000"
    })
    void signsAreTheMerchants(
            long amount, long fee, long net, String gained, String kept, String left) {
        Struct value =
                transaction(
                                read(
                                        balanceTransaction(
                                                "{'amount': %d, 'fee': %d, 'net': %d}"
                                                        .formatted(amount, fee, net)),
                                        Channel.FEED))
                        .value();

        assertThat((BigDecimal) value.get("amount")).isEqualTo(gained);
        assertThat((BigDecimal) value.get("fee")).isEqualTo(kept);
        assertThat((BigDecimal) value.get("net")).isEqualTo(left);
    }

    @ParameterizedTest
    @CsvSource({
        "jpy, 500, 500.0000",
        "kwd, 5120, 5.1200",
        "isk, 500, 5.0000",
        "mga, 700, 700.0000",
        "huf, 1045, 10.4500",
        "twd, 10000, 100.0000",
        "usd, 1, 0.0100",
        "ugx, 500, 5.0000"
    })
    void unitsAreStripesOwn(String currency, long units, String amount) {
        assertThat((BigDecimal) inCurrency(currency, units).value().get("amount"))
                .isEqualTo(amount);
    }

    @Test
    void onUgandasShillingTheUserIsAskedUntilHeHasSaid() {
        MoneyOptions told =
                new MoneyOptions(
                        StripeCurrencies.MINOR_UNITS.overriddenBy(Map.of("UGX", 0)),
                        MoneyOptions.defaults(StripeCurrencies.MINOR_UNITS).tags(),
                        MoneyOptions.defaults(StripeCurrencies.MINOR_UNITS).filter(),
                        false);

        assertThat(inCurrency("ugx", 500).issues())
                .contains(Issue.of(MoneyIssueCode.CURRENCY_UNITS_DISPUTED, "$.currency"));
        MappedRecord record =
                Reads.of(
                                "transactions",
                                Reads.map(
                                        told,
                                        read(balanceTransaction(units("ugx", 500)), Channel.FEED)))
                        .get(0);
        assertThat((BigDecimal) record.value().get("amount")).isEqualTo("500.0000");
        assertThat(record.issues())
                .doesNotContain(Issue.of(MoneyIssueCode.CURRENCY_UNITS_DISPUTED, "$.currency"));
        assertThat(record.value().getString("raw")).isNull();
    }

    @Test
    void anyAmountComesBackFromItsRecordInEveryCurrency() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        String[] currencies = {"JPY", "KWD", "ISK", "MGA", "UGX", "HUF", "EUR", "USD"};
        for (int i = 0; i < 5_000; i++) {
            String currency = currencies[random.nextInt(currencies.length)];
            long units = random.nextLong() >> (20 + random.nextInt(40));
            BigDecimal amount = (BigDecimal) inCurrency(currency, units).value().get("amount");

            int digits = StripeCurrencies.MINOR_UNITS.of(currency).orElseThrow();
            assertThat(amount.movePointRight(digits).longValueExact())
                    .as("seed %d, %s", seed, currency)
                    .isEqualTo(units);
        }
    }

    @Test
    void pendingAndAvailableAreWordsForItsStatus() {
        Struct value =
                transaction(read(balanceTransaction("{'status': 'pending'}"), Channel.FEED))
                        .value();

        assertThat(value.getString("status")).isEqualTo("pending");
        assertThat(value.getBoolean("pending")).isTrue();
        assertThat((BigDecimal) value.get("amount")).isEqualTo("100.0000");
    }

    @ParameterizedTest
    @CsvSource({"1764547200, posted", "4102444800, pending"})
    void ofAnUnknownStatusTheDatesTell(long availableOn, String status) {
        MappedRecord record =
                transaction(
                        read(
                                balanceTransaction(
                                        "{'status': 'held', 'available_on': " + availableOn + "}"),
                                Channel.FEED));

        assertThat(record.value().getString("status")).isEqualTo(status);
        assertThat(record.issues()).contains(Issue.of(MoneyIssueCode.STATUS_UNKNOWN, "$.status"));
    }

    @Test
    void anItemOfAPayoutNamesItAndThePayoutItselfDoesNot() {
        Known payout = Known.ofPayout("po_1");
        Struct item = transaction(read(balanceTransaction("{}"), payout)).value();
        Struct own =
                transaction(
                                read(
                                        balanceTransaction(
                                                "{'type': 'payout', 'source': 'po_1',"
                                                        + " 'amount': -9680, 'fee': 0,"
                                                        + " 'net': -9680}"),
                                        payout))
                        .value();

        assertThat(item.getString("group_ref")).isEqualTo("po_1");
        assertThat(references(item)).doesNotContain("payout=po_1");
        assertThat(own.getString("group_ref")).isNull();
        assertThat(references(own)).contains("payout=po_1");
    }

    @Test
    void moneyOfAPayoutThatFailedComesBackAsATransactionOfItsOwnWithinALaterPayout() {
        Struct value =
                transaction(
                                read(
                                        balanceTransaction(
                                                "{'id': 'txn_2', 'type': 'payout_failure',"
                                                        + " 'source': 'po_1', 'amount': 9680,"
                                                        + " 'fee': 0, 'net': 9680}"),
                                        Known.ofPayout("po_2")))
                        .value();

        assertThat((BigDecimal) value.get("amount")).isEqualTo("96.8000");
        assertThat(value.getString("group_ref")).isEqualTo("po_2");
        assertThat(references(value)).contains("payout=po_1");
    }

    @Test
    void whatIsSaidAgainHasTheSameIdentityAndWhatIsNewAnother() {
        MappedRecord pending =
                transaction(read(balanceTransaction("{'status': 'pending'}"), Channel.FEED));
        MappedRecord again =
                transaction(read(balanceTransaction("{'status': 'pending'}"), Channel.RELIST));
        MappedRecord posted = transaction(read(balanceTransaction("{}"), Channel.FEED));
        MappedRecord paid = transaction(read(balanceTransaction("{}"), Known.ofPayout("po_1")));

        assertThat(again.identity()).isEqualTo(pending.identity());
        assertThat(posted.identity()).isNotEqualTo(pending.identity());
        assertThat(paid.identity()).isNotEqualTo(posted.identity());
    }

    @Test
    void anExchangeKeepsWhatItWasBefore() {
        ObjectNode json =
                balanceTransaction(
                        "{'amount': -1170, 'net': -1170, 'fee': 0, 'exchange_rate': 1.17}");
        json.set("source", charge("{'currency': 'eur', 'amount': 1000, 'amount_captured': 1000}"));

        Struct value = transaction(read(json, Channel.FEED)).value();

        assertThat(value.getString("original_currency")).isEqualTo("EUR");
        assertThat((BigDecimal) value.get("original_amount")).isEqualTo("-10.0000");
        assertThat((BigDecimal) value.get("exchange_rate")).isEqualTo("1.1700000000");
    }

    @ParameterizedTest
    @CsvSource({"0.67", "0.0067"})
    void aRateBetweenUnitsOfDifferentSizeIsToldByTheAmounts(String sent) {
        ObjectNode json =
                balanceTransaction(
                        "{'amount': 670, 'net': 670, 'fee': 0, 'exchange_rate': " + sent + "}");
        Known known =
                Known.NONE.withSource(
                        charge("{'currency': 'jpy', 'amount': 1000, 'amount_captured': 1000}"));

        Struct value = transaction(read(json, known)).value();

        assertThat((BigDecimal) value.get("original_amount")).isEqualTo("1000.0000");
        assertThat((BigDecimal) value.get("exchange_rate")).isEqualTo("0.0067000000");
    }

    @Test
    void anAmountBeyondAllNumbersIsNotComparedWithWhatItWasBefore() {
        JsonNode transaction =
                exactly(
                        balanceTransaction("{'currency': 'jpy', 'exchange_rate': 1.5}")
                                .set("source", charge("{}"))
                                .toString()
                                .replace(
                                        "\"amount\":10000,\"available_on",
                                        "\"amount\":1e999999999,\"available_on"));

        MappedRecord record = transaction(read(transaction, Channel.FEED));

        assertThat(record.value().get("amount")).isNull();
        assertThat((BigDecimal) record.value().get("exchange_rate")).isEqualTo("1.5000000000");
        assertThat(record.issues()).contains(Issue.of(MoneyIssueCode.AMOUNT_TOO_LARGE, "$.amount"));
    }

    @Test
    void anExchangeWithoutItsSourceIsSaid() {
        MappedRecord record =
                transaction(read(balanceTransaction("{'exchange_rate': 1.17}"), Channel.FEED));

        assertThat((BigDecimal) record.value().get("exchange_rate")).isEqualTo("1.1700000000");
        assertThat(record.value().get("original_amount")).isNull();
        assertThat(record.issues())
                .contains(Issue.of(MoneyIssueCode.ORIGINAL_AMOUNT_UNKNOWN, "$.source"));
    }

    @Test
    void whatIsMissingFallsBackAndSaysSo() {
        ObjectNode json = balanceTransaction("{}");
        json.remove("reporting_category");
        json.remove("created");

        MappedRecord record = transaction(read(json, Channel.FEED));

        assertThat(record.value().getString("category")).isEqualTo("charge");
        assertThat(record.value().getString("date")).isEqualTo("2025-12-01");
        assertThat(record.value().getString("merchant")).isEqualTo("An order");
        assertThat(record.issues())
                .containsExactlyInAnyOrder(
                        Issue.of(MoneyIssueCode.CATEGORY_FALLBACK, "$.type"),
                        Issue.of(MoneyIssueCode.DATE_FALLBACK, "$.available_on"),
                        Issue.of(MoneyIssueCode.MERCHANT_FALLBACK, "$.description"));
    }

    @Test
    void aFeeIsStripes() {
        assertThat(
                        transaction(
                                        read(
                                                balanceTransaction(
                                                        "{'type': 'stripe_fee', 'source': null}"),
                                                Channel.FEED))
                                .value()
                                .getString("merchant"))
                .isEqualTo("Stripe");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{'amount': null}; AMOUNT_MISSING; $.amount",
                "{'amount': 'x'}; AMOUNT_INVALID; $.amount",
                "{'amount': 1.5}; AMOUNT_INVALID; $.amount",
                "{'currency': null}; CURRENCY_MISSING; $.currency",
                "{'currency': 'u s'}; CURRENCY_INVALID; $.currency",
                "{'currency': 'usdc'}; AMOUNT_UNITS_UNKNOWN; $.amount",
                "{'net': 1}; NET_DIFFERS; $.net",
                "{'created': null, 'available_on': null}; DATE_MISSING; $.created",
            })
    void anErrorLeavesOutWhatIsWrongAndNothingElse(
            String changes, MoneyIssueCode code, String location) {
        MappedRecord record = transaction(read(balanceTransaction(changes), Channel.FEED));

        assertThat(record.issues()).contains(Issue.of(code, location));
        assertThat(record.key()).isEqualTo("txn_1");
        record.value().validate();
    }

    @Test
    void moneyWithoutAnIdIsRefused() {
        assertThat(Reads.refused(read(balanceTransaction("{'id': null}"), Channel.FEED)))
                .containsExactly(Issue.of(MoneyIssueCode.ID_MISSING, "$.id"));
    }

    private static MappedRecord inCurrency(String currency, long units) {
        return transaction(read(balanceTransaction(units(currency, units)), Channel.FEED));
    }

    private static String units(String currency, long units) {
        return "{'currency': '%s', 'amount': %d, 'fee': 0, 'net': %d}"
                .formatted(currency, units, units);
    }
}
