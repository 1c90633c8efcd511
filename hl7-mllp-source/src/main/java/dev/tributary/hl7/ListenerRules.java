package dev.tributary.hl7;

import dev.tributary.commons.config.ConfigFindings;
import dev.tributary.commons.config.HostPort;
import dev.tributary.hl7.front.ListenerOptions;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/** What must hold among the options of the listeners: clear text is only for this machine. */
final class ListenerRules {

    private ListenerRules() {}

    /** Refuses, when a user sets them, listeners that would expose data. */
    static void check(Map<String, String> props, ConfigFindings findings) {
        ConfigDef own = new ConfigDef();
        ListenerOptions.define(own);
        if (!findings.passed(own.names().toArray(new String[0]))) {
            // The user will mend those first.
            return;
        }
        exposed(ListenerOptions.from(new AbstractConfig(own, props, false)))
                .forEach(listener -> findings.error(ListenerOptions.LISTENERS, refusal(listener)));
    }

    /** The same for a task, which gets its configuration without {@code validate}. */
    static void check(Hl7MllpSourceConfig config) {
        exposed(config.listener())
                .forEach(
                        listener -> {
                            throw new ConfigException(refusal(listener));
                        });
    }

    private static List<HostPort> exposed(ListenerOptions options) {
        return options.allowPlaintext()
                ? List.of()
                : options.listeners().stream().filter(listener -> !listener.isLoopback()).toList();
    }

    private static String refusal(HostPort listener) {
        return "the listener "
                + listener
                + " would carry patients' data in clear text over a network: listen on 127.0.0.1"
                + " behind a TLS proxy, or set "
                + ListenerOptions.ALLOW_PLAINTEXT
                + "=true if the network itself is encrypted";
    }
}
