package dev.tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tributary.cluster.TopicRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What a changes topic has been told, as a reader takes it who heeds what is promised: a repetition
 * has the number of what it repeats, and what is told of one key is told in its order.
 */
final class ReconcileChanges {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<TopicRecord> records;
    private final Map<String, List<TopicRecord>> byKey = new LinkedHashMap<>();

    private ReconcileChanges(List<TopicRecord> records) {
        this.records = List.copyOf(records);
        Map<String, Long> told = new HashMap<>();
        for (TopicRecord record : records) {
            if (number(record) > told.getOrDefault(record.key(), 0L)) {
                told.put(record.key(), number(record));
                byKey.computeIfAbsent(record.key(), key -> new ArrayList<>()).add(record);
            }
        }
    }

    /** What is in the topic once nothing waits to be told any more. */
    static ReconcileChanges awaitAll(
            TestCluster cluster,
            String topic,
            ReconcileDatabase database,
            ReconcileConnector sink,
            Duration limit) {
        await().atMost(limit)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> database.count(sink.url(), "outbox") == 0);
        return new ReconcileChanges(cluster.reader().all(topic));
    }

    /** All records, with repetitions. */
    List<TopicRecord> records() {
        return records;
    }

    /** What was told of this type, each once, in the order of its key. */
    List<TopicRecord> ofType(String... types) {
        return byKey.values().stream()
                .flatMap(List::stream)
                .filter(record -> List.of(types).contains(type(record)))
                .toList();
    }

    /** The last that was told of each key, where it is of one of these types. */
    List<JsonNode> last(String... types) {
        return lastRecords(record -> List.of(types).contains(type(record)))
                .map(ReconcileChanges::json)
                .toList();
    }

    /** The last statement of each account, by account; as a compacted topic keeps them. */
    Map<String, JsonNode> statements() {
        Map<String, JsonNode> statements = new LinkedHashMap<>();
        records.stream()
                .filter(record -> type(record).equals("statement"))
                .forEach(record -> statements.put(record.key(), json(record)));
        return statements;
    }

    /** Also who takes the last record of a key for the truth, as compaction does, gets it right. */
    void assertTheLastOfEachKeyIsTheNewest() {
        Map<String, TopicRecord> last = new HashMap<>();
        records.forEach(record -> last.put(record.key(), record));
        Map<String, Long> newest = new HashMap<>();
        records.forEach(record -> newest.merge(record.key(), number(record), Math::max));
        assertThat(last.values())
                .allSatisfy(
                        record ->
                                assertThat(number(record))
                                        .as(record.toString())
                                        .isEqualTo(newest.get(record.key())));
    }

    private Stream<TopicRecord> lastRecords(Predicate<TopicRecord> wanted) {
        return byKey.values().stream().map(ofKey -> ofKey.get(ofKey.size() - 1)).filter(wanted);
    }

    static JsonNode json(TopicRecord record) {
        return json(record.value());
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String type(TopicRecord record) {
        return record.header("tributary.change_type").orElseThrow();
    }

    private static long number(TopicRecord record) {
        return Long.parseLong(record.header("tributary.change").orElseThrow());
    }
}
