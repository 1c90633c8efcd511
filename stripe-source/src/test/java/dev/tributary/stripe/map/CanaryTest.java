package dev.tributary.stripe.map;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.api.money.MoneyOptions;
import dev.tributary.commons.issue.Issue;
import dev.tributary.stripe.map.MappedObject.MappedRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever stands in the data, no finding and no text of ours about it repeats it. */
class CanaryTest {

    private static final String CANARY = "canary7f3a";

    @Test
    void noFindingRepeatsAValueOrANameOfTheData() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int findings = 0;
        for (int i = 0; i < 3_000; i++) {
            StripeRead read =
                    new StripeRead(
                            Reads.ACCOUNT,
                            spoiled(original(random), random),
                            random.nextBoolean() ? Channel.BACKFILL : Channel.FEED,
                            Reads.NOW,
                            Known.ofAccount(spoiled(account(), random)));
            MappedObject mapped =
                    new StripeMapper(MoneyOptions.defaults(StripeCurrencies.MINOR_UNITS)).map(read);

            for (Issue issue : issues(mapped)) {
                findings++;
                assertThat(issue.toStruct().toString() + issue)
                        .as("seed %d", seed)
                        .doesNotContain(CANARY);
            }
            assertThat(mapped + " " + read + " " + read.known())
                    .as("seed %d", seed)
                    .doesNotContain(CANARY);
        }
        assertThat(findings).as("seed %d", seed).isGreaterThan(1_000);
    }

    private static List<Issue> issues(MappedObject mapped) {
        if (mapped instanceof MappedObject.Refused refused) {
            return refused.issues();
        }
        List<Issue> issues = new ArrayList<>();
        for (MappedRecord record : ((MappedObject.Records) mapped).records()) {
            issues.addAll(record.issues());
        }
        return issues;
    }

    private static JsonNode original(Random random) {
        ObjectNode transaction = Reads.balanceTransaction("{'exchange_rate': 1.5}");
        transaction.set("source", Reads.charge("{}"));
        return switch (random.nextInt(4)) {
            case 0 -> transaction;
            case 1 -> Reads.charge("{'status': 'failed'}");
            case 2 -> Reads.event("charge.failed", Reads.charge("{'status': 'failed'}"));
            default ->
                    Reads.json(
                            "{'object': 'balance', 'available': [{'amount': 1, 'currency':"
                                    + " 'usd'}], 'pending': [{'amount': 2, 'currency': 'eur'}]}");
        };
    }

    private static JsonNode account() {
        return Reads.json(
                "{'id': 'acct_1', 'object': 'account', 'business_profile': {'name': 'n'},"
                        + " 'requirements': {'disabled_reason': 'r'}, 'charges_enabled': true}");
    }

    /** The same with values replaced by a canary in several shapes, and fields of that name. */
    private static JsonNode spoiled(JsonNode node, Random random) {
        if (node.isObject()) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            for (var field : node.properties()) {
                copy.set(field.getKey(), spoiled(field.getValue(), random));
            }
            copy.put(CANARY, CANARY);
            return copy;
        }
        if (node.isArray()) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            node.forEach(item -> copy.add(spoiled(item, random)));
            return copy;
        }
        return switch (random.nextInt(12)) {
            case 0 -> JsonNodeFactory.instance.textNode(CANARY);
            case 1 -> JsonNodeFactory.instance.objectNode().put(CANARY, CANARY);
            case 2 -> JsonNodeFactory.instance.arrayNode().add(CANARY);
            case 3 -> JsonNodeFactory.instance.textNode(CANARY + "\u0001");
            default -> node;
        };
    }
}
