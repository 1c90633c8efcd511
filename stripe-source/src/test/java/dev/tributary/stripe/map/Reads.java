package dev.tributary.stripe.map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.api.http.ApiException;
import dev.tributary.api.http.ApiJson;
import dev.tributary.api.money.MoneyOptions;
import dev.tributary.commons.issue.Issue;
import dev.tributary.stripe.map.MappedObject.MappedRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.connect.data.Struct;

/** Reads of a test, and what they become. */
final class Reads {

    static final String ACCOUNT = "acct_1";
    static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    private Reads() {}

    /** JSON as the connector reads it; apostrophes stand for quotation marks. */
    static JsonNode json(String text) {
        return exactly(text.replace('\'', '"'));
    }

    /** JSON as the connector reads it. */
    static JsonNode exactly(String text) {
        try {
            return ApiJson.read(
                    new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "test");
        } catch (ApiException | IOException e) {
            throw new IllegalArgumentException("no JSON", e);
        }
    }

    /** A balance transaction with some of its fields changed. */
    static ObjectNode balanceTransaction(String changes) {
        ObjectNode object =
                (ObjectNode)
                        json(
                                """
                                {'id': 'txn_1', 'object': 'balance_transaction', 'amount': 10000,
                                 'available_on': 1764547200, 'created': 1764072000,
                                 'currency': 'usd', 'description': 'An order',
                                 'exchange_rate': null, 'fee': 320, 'fee_details': [],
                                 'net': 9680, 'reporting_category': 'charge', 'source': 'ch_1',
                                 'status': 'available', 'type': 'charge'}
                                """);
        object.setAll((ObjectNode) json(changes));
        return object;
    }

    /** A charge that succeeded and has moved money, with some of its fields changed. */
    static ObjectNode charge(String changes) {
        ObjectNode object =
                (ObjectNode)
                        json(
                                """
                                {'id': 'ch_1', 'object': 'charge', 'amount': 10000,
                                 'amount_captured': 10000, 'balance_transaction': 'txn_1',
                                 'billing_details': {'name': 'Jane Doe'}, 'captured': true,
                                 'created': 1764071990, 'currency': 'usd', 'customer': 'cus_1',
                                 'description': 'An order', 'payment_intent': 'pi_1',
                                 'payment_method_details': {'type': 'card'},
                                 'refunded': false, 'status': 'succeeded'}
                                """);
        object.setAll((ObjectNode) json(changes));
        return object;
    }

    /** An event about an object. */
    static ObjectNode event(String type, JsonNode object) {
        ObjectNode event =
                (ObjectNode)
                        json(
                                """
                                {'id': 'evt_1', 'object': 'event', 'api_version': '2020-08-27',
                                 'created': 1764072001, 'livemode': false}
                                """);
        event.put("type", type);
        event.putObject("data").set("object", object);
        return event;
    }

    static StripeRead read(JsonNode json, Channel channel) {
        return new StripeRead(ACCOUNT, json, channel, NOW);
    }

    static StripeRead read(JsonNode json, Known known) {
        return new StripeRead(ACCOUNT, json, Channel.FETCH, NOW, known);
    }

    static List<MappedRecord> map(StripeRead read) {
        return map(MoneyOptions.defaults(StripeCurrencies.MINOR_UNITS), read);
    }

    static List<MappedRecord> map(MoneyOptions options, StripeRead read) {
        MappedObject mapped = new StripeMapper(options).map(read);
        if (mapped instanceof MappedObject.Records records) {
            return records.records();
        }
        throw new AssertionError("refused: " + mapped);
    }

    static List<Issue> refused(StripeRead read) {
        MappedObject mapped =
                new StripeMapper(MoneyOptions.defaults(StripeCurrencies.MINOR_UNITS)).map(read);
        if (mapped instanceof MappedObject.Refused refused) {
            return refused.issues();
        }
        throw new AssertionError("not refused");
    }

    /** The records that go to a topic. */
    static List<MappedRecord> of(String topic, List<MappedRecord> records) {
        return records.stream().filter(record -> record.topic().equals(topic)).toList();
    }

    /** The one transaction of a read. */
    static MappedRecord transaction(StripeRead read) {
        List<MappedRecord> found = of(StripeMapper.TRANSACTIONS, map(read));
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " transactions");
        }
        return found.get(0);
    }

    /** The references of a transaction, as {@code kind=value}. */
    static List<String> references(Struct transaction) {
        return transaction.<Struct>getArray("references").stream()
                .map(it -> it.getString("kind") + "=" + it.getString("value"))
                .toList();
    }
}
