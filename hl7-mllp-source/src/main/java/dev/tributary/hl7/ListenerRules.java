package dev.tributary.hl7;

import dev.tributary.commons.config.HostPort;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigValue;

/** What must hold among the options of the listeners: clear text is only for this machine. */
final class ListenerRules {

    private ListenerRules() {}

    static void check(Config config) {
        Map<String, ConfigValue> values =
                config.configValues().stream()
                        .collect(Collectors.toMap(ConfigValue::name, Function.identity()));
        ConfigValue listeners = values.get(Hl7MllpSourceConfig.LISTENERS);
        boolean plaintextAllowed =
                Boolean.TRUE.equals(values.get(Hl7MllpSourceConfig.ALLOW_PLAINTEXT).value());
        if (plaintextAllowed || !(listeners.value() instanceof List<?> addresses)) {
            return;
        }
        addresses.stream()
                .map(Object::toString)
                .filter(ListenerRules::isExposed)
                .forEach(
                        address ->
                                listeners.addErrorMessage(
                                        "the listener "
                                                + address
                                                + " would carry patients' data in clear text over a"
                                                + " network: listen on 127.0.0.1 behind a TLS"
                                                + " proxy, or set "
                                                + Hl7MllpSourceConfig.ALLOW_PLAINTEXT
                                                + "=true if the network itself is encrypted"));
    }

    /** The same for a task, which gets its configuration without {@code validate}. */
    static void check(Hl7MllpSourceConfig config) {
        for (HostPort listener : config.listeners()) {
            if (!config.allowPlaintext() && !listener.isLoopback()) {
                throw new ConfigException(
                        Hl7MllpSourceConfig.LISTENERS,
                        listener,
                        "clear text off this machine needs "
                                + Hl7MllpSourceConfig.ALLOW_PLAINTEXT
                                + "=true");
            }
        }
    }

    private static boolean isExposed(String address) {
        try {
            return !HostPort.parse(address).isLoopback();
        } catch (IllegalArgumentException malformed) {
            // The option's own validator has said so.
            return false;
        }
    }
}
