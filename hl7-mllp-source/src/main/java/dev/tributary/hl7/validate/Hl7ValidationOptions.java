package dev.tributary.hl7.validate;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;

import dev.tributary.commons.config.ConfigGroup;
import dev.tributary.commons.config.OneOf;
import dev.tributary.commons.config.ValidationOptions;
import dev.tributary.commons.issue.ValidationMode;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/**
 * How HL7 messages are judged.
 *
 * @param level how deep to look
 * @param common what every source has
 */
public record Hl7ValidationOptions(ValidationLevel level, ValidationOptions common) {

    public static final String VALIDATION_LEVEL = "validation.level";

    /** What holds where nothing is configured, for tools that have no connector. */
    public static final Hl7ValidationOptions DEFAULTS =
            new Hl7ValidationOptions(
                    ValidationLevel.FIELDS,
                    new ValidationOptions(ValidationMode.LENIENT, Optional.empty()));

    public static void define(ConfigDef def) {
        ValidationOptions.define(def);
        ConfigGroup.in(def, "Validation")
                .option(VALIDATION_LEVEL)
                .oneOf(ValidationLevel.class)
                .defaultsTo(DEFAULTS.level())
                .importance(HIGH)
                .doc(
                        "How deep to look: `fields` judges required segments and fields, data"
                                + " types, codes and the order of dates; `structure` also holds the"
                                + " grammar of the message's version over the order of its"
                                + " segments, which costs throughput; `none` leaves what parsing"
                                + " and mapping find.");
    }

    public static Hl7ValidationOptions from(AbstractConfig config) {
        return new Hl7ValidationOptions(
                OneOf.get(config, VALIDATION_LEVEL, ValidationLevel.class),
                ValidationOptions.from(config));
    }
}
