package dev.tributary.commons.config;

import dev.tributary.commons.config.UnknownKeyOptions.OnUnknown;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.config.ConfigDef;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds keys in a connector's configuration that nothing reads, which Kafka Connect would pass over
 * in silence, and names the key that was probably meant.
 */
public final class UnknownKeys {

    private static final Logger LOG = LoggerFactory.getLogger(UnknownKeys.class);

    private final FrameworkKeys framework;
    private final Set<String> known = new LinkedHashSet<>();
    private final List<String> dynamicPrefixes;

    private UnknownKeys(FrameworkKeys framework, ConfigDef def, List<String> dynamicPrefixes) {
        this.framework = framework;
        this.known.addAll(def.names());
        this.known.addAll(framework.names());
        this.dynamicPrefixes = dynamicPrefixes;
    }

    /**
     * The check for a source connector.
     *
     * @param dynamicPrefixes beginnings of keys whose rest the user chooses, as {@code mapping.}
     */
    public static UnknownKeys ofSource(ConfigDef def, String... dynamicPrefixes) {
        return new UnknownKeys(FrameworkKeys.SOURCE, def, List.of(dynamicPrefixes));
    }

    /** The check for a sink connector. */
    public static UnknownKeys ofSink(ConfigDef def, String... dynamicPrefixes) {
        return new UnknownKeys(FrameworkKeys.SINK, def, List.of(dynamicPrefixes));
    }

    /** Refuses each such key, or logs it with {@code config.unknown=warn}. */
    public void check(Map<String, String> props, ConfigFindings findings) {
        OnUnknown onUnknown = UnknownKeyOptions.from(props).onUnknown();
        find(props)
                .forEach(
                        (key, complaint) -> {
                            if (onUnknown == OnUnknown.ERROR) {
                                findings.error(key, complaint);
                            } else {
                                LOG.warn("Configuration: {}", complaint);
                            }
                        });
    }

    /** The keys that nothing reads, each with a sentence that holds no value. */
    Map<String, String> find(Map<String, String> props) {
        Map<String, String> complaints = new TreeMap<>();
        for (String key : props.keySet()) {
            complaint(key, props).ifPresent(complaint -> complaints.put(key, complaint));
        }
        return complaints;
    }

    private Optional<String> complaint(String key, Map<String, String> props) {
        if (known.contains(key) || dynamicPrefixes.stream().anyMatch(key::startsWith)) {
            return Optional.empty();
        }
        if (framework.covers(key)) {
            return framework.complaint(key, props);
        }
        return Optional.of("unknown key '" + key + "'" + NearestName.hint(key, known));
    }
}
