package dev.tributary.commons.policy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.PatternSyntaxException;

/**
 * What Connect would set on the topics that it creates for a source: of the groups that a
 * configuration lists, the first whose patterns hold for a topic decides, else the default
 * (KIP-158).
 */
final class TopicCreation {

    private static final String PREFIX = "topic.creation.";
    private static final String DEFAULT = "default";
    private static final String CLEANUP = "cleanup.policy";
    private static final String COMPACT = "compact";

    private final Map<String, String> props;

    TopicCreation(Map<String, String> props) {
        this.props = props;
    }

    /** The key that says how a topic is cleaned up. */
    String cleanupKey(String topic) {
        return key(group(topic), CLEANUP);
    }

    /** Whether a topic would be compacted, as far as the connector says. */
    boolean compacts(String topic) {
        return words(cleanupKey(topic)).contains(COMPACT);
    }

    private String group(String topic) {
        return words(PREFIX + "groups").stream()
                .filter(group -> holds(key(group, "include"), topic))
                .filter(group -> !holds(key(group, "exclude"), topic))
                .findFirst()
                .orElse(DEFAULT);
    }

    private boolean holds(String patterns, String topic) {
        try {
            return words(patterns).stream().anyMatch(topic::matches);
        } catch (PatternSyntaxException reportedByConnect) {
            return false;
        }
    }

    private static String key(String group, String setting) {
        return PREFIX + group + "." + setting;
    }

    private List<String> words(String key) {
        String list = props.get(key);
        return Arrays.stream((list == null ? "" : list).split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
