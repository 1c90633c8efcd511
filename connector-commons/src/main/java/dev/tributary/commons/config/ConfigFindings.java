package dev.tributary.commons.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigValue;

/**
 * What {@code validate()} has found so far: begins with the result of {@code super.validate(props)}
 * and collects the errors of checks that see more than one option.
 */
public final class ConfigFindings {

    private final Map<String, ConfigValue> values = new LinkedHashMap<>();

    public ConfigFindings(Config validated) {
        validated.configValues().forEach(value -> values.put(value.name(), value));
    }

    /**
     * Refuses the configuration on account of that key, which need not be one of the plugin's; the
     * message names the remedy and never a value. It is told with the key: whoever creates a
     * connector gets the messages of all keys from Connect, and not of which key each is.
     */
    public ConfigFindings error(String key, String message) {
        String told = message.contains(key) ? message : key + ": " + message;
        values.computeIfAbsent(key, ConfigFindings::withoutValue).addErrorMessage(told);
        return this;
    }

    /** Whether each of these options passed so far, so that a further check can rely on them. */
    public boolean passed(String... keys) {
        return List.of(keys).stream()
                .allMatch(
                        key ->
                                !values.containsKey(key)
                                        || values.get(key).errorMessages().isEmpty());
    }

    /** What {@code validate()} returns. */
    public Config config() {
        return new Config(List.copyOf(values.values()));
    }

    /** A key that may be a misspelt secret must not come back with its value. */
    private static ConfigValue withoutValue(String key) {
        return new ConfigValue(key);
    }
}
