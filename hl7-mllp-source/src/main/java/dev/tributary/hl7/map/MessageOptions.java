package dev.tributary.hl7.map;

import static org.apache.kafka.common.config.ConfigDef.Type.INT;
import static org.apache.kafka.common.config.ConfigDef.Type.LIST;

import dev.tributary.commons.config.ConfigGroup;
import dev.tributary.commons.config.Valid;
import java.nio.charset.Charset;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/**
 * How messages are to be understood.
 *
 * @param maxRecordBytes the largest record that may be emitted
 * @param charsetFallbacks character sets to try where MSH-18 names none that fits
 * @param timezone zone of times that are sent without one
 */
public record MessageOptions(
        int maxRecordBytes, List<Charset> charsetFallbacks, Optional<ZoneId> timezone) {

    public static final String MAX_RECORD_BYTES = "max.record.bytes";
    public static final String CHARSET_FALLBACKS = "charset.fallbacks";
    public static final String TIMEZONE_DEFAULT = "timezone.default";

    /** What holds where nothing is configured, for tools that have no connector. */
    public static final MessageOptions DEFAULTS =
            from(new AbstractConfig(definition(), Map.of(), false));

    private static ConfigDef definition() {
        ConfigDef def = new ConfigDef();
        define(def);
        return def;
    }

    public static void define(ConfigDef def) {
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

    public static MessageOptions from(AbstractConfig config) {
        return new MessageOptions(
                config.getInt(MAX_RECORD_BYTES),
                config.getList(CHARSET_FALLBACKS).stream().map(Charset::forName).toList(),
                Optional.ofNullable(config.getString(TIMEZONE_DEFAULT)).map(ZoneId::of));
    }
}
