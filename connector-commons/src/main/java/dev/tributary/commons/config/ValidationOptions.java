package dev.tributary.commons.config;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;

import dev.tributary.commons.issue.ValidationMode;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/**
 * How strictly messages are judged.
 *
 * @param mode what a message with an error becomes
 */
public record ValidationOptions(ValidationMode mode) {

    public static final String VALIDATION_MODE = "validation.mode";

    public static void define(ConfigDef def) {
        ConfigGroup.in(def, "Validation")
                .option(VALIDATION_MODE)
                .oneOf(ValidationMode.class)
                .defaultsTo(ValidationMode.LENIENT)
                .importance(HIGH)
                .doc(
                        "What becomes of a message with an error: `lenient` writes it with the list"
                                + " of its errors, `strict` makes it a dead letter.");
    }

    public static ValidationOptions from(AbstractConfig config) {
        return new ValidationOptions(OneOf.get(config, VALIDATION_MODE, ValidationMode.class));
    }
}
