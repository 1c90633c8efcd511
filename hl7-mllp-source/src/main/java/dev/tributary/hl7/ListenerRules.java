package dev.tributary.hl7;

import dev.tributary.commons.config.ConfigFindings;
import dev.tributary.commons.config.HostPort;
import dev.tributary.commons.config.TlsOptions;
import dev.tributary.commons.tls.ClientAuth;
import dev.tributary.commons.tls.TlsRules;
import dev.tributary.hl7.front.AccessOptions;
import dev.tributary.hl7.front.ListenerOptions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/** What must hold among the options of the listeners: who may reach them, and in what form. */
final class ListenerRules {

    private record Broken(String option, String message) {}

    private ListenerRules() {}

    /** Refuses, when a user sets them, listeners that would expose data or could not work. */
    static void check(Map<String, String> props, ConfigFindings findings) {
        ConfigDef own = new ConfigDef();
        ListenerOptions.define(own);
        if (!findings.passed(own.names().toArray(new String[0]))) {
            // The user will mend those first.
            return;
        }
        ListenerOptions options = ListenerOptions.from(new AbstractConfig(own, props, false));
        broken(options).forEach(rule -> findings.error(rule.option(), rule.message()));
        TlsRules.check(props, options.tls(), Clock.systemUTC())
                .ifPresent(wrong -> findings.error(wrong.option(), wrong.getMessage()));
    }

    /** The same for a task, which gets its configuration without {@code validate}. */
    static void check(Hl7MllpSourceConfig config) {
        List<Broken> broken = broken(config.listener());
        TlsRules.checkAtStart(config.listener().tls())
                .ifPresent(wrong -> broken.add(new Broken(wrong.option(), wrong.getMessage())));
        if (!broken.isEmpty()) {
            throw new ConfigException(broken.get(0).option() + ": " + broken.get(0).message());
        }
    }

    private static List<Broken> broken(ListenerOptions options) {
        List<Broken> broken = new ArrayList<>();
        exposed(options)
                .forEach(
                        listener ->
                                broken.add(
                                        new Broken(ListenerOptions.LISTENERS, exposure(listener))));
        AccessOptions access = options.access();
        if (access.proxyProtocol() && access.proxies().isEmpty()) {
            broken.add(
                    new Broken(
                            AccessOptions.PROXY_ADDRESSES,
                            "whoever may speak the PROXY protocol can claim any address: set"
                                    + " proxy.addresses to the addresses of your load balancers"));
        }
        if (!access.proxyProtocol() && !access.proxies().isEmpty()) {
            broken.add(
                    new Broken(
                            AccessOptions.PROXY_PROTOCOL,
                            "proxy.addresses is set, but the PROXY protocol is off: set"
                                    + " proxy.protocol=true, or leave proxy.addresses out"));
        }
        if (!access.clientNames().isEmpty() && !namesAreProven(options.tls())) {
            broken.add(
                    new Broken(
                            AccessOptions.ALLOW_CLIENT_NAMES,
                            "a sender proves its name by a certificate: set tls.enabled=true and"
                                    + " tls.client.auth=require"));
        }
        return broken;
    }

    private static boolean namesAreProven(TlsOptions tls) {
        return tls.enabled() && tls.clientAuth() == ClientAuth.REQUIRE;
    }

    private static List<HostPort> exposed(ListenerOptions options) {
        return options.allowPlaintext() || options.tls().enabled()
                ? List.of()
                : options.listeners().stream().filter(listener -> !listener.isLoopback()).toList();
    }

    private static String exposure(HostPort listener) {
        return "the listener "
                + listener
                + " would carry patients' data in clear text over a network: set "
                + TlsOptions.ENABLED
                + "=true with a certificate, or listen on 127.0.0.1, or set "
                + ListenerOptions.ALLOW_PLAINTEXT
                + "=true if the network itself is encrypted";
    }
}
