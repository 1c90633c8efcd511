package dev.tributary.hl7;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Type.BOOLEAN;
import static org.apache.kafka.common.config.ConfigDef.Type.INT;
import static org.apache.kafka.common.config.ConfigDef.Type.LIST;
import static org.apache.kafka.common.config.ConfigDef.Type.LONG;

import dev.tributary.commons.config.ConfigGroup;
import dev.tributary.commons.config.DeadLetterOptions;
import dev.tributary.commons.config.DeliveryOptions;
import dev.tributary.commons.config.DigestOptions;
import dev.tributary.commons.config.HostPort;
import dev.tributary.commons.config.TopicOptions;
import dev.tributary.commons.config.UnknownKeyOptions;
import dev.tributary.commons.config.Valid;
import dev.tributary.commons.config.ValidationOptions;
import dev.tributary.hl7.front.FrontSettings;
import dev.tributary.hl7.map.Interpretation;
import java.nio.charset.Charset;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/** What can be set on the HL7 MLLP source, in the order in which a newcomer meets it. */
public final class Hl7MllpSourceConfig extends AbstractConfig {

    static final String LISTENERS = "listeners";
    static final String ALLOW_PLAINTEXT = "allow.plaintext";
    private static final String MAX_MESSAGE_BYTES = "max.message.bytes";
    private static final String MAX_RECORD_BYTES = "max.record.bytes";
    private static final String MAX_CONNECTIONS = "max.connections";
    private static final String MAX_IN_FLIGHT = "max.in.flight.per.connection";
    private static final String IDLE_TIMEOUT_MS = "idle.timeout.ms";
    private static final String DRAIN_TIMEOUT_MS = "drain.timeout.ms";
    private static final String CHARSET_FALLBACKS = "charset.fallbacks";
    private static final String TIMEZONE_DEFAULT = "timezone.default";
    private static final String TASK_ID = "tributary.task.id";
    private static final String NAME = "name";

    private static final ConfigDef DEFINITION = define();

    /** Reads a connector's or a task's configuration. */
    public Hl7MllpSourceConfig(Map<String, String> props) {
        super(DEFINITION, props, false);
    }

    /** Every option. */
    public static ConfigDef definition() {
        return DEFINITION;
    }

    private static ConfigDef define() {
        ConfigDef def = new ConfigDef();
        TopicOptions.define(def);
        defineListener(def);
        defineMessages(def);
        ValidationOptions.define(def);
        DeliveryOptions.define(def);
        DeadLetterOptions.define(def);
        DigestOptions.define(def);
        UnknownKeyOptions.define(def);
        return def;
    }

    private static void defineListener(ConfigDef def) {
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
                        "Whether a listener may take clear text from other machines; without it only"
                                + " loopback addresses are allowed.")
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
                .option(DRAIN_TIMEOUT_MS)
                .type(LONG)
                .defaultsTo(5_000L)
                .validator(Valid.atLeast(0))
                .importance(LOW)
                .doc(
                        "How many milliseconds a stopping task still waits for commits, so that it"
                                + " can acknowledge what it has read.");
    }

    private static void defineMessages(ConfigDef def) {
        ConfigGroup.in(def, "Messages")
                .option(MAX_RECORD_BYTES)
                .type(INT)
                .defaultsTo(1_000_000)
                .validator(Valid.between(10_000, 512L * 1024 * 1024))
                .doc(
                        "A record estimated to be larger loses its raw message, and becomes a dead"
                                + " letter if that is not enough; keep it below the producer's"
                                + " `max.request.size`.")
                .option(CHARSET_FALLBACKS)
                .type(LIST)
                .defaultsTo("UTF-8,windows-1252")
                .validator(Valid.listOf(Valid.charset()))
                .doc(
                        "Character sets to try in this order where a message names none in MSH-18;"
                                + " the first that fits every byte is used.")
                .option(TIMEZONE_DEFAULT)
                .validator(Valid.timezone())
                .doc(
                        "The zone of times that are sent without one, such as `America/Chicago`;"
                                + " without it such times stay local and carry a warning.");
    }

    /** The configuration of one task: its share of the listeners, and its number. */
    static Map<String, String> forTask(
            Map<String, String> props, int task, List<String> listeners) {
        Map<String, String> share = new HashMap<>(props);
        share.put(LISTENERS, String.join(",", listeners));
        share.put(TASK_ID, String.valueOf(task));
        return share;
    }

    String connector() {
        return originalsStrings().getOrDefault(NAME, "unnamed");
    }

    int task() {
        return Integer.parseInt(originalsStrings().getOrDefault(TASK_ID, "0"));
    }

    List<HostPort> listeners() {
        return getList(LISTENERS).stream().map(HostPort::parse).toList();
    }

    boolean allowPlaintext() {
        return getBoolean(ALLOW_PLAINTEXT);
    }

    TopicOptions topics() {
        return TopicOptions.from(this);
    }

    DeliveryOptions delivery() {
        return DeliveryOptions.from(this);
    }

    DeadLetterOptions deadLetters() {
        return DeadLetterOptions.from(this);
    }

    ValidationOptions validation() {
        return ValidationOptions.from(this);
    }

    DigestOptions digest() {
        return DigestOptions.from(this);
    }

    private List<Charset> charsetFallbacks() {
        return getList(CHARSET_FALLBACKS).stream().map(Charset::forName).toList();
    }

    private Optional<ZoneId> timezone() {
        return Optional.ofNullable(getString(TIMEZONE_DEFAULT)).map(ZoneId::of);
    }

    int maxRecordBytes() {
        return getInt(MAX_RECORD_BYTES);
    }

    Interpretation interpretation() {
        return new Interpretation(
                charsetFallbacks(), timezone(), validation().mode(), maxRecordBytes());
    }

    FrontSettings front() {
        DeliveryOptions delivery = delivery();
        return new FrontSettings(
                getInt(MAX_MESSAGE_BYTES),
                getInt(MAX_CONNECTIONS),
                getInt(MAX_IN_FLIGHT),
                delivery.ackTimeout(),
                Duration.ofMillis(getLong(IDLE_TIMEOUT_MS)),
                delivery.pauseDetection(),
                Duration.ofMillis(getLong(DRAIN_TIMEOUT_MS)));
    }
}
