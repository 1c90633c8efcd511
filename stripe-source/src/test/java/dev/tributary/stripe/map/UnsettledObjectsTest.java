package dev.tributary.stripe.map;

import static dev.tributary.stripe.map.Reads.charge;
import static dev.tributary.stripe.map.Reads.event;
import static dev.tributary.stripe.map.Reads.json;
import static dev.tributary.stripe.map.Reads.read;
import static dev.tributary.stripe.map.Reads.references;
import static dev.tributary.stripe.map.Reads.transaction;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.stripe.map.MappedObject.MappedRecord;
import java.math.BigDecimal;
import java.util.List;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class UnsettledObjectsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "'object': 'charge', 'id': 'ch_1', 'status': 'failed'; failed; 100",
                "'object': 'charge', 'id': 'py_1', 'status': 'pending'; pending; 100",
                "'object': 'charge', 'id': 'ch_1', 'status': 'succeeded', 'captured': false;"
                        + " pending; 100",
                "'object': 'charge', 'id': 'ch_1', 'status': 'succeeded', 'captured': false,"
                        + " 'refunded': true; voided; 100",
                "'object': 'charge', 'id': 'ch_1', 'status': 'succeeded', 'captured': true;"
                        + " pending; 100",
                "'object': 'refund', 'id': 're_1', 'status': 'pending'; pending; -100",
                "'object': 'refund', 'id': 're_1', 'status': 'failed',"
                        + " 'balance_transaction': 'txn_1',"
                        + " 'failure_balance_transaction': 'txn_2'; failed; -100",
                "'object': 'refund', 'id': 're_1', 'status': 'canceled'; voided; -100",
                "'object': 'payout', 'id': 'po_1', 'status': 'failed',"
                        + " 'balance_transaction': 'txn_1',"
                        + " 'failure_balance_transaction': 'txn_2'; failed; -100",
                "'object': 'payout', 'id': 'po_1', 'status': 'canceled',"
                        + " 'balance_transaction': 'txn_1'; voided; -100",
                "'object': 'payout', 'id': 'po_1', 'status': 'pending'; pending; -100",
                "'object': 'topup', 'id': 'tu_1', 'status': 'failed'; failed; 100",
            })
    void whatHasNotMovedMoneyOrGaveItBackHasARecordWithoutEffect(
            String fields, String status, String about) {
        MappedRecord record = transaction(read(object(fields), Channel.BACKFILL));

        Struct value = record.value();
        assertThat(record.key()).isEqualTo(value.getString("id"));
        assertThat(value.getString("status")).isEqualTo(status);
        assertThat(value.getBoolean("pending")).isEqualTo(status.equals("pending"));
        assertThat((BigDecimal) value.get("amount")).isEqualTo("0.0000");
        assertThat((BigDecimal) value.get("original_amount")).isEqualByComparingTo(about);
        assertThat(value.getString("original_currency")).isEqualTo("EUR");
        assertThat(value.getString("amount_original")).isEqualTo("10000");
        assertThat(value.getString("sign_convention")).isEqualTo("unsigned");
        assertThat(value.getString("date")).isEqualTo("2025-11-25");
        assertThat(record.issues()).isEmpty();
        value.validate();
    }

    @Test
    void aFailedPayoutNamesBothOfItsMovements() {
        Struct value =
                transaction(
                                read(
                                        object(
                                                "'object': 'payout', 'id': 'po_1', 'status': 'failed',"
                                                        + " 'balance_transaction': 'txn_1',"
                                                        + " 'failure_balance_transaction': 'txn_2',"
                                                        + " 'trace_id': {'status': 'supported', 'value':"
                                                        + " '0711'}"),
                                        Channel.FEED))
                        .value();

        assertThat(references(value))
                .containsExactlyInAnyOrder(
                        "payout=po_1",
                        "balance_transaction=txn_1",
                        "balance_transaction=txn_2",
                        "trace_number=0711");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "'object': 'charge', 'id': 'ch_1', 'status': 'succeeded'",
                "'object': 'refund', 'id': 're_1', 'status': 'succeeded'",
                "'object': 'refund', 'id': 're_1', 'status': null",
                "'object': 'payout', 'id': 'po_1', 'status': 'in_transit'",
                "'object': 'payout', 'id': 'po_1', 'status': 'something new'",
            })
    void whatHasMovedMoneyHasNoRecordOfItsOwn(String fields) {
        JsonNode json = object(fields + ", 'balance_transaction': 'txn_1'");

        assertThat(Reads.of("transactions", Reads.map(read(json, Channel.BACKFILL)))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"FETCH", "RELIST", "FEED", "WEBHOOK"})
    void itsRecordGoesWhenTheObjectIsReadAgainWithItsMovement(Channel channel) {
        assertThat(transactions(read(charge("{}"), channel))).containsExactly("ch_1 gone");
    }

    @Test
    void anEventTakesTheRecordAwayOnlyWhereOneMayStand() {
        assertThat(transactions(feed("charge.succeeded", charge("{}")))).isEmpty();
        assertThat(
                        transactions(
                                feed(
                                        "charge.succeeded",
                                        charge(
                                                "{'payment_method_details': {'type':"
                                                        + " 'us_bank_account'}}"))))
                .containsExactly("ch_1 gone");
        assertThat(transactions(feed("charge.captured", charge("{}"))))
                .containsExactly("ch_1 gone");
        assertThat(transactions(feed("charge.refunded", charge("{}")))).isEmpty();
        ObjectNode updated = event("charge.updated", charge("{}"));
        ((ObjectNode) updated.get("data"))
                .set("previous_attributes", json("{'balance_transaction': null}"));
        assertThat(transactions(read(updated, Channel.FEED))).containsExactly("ch_1 gone");
    }

    @Test
    void readInAnyOrderTheSameMoneyCountsOnce() {
        List<StripeRead> reads =
                List.of(
                        feed(
                                "charge.pending",
                                charge("{'status': 'pending', 'balance_transaction': null}")),
                        feed("charge.succeeded", charge("{}")),
                        read(Reads.balanceTransaction("{}"), Channel.FEED),
                        read(charge("{}"), Channel.FETCH));
        for (int first = 0; first < reads.size(); first++) {
            BigDecimal sum = BigDecimal.ZERO;
            for (int i = 0; i < reads.size(); i++) {
                StripeRead read = reads.get((first + i) % reads.size());
                for (MappedRecord record : Reads.of("transactions", Reads.map(read))) {
                    if (record.value() != null) {
                        sum = sum.add((BigDecimal) record.value().get("amount"));
                    }
                }
            }
            assertThat(sum).isEqualByComparingTo("100");
        }
    }

    private static StripeRead feed(String type, JsonNode object) {
        return read(event(type, object), Channel.FEED);
    }

    private static List<String> transactions(StripeRead read) {
        return Reads.of("transactions", Reads.map(read)).stream()
                .map(record -> record.key() + (record.value() == null ? " gone" : " stands"))
                .toList();
    }

    private static JsonNode object(String fields) {
        return json("{'amount': 10000, 'created': 1764071990, 'currency': 'eur', " + fields + "}");
    }
}
