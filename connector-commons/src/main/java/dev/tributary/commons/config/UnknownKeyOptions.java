package dev.tributary.commons.config;

import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;

import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;

/**
 * What happens to a key that nothing reads.
 *
 * @param onUnknown refuse the configuration or log only
 */
public record UnknownKeyOptions(OnUnknown onUnknown) {

    public static final String CONFIG_UNKNOWN = "config.unknown";

    /** What happens to a key that nothing reads. */
    public enum OnUnknown {
        /** The configuration is refused. */
        ERROR,
        /** The key is named in the worker's log. */
        WARN
    }

    public static void define(ConfigDef def) {
        ConfigGroup.in(def, "Checks")
                .option(CONFIG_UNKNOWN)
                .oneOf(OnUnknown.class)
                .defaultsTo(OnUnknown.ERROR)
                .importance(LOW)
                .doc(
                        "What happens to a key in the configuration that neither this connector nor"
                                + " Kafka Connect reads, mostly a misspelt one: `error` refuses the"
                                + " configuration, `warn` names it in the worker's log.");
    }

    /** Reads the raw properties, since the check runs on configurations that do not parse too. */
    public static UnknownKeyOptions from(Map<String, String> props) {
        return new UnknownKeyOptions(
                OneOf.of(OnUnknown.class).find(props.get(CONFIG_UNKNOWN)).orElse(OnUnknown.ERROR));
    }
}
