package dev.tributary.hl7.map;

import static org.apache.kafka.common.config.ConfigDef.Type.BOOLEAN;
import static org.apache.kafka.common.config.ConfigDef.Type.INT;
import static org.apache.kafka.common.config.ConfigDef.Type.LIST;

import dev.tributary.commons.config.ConfigGroup;
import dev.tributary.commons.config.OneOf;
import dev.tributary.commons.config.Valid;
import dev.tributary.hl7.parse.CharacterSets;
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
 * @param timezones zones of times that are sent without one
 * @param versionDefault the version of a message that names none, or empty
 * @param types which types of message are wanted
 * @param otherTypes what becomes of the others
 * @param topicPerType whether each type has a topic of its own
 * @param patients by what a patient, and so a record, is known
 * @param mappings what the user wants read besides
 */
public record MessageOptions(
        int maxRecordBytes,
        List<Charset> charsetFallbacks,
        Timezones timezones,
        String versionDefault,
        TypeFilter types,
        OtherTypes otherTypes,
        boolean topicPerType,
        PatientOptions patients,
        Mappings mappings) {

    public static final String MESSAGE_TYPES = "message.types";
    public static final String MESSAGE_TYPES_OTHER = "message.types.other";
    public static final String TOPIC_PER_TYPE = "topic.per.type";
    public static final String VERSION_DEFAULT = "version.default";
    public static final String MAX_RECORD_BYTES = "max.record.bytes";
    public static final String CHARSET_FALLBACKS = "charset.fallbacks";
    public static final String TIMEZONE_DEFAULT = "timezone.default";
    public static final String TIMEZONE_BY_FACILITY = "timezone.by.facility";

    /** What holds where nothing is configured, for tools that have no connector. */
    public static final MessageOptions DEFAULTS = of(Map.of());

    /** What these options say, for tools that have no connector. */
    public static MessageOptions of(Map<String, String> options) {
        ConfigDef def = new ConfigDef();
        define(def);
        return from(new AbstractConfig(def, options, false));
    }

    public static void define(ConfigDef def) {
        types(def);
        reading(def);
        PatientOptions.define(def);
    }

    private static void types(ConfigDef def) {
        ConfigGroup.in(def, "Messages")
                .option(MESSAGE_TYPES)
                .type(LIST)
                .defaultsTo("*")
                .validator(
                        Valid.listOf(
                                Valid.readableBy(
                                        "a type of message, such as ADT^A01, ADT^* or *",
                                        TypeFilter::check)))
                .doc("Which types of message are wanted, such as `ADT^A01,ORU^R01,SIU^*`.")
                .option(MESSAGE_TYPES_OTHER)
                .oneOf(OtherTypes.class)
                .defaultsTo(OtherTypes.REJECT)
                .dependsOn(MESSAGE_TYPES)
                .doc(
                        "What becomes of a message of another type: `reject` makes it a dead letter"
                                + " and answers as `ack.on.dead.letter` says; `accept` acknowledges"
                                + " it and writes nothing.")
                .option(TOPIC_PER_TYPE)
                .type(BOOLEAN)
                .defaultsTo(false)
                .doc(
                        "Whether messages of each type go to a topic of their own, such as"
                                + " `.messages.adt`, instead of all to `.messages`.");
    }

    private static void reading(ConfigDef def) {
        ConfigGroup.in(def, "Messages")
                .option(VERSION_DEFAULT)
                .defaultsTo("")
                .doc(
                        "The version of HL7 of a message that names none in MSH-12, such as `2.3`;"
                                + " empty leaves it unknown.")
                .option(CHARSET_FALLBACKS)
                .type(LIST)
                .defaultsTo("UTF-8,windows-1252")
                .validator(
                        Valid.listOf(
                                Valid.readableBy(
                                        "the name of a character set, such as UTF-8, ISO-8859-1 or"
                                                + " windows-1252",
                                        CharacterSets::check)))
                .doc(
                        "Character sets to try in this order where a message names none in MSH-18;"
                                + " the first that fits every byte is used.")
                .option(TIMEZONE_DEFAULT)
                .validator(Valid.timezone())
                .doc(
                        "The zone of times that are sent without one, such as `America/Chicago`;"
                                + " without it the offset in MSH-7 is taken, and without that such"
                                + " times stay local and carry a warning.")
                .option(TIMEZONE_BY_FACILITY)
                .type(LIST)
                .defaultsTo("")
                .validator(
                        Valid.listOrNone(
                                Valid.readableBy(
                                        "a facility, a colon and a time zone, such as"
                                                + " FAC1:America/Chicago",
                                        entry -> Timezones.byFacility(List.of(entry)))))
                .doc(
                        "The zone for senders that are elsewhere than `timezone.default`, by their"
                                + " sending facility (MSH-4), its name or its universal id.")
                .option(MAX_RECORD_BYTES)
                .type(INT)
                .defaultsTo(1_000_000)
                .validator(Valid.between(10_000, 512L * 1024 * 1024))
                .doc(
                        "A record estimated to be larger loses its raw message; if that is not"
                                + " enough, its documents go to `.attachments`, and it becomes a"
                                + " dead letter if nothing helps. Keep it below the producer's"
                                + " `max.request.size`.");
    }

    public static MessageOptions from(AbstractConfig config) {
        return new MessageOptions(
                config.getInt(MAX_RECORD_BYTES),
                config.getList(CHARSET_FALLBACKS).stream().map(Charset::forName).toList(),
                new Timezones(
                        Optional.ofNullable(config.getString(TIMEZONE_DEFAULT)).map(ZoneId::of),
                        Timezones.byFacility(config.getList(TIMEZONE_BY_FACILITY))),
                config.getString(VERSION_DEFAULT).strip(),
                TypeFilter.of(config.getList(MESSAGE_TYPES)),
                OneOf.get(config, MESSAGE_TYPES_OTHER, OtherTypes.class),
                config.getBoolean(TOPIC_PER_TYPE),
                PatientOptions.from(config),
                Mappings.of(config.originalsWithPrefix(Mappings.PREFIX)));
    }
}
