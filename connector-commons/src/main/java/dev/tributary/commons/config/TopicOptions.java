package dev.tributary.commons.config;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;

import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/**
 * Where a connector writes: every topic is the prefix, a dot and what the records are.
 *
 * @param prefix the value of {@code topic.prefix}
 */
public record TopicOptions(String prefix) {

    public static final String TOPIC_PREFIX = "topic.prefix";

    public static void define(ConfigDef def) {
        ConfigGroup.in(def, "Topics")
                .option(TOPIC_PREFIX)
                .required()
                .validator(Valid.topicPrefix())
                .importance(HIGH)
                .doc(
                        "How the names of all topics that this connector writes to begin; the kind"
                                + " of record follows after a dot, such as `.deadletters`.");
    }

    public static TopicOptions from(AbstractConfig config) {
        return new TopicOptions(config.getString(TOPIC_PREFIX));
    }

    /** The topic for records of that kind, as {@code messages}. */
    public String topic(String kind) {
        return prefix + "." + kind;
    }

    public String deadLetters() {
        return topic("deadletters");
    }

    public String audit() {
        return topic("audit");
    }

    public String status() {
        return topic("status");
    }
}
