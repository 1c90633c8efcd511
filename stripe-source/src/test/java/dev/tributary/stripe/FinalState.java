package dev.tributary.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tributary.simulators.stripe.StripeSimulator;
import dev.tributary.simulators.stripe.model.ApiVersion;
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
        Map<String, Word> told = told(running, account);
        for (ObjectType type : ObjectType.stored()) {
            if (type == ObjectType.EVENT) {
                continue;
            }
            Map<String, String> expected = new TreeMap<>();
            Map<String, String> actual = new TreeMap<>();
            for (ApiVersion version : ApiVersion.values()) {
                for (JsonNode object : stripe.state().objects(account, type, version)) {
                    String id = object.path("id").asText();
                    Word word = told.get(id);
                    if (word == null) {
                        expected.put(id, "told");
                        actual.put(id, "not told");
                    } else if (word.version().equals(version.text())
                            && !word.object().toString().equals(object.toString())) {
                        expected.put(id, differing(object, word.object()));
                        actual.put(id, differing(word.object(), object));
                    }
                }
            }
            assertThat(actual).as(type.word()).isEqualTo(expected);
            for (String gone : stripe.state().deleted(account, type)) {
                assertThat(running.last("transactions")).doesNotContainKey(gone);
            }
        }
    }

    /** The fields of one that another does not say. */
    private static String differing(JsonNode one, JsonNode other) {
        StringBuilder fields = new StringBuilder();
        if (one != null) {
            for (var field : one.properties()) {
                if (other == null || !field.getValue().equals(other.get(field.getKey()))) {
                    fields.append(field).append(' ');
                }
            }
        }
        return fields.toString();
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

    /** The last word about an object, in the version in which it was said. */
    private record Word(JsonNode object, String version) {}

    private static Map<String, Word> told(RunningTask running, String account) {
        Map<String, Word> told = new HashMap<>();
        for (Struct value : running.values("events")) {
            if (value.getString("account_id").equals(account)) {
                JsonNode raw = read(value.getString("raw"));
                boolean event = raw.path("object").asText().equals("event");
                JsonNode object = event ? raw.path("data").path("object") : raw;
                String version =
                        event ? raw.path("api_version").asText() : StripeOptions.PINNED_VERSION;
                told.put(object.path("id").asText(), new Word(object, version));
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
