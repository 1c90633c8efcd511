package dev.tributary.stripe.map;

import static dev.tributary.stripe.map.Reads.event;
import static dev.tributary.stripe.map.Reads.exactly;
import static dev.tributary.stripe.map.Reads.json;
import static dev.tributary.stripe.map.Reads.map;
import static dev.tributary.stripe.map.Reads.read;
import static dev.tributary.stripe.map.Reads.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.api.money.MoneyFilter;
import dev.tributary.api.money.MoneyIssueCode;
import dev.tributary.api.money.MoneyOptions;
import dev.tributary.commons.issue.Issue;
import dev.tributary.commons.issue.rules.TagRules;
import dev.tributary.stripe.map.MappedObject.MappedRecord;
import java.util.List;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventsTest {

    private static final JsonNode PRODUCT =
            json("{'id': 'prod_1', 'object': 'product', 'name': 'Book', 'livemode': true}");

    @Test
    void anEventKeepsItsIdTypeVersionAndTime() {
        MappedRecord record = map(read(event("product.updated", PRODUCT), Channel.FEED)).get(0);

        Struct value = record.value();
        assertThat(record.topic()).isEqualTo("events");
        assertThat(record.key()).isEqualTo("prod_1");
        assertThat(record.timestamp()).isEqualTo(1764072001_000L);
        assertThat(value.getString("id")).isEqualTo("evt_1");
        assertThat(value.getString("account_id")).isEqualTo("acct_1");
        assertThat(value.getString("type")).isEqualTo("product.updated");
        assertThat(value.getString("object_type")).isEqualTo("product");
        assertThat(value.getString("object_id")).isEqualTo("prod_1");
        assertThat(value.getString("operation")).isEqualTo("updated");
        assertThat(value.getString("channel")).isEqualTo("feed");
        assertThat(value.getString("api_version")).isEqualTo("2020-08-27");
        assertThat(value.getBoolean("livemode")).isFalse();
        assertThat(value.getString("occurred_at")).isEqualTo("2025-11-25T12:00:01Z");
        assertThat(value.getString("observed_at")).isEqualTo(Reads.NOW.toString());
        value.validate();
    }

    @ParameterizedTest
    @CsvSource({
        "product.created, created",
        "product.updated, updated",
        "product.deleted, deleted",
        "customer.subscription.deleted, deleted",
        "something.nobody.knows, updated"
    })
    void theEndOfItsTypeIsWhatHappened(String type, String operation) {
        assertThat(
                        map(read(event(type, PRODUCT), Channel.FEED))
                                .get(0)
                                .value()
                                .getString("operation"))
                .isEqualTo(operation);
    }

    @Test
    void anObjectThatWasReadIsASnapshot() {
        Struct value = map(read(PRODUCT, Channel.RELIST)).get(0).value();

        assertThat(value.getString("id")).isEqualTo("product/prod_1/2026-11-26T12:00:00Z");
        assertThat(value.getString("type")).isNull();
        assertThat(value.getString("operation")).isEqualTo("snapshot");
        assertThat(value.getString("channel")).isEqualTo("relist");
        assertThat(value.getBoolean("livemode")).isTrue();
    }

    @Test
    void anObjectThatIsGoneIsDeleted() {
        assertThat(
                        map(read(
                                        json(
                                                "{'id': 'cus_1', 'object': 'customer',"
                                                        + " 'deleted': true}"),
                                        Channel.FETCH))
                                .get(0)
                                .value()
                                .getString("operation"))
                .isEqualTo("deleted");
    }

    @Test
    void anEventOfAConnectedAccountBelongsToThatAccount() {
        ObjectNode event = event("charge.failed", Reads.charge("{'status': 'failed'}"));
        event.put("account", "acct_2");

        List<MappedRecord> records = map(read(event, Channel.WEBHOOK));

        assertThat(records.get(0).value().getString("account_id")).isEqualTo("acct_2");
        assertThat(records.get(1).value().getString("account_id")).isEqualTo("acct_2:USD");
    }

    @Test
    void anAccountThatCannotBeAKeyIsTheOneThatWasAsked() {
        for (String account : new String[] {"acct\n2", "x".repeat(300), "acct_\ud83d"}) {
            ObjectNode event = event("charge.failed", Reads.charge("{'status': 'failed'}"));
            event.put("account", account);

            assertThat(map(read(event, Channel.WEBHOOK)).get(1).value().getString("account_id"))
                    .isEqualTo("acct_1:USD");
        }
    }

    @Test
    void halfACharacterStaysInRawAsItCame() {
        String sent = "{\"id\":\"cus_1\",\"object\":\"customer\",\"name\":\"Ada \\ud83d\"}";

        assertThat(map(read(Reads.exactly(sent), Channel.FETCH)).get(0).value().getString("raw"))
                .isEqualTo(sent);
    }

    @Test
    void anObjectWithoutAnIdIsTheOnlyOneOfItsAccount() {
        assertThat(map(read(json("{'object': 'balance', 'available': []}"), Channel.FETCH)))
                .extracting(MappedRecord::key)
                .containsExactly("acct_1");
    }

    @Test
    void anEventThatOnlyNamesItsObjectIsOneToo() {
        Struct value =
                map(read(
                                json(
                                        """
                                                {'id': 'evt_2', 'object': 'v2.core.event',
                                                 'type': 'v1.billing.meter.error_report_triggered',
                                                 'created': '2026-11-26T11:00:00.000Z',
                                                 'livemode': true,
                                                 'related_object': {'id': 'mtr_1',
                                                   'type': 'billing.meter', 'url': '/v1/x'}}
                                                """),
                                Channel.WEBHOOK))
                        .get(0)
                        .value();

        assertThat(value.getString("object_id")).isEqualTo("mtr_1");
        assertThat(value.getString("object_type")).isEqualTo("billing.meter");
        assertThat(value.getString("occurred_at")).isEqualTo("2026-11-26T11:00:00Z");
    }

    @Test
    void unknownFieldsKindsAndNumbersAreKeptAsTheyCame() {
        String text =
                "{\"id\":\"x_1\",\"object\":\"quantum.leap\",\"amount\":1.10,\"rate\":0.0000394,"
                        + "\"big\":12345678901234567890123,\"new\":{\"deep\":[1,null,\"ä\"]}}";

        assertThat(map(read(exactly(text), Channel.FEED)).get(0).value().getString("raw"))
                .isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "7", "{}", "{'object': 7}", "{'id': 'a'}", "'text'"})
    void whatIsNoObjectOfStripesIsRefused(String json) {
        assertThat(refused(read(json(json), Channel.FEED)))
                .containsExactly(Issue.of(MoneyIssueCode.OBJECT_UNREADABLE, "$.object"));
    }

    @Test
    void anEventWithoutAnIdIsRefused() {
        ObjectNode event = event("product.updated", PRODUCT);
        event.remove("id");

        assertThat(refused(read(event, Channel.FEED)))
                .containsExactly(Issue.of(MoneyIssueCode.ID_MISSING, "$.id"));
    }

    @Test
    void findingsNamePlacesWithinTheEvent() {
        assertThat(
                        map(read(
                                        event(
                                                "charge.failed",
                                                Reads.charge(
                                                        "{'status': 'failed', 'amount':"
                                                                + " 'x'}")),
                                        Channel.FEED))
                                .get(1)
                                .issues())
                .containsExactly(Issue.of(MoneyIssueCode.AMOUNT_INVALID, "$.data.object.amount"));
    }

    @Test
    void filtersHoldBackMoneyAndNotItsEvents() {
        StripeRead read = read(Reads.balanceTransaction("{}"), Channel.FEED);

        assertThat(Reads.map(filtered(List.of("depository"), List.of()), read))
                .extracting(MappedRecord::topic)
                .containsExactly("events");
        assertThat(Reads.map(filtered(List.of(), List.of("char*")), read))
                .extracting(MappedRecord::topic)
                .containsExactly("events");
        assertThat(Reads.map(filtered(List.of("processor"), List.of("payout")), read))
                .extracting(MappedRecord::topic)
                .containsExactly("events", "transactions");
    }

    private static MoneyOptions filtered(List<String> types, List<String> categoriesOut) {
        return new MoneyOptions(
                StripeCurrencies.MINOR_UNITS,
                TagRules.NONE,
                new MoneyFilter(types, List.of(), List.of(), categoriesOut),
                true);
    }
}
