package dev.tributary.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tributary.simulators.stripe.StripeSimulator;
import dev.tributary.simulators.stripe.model.ObjectType;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.connect.data.Struct;

/** Compares what was written with what the simulated Stripe holds, object by object. */
final class FinalState {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    private FinalState() {}

    /** The last word about each object of an account is what Stripe says of it now. */
    static void isTold(RunningTask running, StripeSimulator stripe, String account) {
        Map<String, JsonNode> told = told(running, account);
        for (ObjectType type : ObjectType.stored()) {
            if (type == ObjectType.EVENT) {
                continue;
            }
            Map<String, String> expected = new TreeMap<>();
            Map<String, String> actual = new TreeMap<>();
            for (JsonNode object : stripe.state().objects(account, type)) {
                String id = object.path("id").asText();
                expected.put(id, object.toString());
                actual.put(id, String.valueOf(told.get(id)));
            }
            assertThat(actual).as(type.word()).isEqualTo(expected);
            for (String gone : stripe.state().deleted(account, type)) {
                assertThat(running.last("transactions")).doesNotContainKey(gone);
            }
        }
    }

    /** The amounts of an account's transactions less their fees are what its balance says. */
    static void addsUp(RunningTask running, StripeSimulator stripe, String account) {
        Map<String, BigDecimal> sums = new HashMap<>();
        for (Struct value : running.last("transactions").values()) {
            if (value.getString("account_id").startsWith(account)) {
                BigDecimal net = (BigDecimal) value.get("net");
                sums.merge(
                        value.getString("currency"),
                        net == null ? BigDecimal.ZERO : net,
                        BigDecimal::add);
            }
        }
        Map<String, BigDecimal> expected = new HashMap<>();
        for (JsonNode transaction :
                stripe.state().objects(account, ObjectType.BALANCE_TRANSACTION)) {
            String currency = transaction.path("currency").asText();
            expected.merge(
                    currency.toUpperCase(java.util.Locale.ROOT),
                    new BigDecimal(transaction.path("net").asLong())
                            .movePointLeft(
                                    dev.tributary.stripe.map.StripeCurrencies.MINOR_UNITS
                                            .of(currency)
                                            .orElse(2)),
                    BigDecimal::add);
        }
        expected.forEach(
                (currency, sum) ->
                        assertThat(sums.get(currency)).as(currency).isEqualByComparingTo(sum));
    }

    private static Map<String, JsonNode> told(RunningTask running, String account) {
        Map<String, JsonNode> told = new HashMap<>();
        for (Struct value : running.values("events")) {
            if (value.getString("account_id").equals(account)) {
                JsonNode raw = read(value.getString("raw"));
                boolean event = raw.path("object").asText().equals("event");
                JsonNode object = event ? raw.path("data").path("object") : raw;
                told.put(object.path("id").asText(), object);
            }
        }
        return told;
    }

    private static JsonNode read(String raw) {
        try {
            return JSON.readTree(raw);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
