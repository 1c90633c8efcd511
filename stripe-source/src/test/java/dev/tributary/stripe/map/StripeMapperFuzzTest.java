package dev.tributary.stripe.map;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tributary.api.http.ApiException;
import dev.tributary.api.http.ApiJson;
import dev.tributary.api.money.MoneyOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;

/**
 * Any JSON as an object or an event of Stripe's, in whatever version of its API: it becomes records
 * that every converter can write, or it is refused; and nothing that is said about it repeats it.
 */
class StripeMapperFuzzTest {

    private static final String PAYOUT = "po_known";

    private final StripeMapper mapper =
            new StripeMapper(MoneyOptions.defaults(StripeCurrencies.MINOR_UNITS));

    /**
     * An object is read by itself; a list holds an object, and what is known beside it: an account,
     * a balance, and the object that a balance transaction is from.
     */
    @FuzzTest(maxDuration = "60s")
    void readsOrRefusesAnyObject(byte[] text) {
        Optional<JsonNode> json = json(text);
        for (Channel channel : Channel.values()) {
            json.map(all -> read(all, channel))
                    .ifPresent(read -> Usable.check(read, mapper.map(read)));
        }
    }

    private static StripeRead read(JsonNode all, Channel channel) {
        if (!all.isArray()) {
            return new StripeRead(Reads.ACCOUNT, all, channel, Reads.NOW);
        }
        Known known =
                new Known(
                        channel == Channel.FETCH ? Optional.of(PAYOUT) : Optional.empty(),
                        object(all, 1),
                        object(all, 2),
                        object(all, 3));
        JsonNode first = all.isEmpty() ? JsonNodeFactory.instance.nullNode() : all.get(0);
        return new StripeRead(Reads.ACCOUNT, first, channel, Reads.NOW, known);
    }

    private static Optional<JsonNode> object(JsonNode all, int index) {
        return Optional.ofNullable(all.get(index)).filter(JsonNode::isObject);
    }

    /** Empty for what the calls themselves would refuse. */
    private static Optional<JsonNode> json(byte[] text) {
        try {
            return Optional.of(ApiJson.read(new ByteArrayInputStream(text), "fuzz"));
        } catch (ApiException | IOException noJson) {
            return Optional.empty();
        }
    }
}
