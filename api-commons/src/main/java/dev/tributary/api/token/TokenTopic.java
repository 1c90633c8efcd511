package dev.tributary.api.token;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The topic of the tokens: one partition, so that all its records have one order; compacted. */
final class TokenTopic implements AutoCloseable {

    private static final Map<String, String> SETTINGS =
            Map.of(
                    TopicConfig.CLEANUP_POLICY_CONFIG,
                    TopicConfig.CLEANUP_POLICY_COMPACT,
                    // So that tokens that were replaced do not lie about for long.
                    TopicConfig.SEGMENT_MS_CONFIG,
                    Long.toString(Duration.ofDays(1).toMillis()),
                    TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG,
                    "0.1");

    private final Admin admin;
    private final TopicPartition partition;
    private final Duration limit;

    TokenTopic(Map<String, Object> client, String name, Duration limit) {
        this.admin = Admin.create(client);
        this.partition = new TopicPartition(name, 0);
        this.limit = limit;
    }

    TopicPartition partition() {
        return partition;
    }

    /** Creates it if need be; refuses one in which tokens would get lost. */
    void ensure() {
        Optional<TopicDescription> there = describe();
        if (there.isEmpty()) {
            create();
            return;
        }
        if (there.get().partitions().size() != 1) {
            throw unsuitable("has more than one partition");
        }
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, partition.topic());
        String policy =
                get(admin.describeConfigs(List.of(resource)).all())
                        .get(resource)
                        .get(TopicConfig.CLEANUP_POLICY_CONFIG)
                        .value();
        Set<String> policies = new HashSet<>(List.of(policy.split("\\s*,\\s*")));
        if (!policies.equals(Set.of(TopicConfig.CLEANUP_POLICY_COMPACT))) {
            throw unsuitable("is not compacted only");
        }
    }

    /**
     * Behind the last record, those of open transactions included: what is committed there must be
     * waited for, since a reader of committed records does not see past an open transaction.
     */
    long end() {
        return get(admin.listOffsets(
                                Map.of(partition, OffsetSpec.latest()),
                                new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED))
                        .all())
                .get(partition)
                .offset();
    }

    private Optional<TopicDescription> describe() {
        KafkaFuture<TopicDescription> topic =
                admin.describeTopics(List.of(partition.topic()))
                        .topicNameValues()
                        .get(partition.topic());
        try {
            return Optional.of(get(topic));
        } catch (UnknownTopicOrPartitionException none) {
            return Optional.empty();
        }
    }

    private void create() {
        NewTopic topic =
                new NewTopic(partition.topic(), Optional.of(1), Optional.empty()).configs(SETTINGS);
        try {
            get(admin.createTopics(List.of(topic)).all());
        } catch (TopicExistsException anotherWasFaster) {
            ensure();
        }
    }

    private TokenStoreException unsuitable(String why) {
        return new TokenStoreException(
                "topic "
                        + partition.topic()
                        + " "
                        + why
                        + ", so tokens in it would get lost: create it with one partition and"
                        + " cleanup.policy=compact, or let the connector create it",
                false);
    }

    private <T> T get(KafkaFuture<T> future) {
        try {
            return future.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("Kafka's client failed", failed.getCause());
        } catch (TimeoutException slow) {
            throw new org.apache.kafka.common.errors.TimeoutException(
                    "no answer within " + limit.toMillis() + " ms");
        } catch (InterruptedException ending) {
            throw new org.apache.kafka.common.errors.InterruptException(ending);
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(5));
    }
}
