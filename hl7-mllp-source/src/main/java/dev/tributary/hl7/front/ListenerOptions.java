package dev.tributary.hl7.front;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Type.BOOLEAN;
import static org.apache.kafka.common.config.ConfigDef.Type.INT;
import static org.apache.kafka.common.config.ConfigDef.Type.LIST;
import static org.apache.kafka.common.config.ConfigDef.Type.LONG;

import dev.tributary.commons.config.ConfigGroup;
import dev.tributary.commons.config.HostPort;
import dev.tributary.commons.config.TlsOptions;
import dev.tributary.commons.config.Valid;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/**
 * Where to listen, to whom, and within what bounds.
 *
 * @param listeners the addresses to listen on
 * @param allowPlaintext whether other machines may send clear text
 * @param maxMessageBytes a longer message is rejected; its connection lives
 * @param maxConnections further connections are closed at once
 * @param window how many messages of one connection may wait for their answers
 * @param idleTimeout a connection without a byte for longer is closed; zero keeps it
 * @param frameTimeout a connection within one message for longer is closed; zero waits for ever
 * @param drainTimeout how long a stop waits for the answers of what was read
 * @param access who may connect
 * @param tls how connections are encrypted
 */
public record ListenerOptions(
        List<HostPort> listeners,
        boolean allowPlaintext,
        int maxMessageBytes,
        int maxConnections,
        int window,
        Duration idleTimeout,
        Duration frameTimeout,
        Duration drainTimeout,
        AccessOptions access,
        TlsOptions tls) {

    public static final String LISTENERS = "listeners";
    public static final String ALLOW_PLAINTEXT = "allow.plaintext";
    public static final String MAX_MESSAGE_BYTES = "max.message.bytes";
    public static final String MAX_CONNECTIONS = "max.connections";
    public static final String MAX_IN_FLIGHT = "max.in.flight.per.connection";
    public static final String IDLE_TIMEOUT_MS = "idle.timeout.ms";
    public static final String FRAME_TIMEOUT_MS = "frame.timeout.ms";
    public static final String DRAIN_TIMEOUT_MS = "drain.timeout.ms";

    public static void define(ConfigDef def) {
        ConfigGroup.in(def, "Listener")
                .option(LISTENERS)
                .type(LIST)
                .required()
                .validator(Valid.listOf(Valid.hostPort()))
                .importance(HIGH)
                .doc(
                        "The addresses to listen on for MLLP, split among the tasks; set `tasks.max`"
                                + " to their number to use them all in parallel.")
                .option(ALLOW_PLAINTEXT)
                .type(BOOLEAN)
                .defaultsTo(false)
                .importance(HIGH)
                .doc(
                        "Whether a listener may take clear text from other machines; without it, and"
                                + " without `tls.enabled`, only loopback addresses are allowed.")
                .option(MAX_MESSAGE_BYTES)
                .type(INT)
                .defaultsTo(1024 * 1024)
                .validator(Valid.between(1024, 512L * 1024 * 1024))
                .doc(
                        "A message longer than this many bytes is rejected and becomes a dead"
                                + " letter; its connection lives on.")
                .option(MAX_CONNECTIONS)
                .type(INT)
                .defaultsTo(1_000)
                .validator(Valid.positive())
                .doc("How many senders may be connected to one task; more are closed at once.")
                .option(MAX_IN_FLIGHT)
                .type(INT)
                .defaultsTo(64)
                .validator(Valid.positive())
                .importance(LOW)
                .doc(
                        "How many messages of one connection may wait for their acknowledgements"
                                + " before the connector stops reading from it.")
                .option(IDLE_TIMEOUT_MS)
                .type(LONG)
                .defaultsTo(0L)
                .validator(Valid.atLeast(0))
                .importance(LOW)
                .doc(
                        "After how many milliseconds without a byte a connection is closed; 0 keeps"
                                + " it, as most senders expect.")
                .option(FRAME_TIMEOUT_MS)
                .type(LONG)
                .defaultsTo(30_000L)
                .validator(Valid.atLeast(0))
                .importance(LOW)
                .doc(
                        "How many milliseconds a sender may take from the first byte of a message to"
                                + " its last before its connection is closed; time in which the"
                                + " connector itself does not read does not count; 0 for no limit.")
                .option(DRAIN_TIMEOUT_MS)
                .type(LONG)
                .defaultsTo(5_000L)
                .validator(Valid.atLeast(0))
                .importance(LOW)
                .doc(
                        "How many milliseconds a stopping task still waits for commits, so that it"
                                + " can acknowledge what it has read.");
        TlsOptions.define(def);
        AccessOptions.define(def);
    }

    public static ListenerOptions from(AbstractConfig config) {
        return new ListenerOptions(
                config.getList(LISTENERS).stream().map(HostPort::parse).toList(),
                config.getBoolean(ALLOW_PLAINTEXT),
                config.getInt(MAX_MESSAGE_BYTES),
                config.getInt(MAX_CONNECTIONS),
                config.getInt(MAX_IN_FLIGHT),
                Duration.ofMillis(config.getLong(IDLE_TIMEOUT_MS)),
                Duration.ofMillis(config.getLong(FRAME_TIMEOUT_MS)),
                Duration.ofMillis(config.getLong(DRAIN_TIMEOUT_MS)),
                AccessOptions.from(config),
                TlsOptions.from(config));
    }
}
