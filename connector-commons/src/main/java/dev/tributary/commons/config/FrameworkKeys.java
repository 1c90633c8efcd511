package dev.tributary.commons.config;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;

/**
 * The keys that Kafka Connect itself reads from a connector's configuration, 3.9 to 4.3, read from
 * its {@code SourceConnectorConfig}, {@code SinkConnectorConfig} and {@code TopicCreationConfig}.
 */
final class FrameworkKeys {

    static final FrameworkKeys SOURCE =
            new FrameworkKeys(
                    true,
                    List.of(
                            "exactly.once.support",
                            "offsets.storage.topic",
                            "topic.creation.groups",
                            "transaction.boundary",
                            "transaction.boundary.interval.ms"));

    static final FrameworkKeys SINK =
            new FrameworkKeys(
                    false,
                    List.of(
                            "errors.deadletterqueue.context.headers.enable",
                            "errors.deadletterqueue.topic.name",
                            "errors.deadletterqueue.topic.replication.factor",
                            "topics",
                            "topics.regex"));

    private static final List<String> COMMON =
            List.of(
                    "name",
                    "connector.class",
                    "connector.plugin.version",
                    "tasks.max",
                    "tasks.max.enforce",
                    "key.converter",
                    "key.converter.plugin.version",
                    "value.converter",
                    "value.converter.plugin.version",
                    "header.converter",
                    "header.converter.plugin.version",
                    "transforms",
                    "predicates",
                    "config.action.reload",
                    "errors.log.enable",
                    "errors.log.include.messages",
                    "errors.retry.delay.max.ms",
                    "errors.retry.timeout",
                    "errors.tolerance");

    private static final List<String> CONVERTERS =
            List.of("key.converter", "value.converter", "header.converter");

    private static final Map<String, Supplier<Set<String>>> CLIENTS =
            Map.of(
                    "producer.override.", ProducerConfig::configNames,
                    "consumer.override.", ConsumerConfig::configNames,
                    "admin.override.", AdminClientConfig::configNames);

    private static final String TOPIC_CREATION = "topic.creation.";

    private final boolean createsTopics;
    private final List<String> own;

    private FrameworkKeys(boolean createsTopics, List<String> own) {
        this.createsTopics = createsTopics;
        this.own = own;
    }

    /** The keys that have one fixed name. */
    Set<String> names() {
        Set<String> names = new LinkedHashSet<>(COMMON);
        names.addAll(own);
        return names;
    }

    /**
     * What is wrong with a key under one of the framework's prefixes: empty when it is one that the
     * framework may read, or when it stands under none of the prefixes.
     */
    Optional<String> complaint(String key, Map<String, String> props) {
        for (String converter : CONVERTERS) {
            if (key.startsWith(converter + ".") && !props.containsKey(converter)) {
                return Optional.of(
                        "'%s' is not read unless '%s' is set here too".formatted(key, converter));
            }
        }
        if (key.startsWith("transforms.")) {
            return undeclared(key, "transforms", props);
        }
        if (key.startsWith("predicates.")) {
            return undeclared(key, "predicates", props);
        }
        for (Map.Entry<String, Supplier<Set<String>>> client : CLIENTS.entrySet()) {
            if (key.startsWith(client.getKey())) {
                return misspelt(key, client.getKey(), client.getValue().get());
            }
        }
        if (createsTopics && key.startsWith(TOPIC_CREATION)) {
            return topicCreation(key, props);
        }
        return Optional.empty();
    }

    /** Whether the key stands under a prefix whose keys {@link #complaint} judges. */
    boolean covers(String key) {
        return CONVERTERS.stream().anyMatch(converter -> key.startsWith(converter + "."))
                || key.startsWith("transforms.")
                || key.startsWith("predicates.")
                || CLIENTS.keySet().stream().anyMatch(key::startsWith)
                || (createsTopics && key.startsWith(TOPIC_CREATION));
    }

    private static Optional<String> undeclared(String key, String list, Map<String, String> props) {
        List<String> aliases = items(props.get(list));
        if (aliases.stream().anyMatch(alias -> key.startsWith(list + "." + alias + "."))) {
            return Optional.empty();
        }
        String alias = alias(key, list.length() + 1);
        return Optional.of(
                "'%s' is not read: '%s' is not in the list '%s'%s"
                        .formatted(key, alias, list, NearestName.hint(alias, aliases)));
    }

    private static Optional<String> topicCreation(String key, Map<String, String> props) {
        Set<String> groups = new LinkedHashSet<>(items(props.get("topic.creation.groups")));
        groups.add("default");
        for (String group : groups) {
            String prefix = TOPIC_CREATION + group + ".";
            if (key.startsWith(prefix)) {
                return misspelt(key, prefix, topicSettings());
            }
        }
        String group = alias(key, TOPIC_CREATION.length());
        return Optional.of(
                "'%s' is not read: '%s' is not in the list 'topic.creation.groups'%s"
                        .formatted(key, group, NearestName.hint(group, groups)));
    }

    /**
     * Brokers, interceptors and login modules may read names that we do not know; so only what
     * resembles a known name is taken as a mistake.
     */
    private static Optional<String> misspelt(String key, String prefix, Set<String> known) {
        String name = key.substring(prefix.length());
        if (known.contains(name)) {
            return Optional.empty();
        }
        return NearestName.find(name, known)
                .map(
                        nearest ->
                                "unknown key '%s'; did you mean '%s'?"
                                        .formatted(key, prefix + nearest));
    }

    private static Set<String> topicSettings() {
        Set<String> settings =
                new TreeSet<>(Set.of("include", "exclude", "partitions", "replication.factor"));
        for (Field field : TopicConfig.class.getFields()) {
            if (Modifier.isStatic(field.getModifiers()) && field.getName().endsWith("_CONFIG")) {
                try {
                    settings.add((String) field.get(null));
                } catch (IllegalAccessException impossible) {
                    throw new AssertionError("a public constant", impossible);
                }
            }
        }
        return settings;
    }

    private static String alias(String key, int from) {
        int dot = key.indexOf('.', from);
        return dot < 0 ? key.substring(from) : key.substring(from, dot);
    }

    private static List<String> items(String list) {
        return list == null
                ? List.of()
                : Arrays.stream(list.split(","))
                        .map(String::trim)
                        .filter(s -> !s.isEmpty())
                        .toList();
    }
}
