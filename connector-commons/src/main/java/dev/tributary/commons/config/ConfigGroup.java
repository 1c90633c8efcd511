package dev.tributary.commons.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Recommender;
import org.apache.kafka.common.config.ConfigDef.Validator;
import org.apache.kafka.common.config.ConfigDef.Width;

/**
 * A named group of options on a {@link ConfigDef}, written as a list in the order that a newcomer
 * reads; each option ends, and is defined, with its {@link Option#doc documentation}.
 *
 * <pre>{@code
 * ConfigGroup.in(def, "Listener")
 *         .option("listeners").type(LIST).required().importance(HIGH).doc("Where to listen.")
 *         .option("listener.backlog").type(INT).defaultsTo(128).doc("Connections that may wait.");
 * }</pre>
 */
public final class ConfigGroup {

    private final ConfigDef def;
    private final String name;

    private ConfigGroup(ConfigDef def, String name) {
        this.def = def;
        this.name = name;
    }

    /** The group of that name; a second call goes on where the first one ended. */
    public static ConfigGroup in(ConfigDef def, String name) {
        return new ConfigGroup(def, name);
    }

    /** Begins an option: text, not required, without a default, of medium importance. */
    public Option option(String key) {
        return new Option(key);
    }

    private int nextOrder() {
        return (int)
                        def.configKeys().values().stream()
                                .filter(key -> name.equals(key.group))
                                .count()
                + 1;
    }

    /** An option on its way into the group; nothing is defined before {@link #doc}. */
    public final class Option {

        private final String key;
        private final List<String> parents = new ArrayList<>();
        private ConfigDef.Type type = ConfigDef.Type.STRING;
        private Object defaultValue;
        private Validator validator;
        private Importance importance = Importance.MEDIUM;
        private Width width = Width.MEDIUM;
        private String displayName;
        private Recommender recommender;

        private Option(String key) {
            this.key = key;
            this.displayName = readable(key);
        }

        public Option type(ConfigDef.Type type) {
            this.type = type;
            return this;
        }

        /** The user must set it. */
        public Option required() {
            this.defaultValue = ConfigDef.NO_DEFAULT_VALUE;
            return this;
        }

        /** What holds when the user leaves it out; a constant of an enum is written as its word. */
        public Option defaultsTo(Object value) {
            this.defaultValue = value instanceof Enum<?> constant ? OneOf.word(constant) : value;
            return this;
        }

        public Option validator(Validator validator) {
            this.validator = validator;
            return this;
        }

        /** One of the words of an enum: sets type, validator and the values that a form offers. */
        public <E extends Enum<E>> Option oneOf(Class<E> words) {
            OneOf<E> choice = OneOf.of(words);
            this.type = ConfigDef.Type.STRING;
            this.validator = choice;
            this.recommender = choice;
            return this;
        }

        public Option importance(Importance importance) {
            this.importance = importance;
            return this;
        }

        public Option width(Width width) {
            this.width = width;
            return this;
        }

        /** The label in a form; made from the key when left out. */
        public Option displayName(String displayName) {
            this.displayName = displayName;
            return this;
        }

        /** The options, already defined, which this one belongs to. */
        public Option dependsOn(String... parents) {
            this.parents.addAll(List.of(parents));
            return this;
        }

        /** Which values a form offers, and whether it shows the option at all. */
        public Option recommender(Recommender recommender) {
            this.recommender = recommender;
            return this;
        }

        /** Defines the option; the sentence is for somebody who has never seen it. */
        public ConfigGroup doc(String sentence) {
            if (sentence.isBlank()) {
                throw new IllegalArgumentException("option " + key + " has no documentation");
            }
            List<ConfigKey> owners = parents.stream().map(this::defined).toList();
            def.define(
                    key,
                    type,
                    defaultValue,
                    validator,
                    importance,
                    sentence,
                    name,
                    nextOrder(),
                    width,
                    displayName,
                    // Kept open, for options that say later that they depend on this one.
                    new ArrayList<>(),
                    recommender);
            owners.forEach(owner -> owner.dependents.add(key));
            return ConfigGroup.this;
        }

        private ConfigKey defined(String parent) {
            Map<String, ConfigKey> keys = def.configKeys();
            if (!keys.containsKey(parent)) {
                throw new IllegalArgumentException(
                        "option " + key + " depends on " + parent + ", which is not defined yet");
            }
            return keys.get(parent);
        }

        private static String readable(String key) {
            String words = key.replace('.', ' ').replace('_', ' ');
            return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
        }
    }
}
