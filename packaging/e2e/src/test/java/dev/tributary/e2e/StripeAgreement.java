package dev.tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.tributary.simulators.stripe.StripeSimulator;
import dev.tributary.simulators.stripe.model.ApiVersion;
import dev.tributary.simulators.stripe.model.ObjectType;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Whether topics and the simulated Stripe agree, object by object and to the cent. */
final class StripeAgreement {
    private static final Set<String> WITHOUT_DECIMALS = Set.of("jpy");
    private static final Set<String> WITH_THREE = Set.of("kwd");

    private final StripeConnector connector;
    private final StripeSimulator stripe;
    private final Map<String, Map<String, JsonNode>> renderings = new HashMap<>();

    StripeAgreement(StripeConnector connector, StripeSimulator stripe) {
        this.connector = connector;
        this.stripe = stripe;
    }

    /**
     * All of an account.
     *
     * @return how many objects were compared
     */
    int of(String account) {
        addsUp(account);
        return lastWords(account);
    }

    private int lastWords(String account) {
        Map<String, StripeConnector.Word> words = connector.lastWords(account);
        int compared = 0;
        for (ObjectType type : ObjectType.stored()) {
            if (type == ObjectType.EVENT) {
                continue;
            }
            Map<String, String> expected = new TreeMap<>();
            Map<String, String> actual = new TreeMap<>();
            for (JsonNode object : stripe.state().objects(account, type)) {
                String id = object.path("id").asText();
                compared++;
                StripeConnector.Word word = words.get(id);
                JsonNode same = word == null ? object : rendered(account, type, id, word, object);
                // Numbers keep their digits in the text.
                if (word == null || !word.object().equals(String.valueOf(same))) {
                    JsonNode told =
                            word == null ? NullNode.instance : MessageRecords.parsed(word.object());
                    expected.put(id, differing(same, told));
                    actual.put(id, word == null ? "not told" : differing(told, same));
                }
            }
            renderings.clear();
            assertThat(actual).as(type.word()).isEqualTo(expected);
        }
        return compared;
    }

    /** The fields of one that another does not say. */
    private static String differing(JsonNode one, JsonNode other) {
        StringBuilder fields = new StringBuilder();
        if (one != null) {
            for (Map.Entry<String, JsonNode> field : one.properties()) {
                JsonNode same = other == null ? null : other.get(field.getKey());
                if (!field.getValue().toString().equals(String.valueOf(same))) {
                    fields.append(field).append(' ');
                }
            }
        }
        return fields.toString();
    }

    /** An object in the version of the last word about it. */
    private JsonNode rendered(
            String account,
            ObjectType type,
            String id,
            StripeConnector.Word word,
            JsonNode latest) {
        String version = word.version();
        if (version.isEmpty() || version.equals(ApiVersion.LATEST.text())) {
            return latest;
        }
        return renderings
                .computeIfAbsent(account + type + version, key -> all(account, type, version))
                .get(id);
    }

    private Map<String, JsonNode> all(String account, ObjectType type, String version) {
        Map<String, JsonNode> all = new HashMap<>();
        for (ApiVersion one : ApiVersion.values()) {
            if (one.text().equals(version)) {
                stripe.state()
                        .objects(account, type, one)
                        .forEach(object -> all.put(object.path("id").asText(), object));
            }
        }
        return all;
    }

    private void addsUp(String account) {
        Map<String, BigDecimal> sums = connector.nets(account);
        Map<String, BigDecimal> expected = new TreeMap<>();
        for (JsonNode transaction :
                stripe.state().objects(account, ObjectType.BALANCE_TRANSACTION)) {
            String currency = transaction.path("currency").asText();
            expected.merge(
                    currency.toUpperCase(Locale.ROOT),
                    BigDecimal.valueOf(transaction.path("net").asLong(), decimals(currency)),
                    BigDecimal::add);
        }
        assertThat(sums.keySet()).isEqualTo(expected.keySet());
        expected.forEach(
                (currency, sum) ->
                        assertThat(sums.get(currency)).as(currency).isEqualByComparingTo(sum));
    }

    private static int decimals(String currency) {
        return WITHOUT_DECIMALS.contains(currency) ? 0 : WITH_THREE.contains(currency) ? 3 : 2;
    }
}
