package dev.tributary.commons.config;

import dev.tributary.commons.issue.PayloadMode;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/**
 * What a dead letter keeps of the message that could not be used.
 *
 * @param payload whether the bytes received are in it
 */
public record DeadLetterOptions(PayloadMode payload) {

    public static final String DEADLETTER_PAYLOAD = "deadletter.payload";

    public static void define(ConfigDef def) {
        ConfigGroup.in(def, "Dead letters")
                .option(DEADLETTER_PAYLOAD)
                .oneOf(PayloadMode.class)
                .defaultsTo(PayloadMode.OMIT)
                .doc(
                        "Whether a dead letter holds the message that could not be used: `omit`"
                                + " leaves it out; `clear` writes it, and the personal data in it,"
                                + " in clear to the topic of dead letters.");
    }

    public static DeadLetterOptions from(AbstractConfig config) {
        return new DeadLetterOptions(OneOf.get(config, DEADLETTER_PAYLOAD, PayloadMode.class));
    }
}
