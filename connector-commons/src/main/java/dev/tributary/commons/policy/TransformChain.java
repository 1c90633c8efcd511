package dev.tributary.commons.policy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The transforms of a connector, in the order in which Connect runs them, as far as its
 * configuration tells.
 *
 * @param transforms in order
 */
record TransformChain(List<Use> transforms) {

    static final String TOPIC_NAME_MATCHES =
            "org.apache.kafka.connect.transforms.predicates.TopicNameMatches";

    /**
     * One transform.
     *
     * @param alias the name that the configuration gives it
     * @param type its class
     * @param settings all of its own, without their prefix
     * @param predicate the records that it is run for; empty for all
     */
    record Use(String alias, String type, Map<String, String> settings, Optional<When> predicate) {

        String key(String setting) {
            return "transforms." + alias + "." + setting;
        }

        /** Without its settings, which may hold a key. */
        @Override
        public String toString() {
            return "Use[" + alias + ", " + type + "]";
        }
    }

    /**
     * When a transform is run.
     *
     * @param alias the name that the configuration gives the predicate
     * @param type class of the predicate, empty where it is not declared
     * @param pattern of a predicate on the topic's name, else empty
     * @param negate whether it is run where the predicate is false
     */
    record When(String alias, String type, String pattern, boolean negate) {

        /** Whether it surely depends on nothing but the topic's name. */
        boolean isOnTopic() {
            return type.equals(TOPIC_NAME_MATCHES);
        }

        /**
         * Whether the transform is run for records of that topic.
         *
         * @throws java.util.regex.PatternSyntaxException when the pattern is none
         */
        boolean holdsFor(String topic) {
            return topic.matches(pattern) != negate;
        }
    }

    static TransformChain of(Map<String, String> props) {
        return new TransformChain(
                words(props.get("transforms")).stream().map(alias -> use(alias, props)).toList());
    }

    private static Use use(String alias, Map<String, String> props) {
        String prefix = "transforms." + alias + ".";
        Map<String, String> settings = below(prefix, props);
        boolean negate = Boolean.parseBoolean(settings.getOrDefault("negate", "false").trim());
        Optional<When> when =
                Optional.ofNullable(settings.get("predicate"))
                        .map(String::trim)
                        .filter(name -> !name.isEmpty())
                        .map(name -> when(name, negate, props));
        return new Use(alias, settings.getOrDefault("type", "").trim(), settings, when);
    }

    private static When when(String name, boolean negate, Map<String, String> props) {
        Map<String, String> settings = below("predicates." + name + ".", props);
        return new When(
                name,
                settings.getOrDefault("type", "").trim(),
                settings.getOrDefault("pattern", ""),
                negate);
    }

    private static Map<String, String> below(String prefix, Map<String, String> props) {
        Map<String, String> settings = new TreeMap<>();
        props.forEach(
                (key, value) -> {
                    if (key.startsWith(prefix) && value != null) {
                        settings.put(key.substring(prefix.length()), value);
                    }
                });
        return settings;
    }

    private static List<String> words(String list) {
        return list == null
                ? List.of()
                : Arrays.stream(list.split(","))
                        .map(String::trim)
                        .filter(word -> !word.isEmpty())
                        .toList();
    }
}
