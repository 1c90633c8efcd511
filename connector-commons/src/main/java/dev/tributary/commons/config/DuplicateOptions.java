package dev.tributary.commons.config;

import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;
import static org.apache.kafka.common.config.ConfigDef.Type.INT;

import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/**
 * How far back a source looks for a message that has come before.
 *
 * @param window how many messages are remembered; zero for none
 */
public record DuplicateOptions(int window) {

    public static final String DUPLICATES_WINDOW = "duplicates.window";

    public static void define(ConfigDef def) {
        ConfigGroup.in(def, "Delivery")
                .option(DUPLICATES_WINDOW)
                .type(INT)
                .defaultsTo(8_192)
                .validator(Valid.between(0, 1_000_000))
                .importance(MEDIUM)
                .doc(
                        "How many messages are remembered, so that one that is sent again is"
                                + " answered as before and not written twice; 0 remembers none."
                                + " Without `digest.key` a restart forgets them.");
    }

    public static DuplicateOptions from(AbstractConfig config) {
        return new DuplicateOptions(config.getInt(DUPLICATES_WINDOW));
    }
}
