package dev.tributary.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads what is committed in a topic: from a position to its end, or until enough has come. */
public final class TopicReader {
    private static final Duration STEP = Duration.ofMillis(100);
    private static final Duration API_LIMIT = Duration.ofSeconds(20);

    private final String bootstrapServers;

    public TopicReader(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * A place in a topic to read on from; partitions that it does not know are read from their
     * start.
     */
    public record Position(Map<Integer, Long> offsets) {
        public static final Position START = new Position(Map.of());

        public Position {
            offsets = Map.copyOf(offsets);
        }
    }

    /** The place behind the last committed record; the start for a topic that does not exist. */
    public Position end(String topic) {
        try (Consumer<byte[], byte[]> consumer = consumer()) {
            Map<Integer, Long> offsets = new HashMap<>();
            consumer.endOffsets(partitions(consumer, topic), API_LIMIT)
                    .forEach((partition, offset) -> offsets.put(partition.partition(), offset));
            return new Position(offsets);
        }
    }

    /** The names of all topics, without those of Kafka's own, sorted. */
    public List<String> topics() {
        try (Consumer<byte[], byte[]> consumer = consumer()) {
            return consumer.listTopics(API_LIMIT).keySet().stream()
                    .filter(topic -> !topic.startsWith("__"))
                    .sorted()
                    .toList();
        }
    }

    /** Everything that is committed now; empty for a topic that does not exist. */
    public List<TopicRecord> all(String topic) {
        return allSince(topic, Position.START);
    }

    /** Everything that is committed now in any of these topics, of which some may not exist. */
    public List<TopicRecord> all(Collection<String> topics) {
        try (Consumer<byte[], byte[]> consumer = consumer()) {
            Set<TopicPartition> partitions = new HashSet<>();
            topics.forEach(topic -> partitions.addAll(partitions(consumer, topic)));
            return toTheEnd(consumer, partitions, Position.START);
        }
    }

    /** Everything after a position that is committed now. */
    public List<TopicRecord> allSince(String topic, Position position) {
        try (Consumer<byte[], byte[]> consumer = consumer()) {
            return toTheEnd(consumer, partitions(consumer, topic), position);
        }
    }

    /**
     * Hands over everything that is committed now, in the order of each partition, and keeps none
     * of it: for topics that are larger than memory.
     */
    public void forEach(String topic, java.util.function.Consumer<TopicRecord> reader) {
        try (Consumer<byte[], byte[]> consumer = consumer()) {
            toTheEnd(consumer, partitions(consumer, topic), Position.START, reader);
        }
    }

    private static List<TopicRecord> toTheEnd(
            Consumer<byte[], byte[]> consumer, Set<TopicPartition> partitions, Position position) {
        List<TopicRecord> records = new ArrayList<>();
        toTheEnd(consumer, partitions, position, records::add);
        return records;
    }

    private static void toTheEnd(
            Consumer<byte[], byte[]> consumer,
            Set<TopicPartition> partitions,
            Position position,
            java.util.function.Consumer<TopicRecord> reader) {
        assign(consumer, partitions, position);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, API_LIMIT);
        while (!reached(consumer, ends)) {
            consumer.poll(STEP).forEach(record -> reader.accept(TopicRecord.of(record)));
        }
    }

    /**
     * Reads until there are at least so many records, or until the time is over: what has come by
     * then is returned, for the caller to judge.
     */
    public List<TopicRecord> await(String topic, Position position, int atLeast, Duration limit) {
        return awaitUntil(topic, position, records -> records.size() >= atLeast, limit);
    }

    /** Reads until the records that have come are enough, or until the time is over. */
    public List<TopicRecord> awaitUntil(
            String topic, Position position, Predicate<List<TopicRecord>> enough, Duration limit) {
        Instant deadline = Instant.now().plus(limit);
        try (Consumer<byte[], byte[]> consumer = consumer()) {
            List<TopicRecord> records = new ArrayList<>();
            Set<TopicPartition> partitions = Set.of();
            while (!enough.test(records) && Instant.now().isBefore(deadline)) {
                if (partitions.isEmpty()) {
                    partitions = partitions(consumer, topic);
                    assign(consumer, partitions, position);
                }
                pollOrPause(consumer, partitions)
                        .forEach(record -> records.add(TopicRecord.of(record)));
            }
            return records;
        }
    }

    private static Iterable<ConsumerRecord<byte[], byte[]>> pollOrPause(
            Consumer<byte[], byte[]> consumer, Set<TopicPartition> partitions) {
        if (partitions.isEmpty()) {
            LockSupport.parkNanos(STEP.toNanos());
            return List.of();
        }
        return consumer.poll(STEP);
    }

    private static void assign(
            Consumer<byte[], byte[]> consumer, Set<TopicPartition> partitions, Position position) {
        consumer.assign(partitions);
        for (TopicPartition partition : partitions) {
            consumer.seek(partition, position.offsets().getOrDefault(partition.partition(), 0L));
        }
    }

    private static boolean reached(
            Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey(), API_LIMIT) >= end.getValue());
    }

    private static Set<TopicPartition> partitions(Consumer<byte[], byte[]> consumer, String topic) {
        List<PartitionInfo> partitions = consumer.listTopics(API_LIMIT).get(topic);
        return partitions == null
                ? Set.of()
                : partitions.stream()
                        .map(info -> new TopicPartition(info.topic(), info.partition()))
                        .collect(Collectors.toSet());
    }

    private Consumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", bootstrapServers,
                        "isolation.level", "read_committed",
                        "enable.auto.commit", "false",
                        "auto.offset.reset", "earliest",
                        "allow.auto.create.topics", "false"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }
}
