package dev.tributary.api.webhook;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Type.BOOLEAN;
import static org.apache.kafka.common.config.ConfigDef.Type.INT;
import static org.apache.kafka.common.config.ConfigDef.Type.LONG;

import dev.tributary.commons.config.ConfigFindings;
import dev.tributary.commons.config.ConfigGroup;
import dev.tributary.commons.config.HostPort;
import dev.tributary.commons.config.TlsOptions;
import dev.tributary.commons.config.Valid;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/**
 * Where webhooks come in, and what a sender may use up; with {@link TlsOptions} and {@code
 * DeliveryOptions} beside it.
 *
 * @param listener where to listen; empty for a connector that only polls
 * @param path the path of the provider's URL
 * @param allowPlaintext whether to listen without TLS to other machines
 * @param bodyMaxBytes a longer body is refused
 * @param connectionsMax so many connections at once; others wait to be accepted
 * @param requestTimeout a request has to be here as a whole within this, and a connection without
 *     one is closed
 * @param bindTimeout how long the address may stay taken by the task before
 */
public record WebhookOptions(
        Optional<HostPort> listener,
        String path,
        boolean allowPlaintext,
        int bodyMaxBytes,
        int connectionsMax,
        Duration requestTimeout,
        Duration bindTimeout) {

    public static final String LISTENER = "webhook.listener";
    public static final String PATH = "webhook.path";
    public static final String ALLOW_PLAINTEXT = "webhook.allow.plaintext";
    public static final String BODY_MAX_BYTES = "webhook.body.max.bytes";
    public static final String CONNECTIONS_MAX = "webhook.connections.max";
    public static final String REQUEST_TIMEOUT_MS = "webhook.request.timeout.ms";
    public static final String BIND_TIMEOUT_MS = "webhook.bind.timeout.ms";

    public static void define(ConfigDef def) {
        ConfigGroup group =
                ConfigGroup.in(def, "Webhook")
                        .option(LISTENER)
                        .validator(Valid.hostPort())
                        .importance(HIGH)
                        .doc(
                                "Where to listen for the provider's webhooks, as `0.0.0.0:8443`; the"
                                        + " connector then runs as one task. Without it the"
                                        + " connector only polls.")
                        .option(PATH)
                        .defaultsTo("/webhook")
                        .validator(
                                Valid.readableBy(
                                        "a path such as /webhook", WebhookOptions::checkPath))
                        .dependsOn(LISTENER)
                        .doc("The path of the URL that the provider is told.")
                        .option(ALLOW_PLAINTEXT)
                        .type(BOOLEAN)
                        .defaultsTo(false)
                        .dependsOn(LISTENER)
                        .doc(
                                "Lets other machines connect without TLS, for a listener behind a"
                                        + " proxy that ends TLS; what they send then crosses the"
                                        + " network in clear text.");
        defineBounds(group);
    }

    private static void defineBounds(ConfigGroup group) {
        group.option(BODY_MAX_BYTES)
                .type(INT)
                .defaultsTo(1024 * 1024)
                .validator(Valid.between(1_024, 64L * 1024 * 1024))
                .importance(LOW)
                .dependsOn(LISTENER)
                .doc(
                        "How many bytes a webhook may have; a longer one is refused with 413. With"
                                + " `webhook.connections.max` it bounds the memory that senders can"
                                + " use up.")
                .option(CONNECTIONS_MAX)
                .type(INT)
                .defaultsTo(128)
                .validator(Valid.between(1, 10_000))
                .importance(LOW)
                .dependsOn(LISTENER)
                .doc("How many connections may be open at once; further ones wait.")
                .option(REQUEST_TIMEOUT_MS)
                .type(LONG)
                .defaultsTo(10_000L)
                .validator(Valid.between(100, 600_000))
                .importance(LOW)
                .dependsOn(LISTENER)
                .doc(
                        "How many milliseconds a webhook may take to arrive as a whole, and a"
                                + " connection may be open without one.")
                .option(BIND_TIMEOUT_MS)
                .type(LONG)
                .defaultsTo(60_000L)
                .validator(Valid.atLeast(0))
                .importance(LOW)
                .dependsOn(LISTENER)
                .doc(
                        "How many milliseconds the address may still be in use when the task"
                                + " starts, as after a rebalance; then the task fails.");
    }

    private static void checkPath(String path) {
        if (!path.matches("(?:/[A-Za-z0-9._~-]+)+") || path.contains("/.")) {
            throw new IllegalArgumentException(
                    "must begin with / and consist of letters, digits, hyphens, dots, underscores");
        }
    }

    public static WebhookOptions from(AbstractConfig config) {
        return new WebhookOptions(
                Optional.ofNullable(config.getString(LISTENER)).map(HostPort::parse),
                config.getString(PATH),
                config.getBoolean(ALLOW_PLAINTEXT),
                config.getInt(BODY_MAX_BYTES),
                config.getInt(CONNECTIONS_MAX),
                Duration.ofMillis(config.getLong(REQUEST_TIMEOUT_MS)),
                Duration.ofMillis(config.getLong(BIND_TIMEOUT_MS)));
    }

    /** How many tasks a connector may have: the trigger and its memory are in one place. */
    public int tasks(int wanted) {
        return listener.isPresent() ? 1 : wanted;
    }

    /** Adds an error when webhooks would come in over a network without TLS unasked. */
    public void check(TlsOptions tls, ConfigFindings findings) {
        if (listener.isPresent()
                && !tls.enabled()
                && !allowPlaintext
                && !listener.get().isLoopback()) {
            findings.error(
                    LISTENER,
                    LISTENER
                            + " would take webhooks from other machines without TLS: set"
                            + " tls.enabled=true, or webhook.allow.plaintext=true behind a proxy that"
                            + " ends TLS");
        }
    }
}
