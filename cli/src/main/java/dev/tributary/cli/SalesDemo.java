package dev.tributary.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.cluster.TopicReader;
import dev.tributary.cluster.TopicReader.Position;
import dev.tributary.cluster.TopicRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Shows what the shop sold, what the fees were, and what was paid out, as transactions. */
final class SalesDemo {
    private static final Duration ARRIVAL_LIMIT = Duration.ofSeconds(60);

    private final Shop shop;
    private final TopicReader reader;
    private final Story story;

    SalesDemo(Shop shop, TopicReader reader, Story story) {
        this.shop = shop;
        this.reader = reader;
        this.story = story;
    }

    /** Returns what should have happened and did not; empty if all went well. */
    List<String> play() {
        String topic = shop.topicPrefix() + ".transactions";
        List<Shop.Payout> payouts = shop.payouts();
        List<TopicRecord> records =
                reader.awaitUntil(
                        topic,
                        Position.START,
                        all -> missing(payouts, latest(all)).isEmpty(),
                        ARRIVAL_LIMIT);
        Map<String, JsonNode> transactions = latest(records);
        story.show("in topic", topic + ", keys txn_...");
        story.show(
                "",
                "%-11s %-8s %10s %8s %10s  %s"
                        .formatted("date", "type", "amount", "fee", "net", "paid out with"));
        transactions.values().stream()
                .sorted(Comparator.comparing(json -> json.path("occurred_at").asText()))
                .forEach(json -> story.show("", line(json)));
        return missing(payouts, transactions);
    }

    /** The last record of each key counts, of this run's account. */
    private Map<String, JsonNode> latest(List<TopicRecord> records) {
        Map<String, JsonNode> latest = new LinkedHashMap<>();
        for (TopicRecord record : records) {
            if (record.value() == null) {
                latest.remove(record.key());
                continue;
            }
            JsonNode json = RecordText.parse(record.value());
            if (json.path("account_id").asText().startsWith(shop.account())) {
                latest.put(record.key(), json);
            }
        }
        return latest;
    }

    private static List<String> missing(
            List<Shop.Payout> payouts, Map<String, JsonNode> transactions) {
        List<String> missing = new ArrayList<>();
        for (Shop.Payout payout : payouts) {
            boolean paid =
                    transactions.values().stream()
                            .anyMatch(
                                    json ->
                                            json.path("type").asText().equals("payout")
                                                    && names(json, payout));
            boolean explained =
                    transactions.values().stream()
                            .anyMatch(json -> json.path("group_ref").asText().equals(payout.id()));
            if (!paid || !explained) {
                missing.add("a payout of Stripe, or what it consists of, is not in its topic");
            }
        }
        if (payouts.size() < 2) {
            missing.add("two payouts at the simulated Stripe");
        }
        return missing;
    }

    private static boolean names(JsonNode json, Shop.Payout payout) {
        for (JsonNode reference : json.path("references")) {
            if (reference.path("value").asText().equals(payout.id())) {
                return true;
            }
        }
        return false;
    }

    private static String line(JsonNode json) {
        return "%-11s %-8s %10.2f %8.2f %10.2f  %s"
                .formatted(
                        json.path("date").asText(),
                        json.path("type").asText(),
                        json.path("amount").asDouble(),
                        json.path("fee").asDouble(),
                        json.path("net").asDouble(),
                        json.path("group_ref").asText(""));
    }
}
