package dev.tributary.hl7.ack;

import dev.tributary.commons.config.ConfigGroup;
import dev.tributary.commons.config.OneOf;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/**
 * How messages are acknowledged.
 *
 * @param mode in which mode
 */
public record AckOptions(AckMode mode) {

    public static final String ACK_MODE = "ack.mode";

    public static void define(ConfigDef def) {
        ConfigGroup.in(def, "Delivery")
                .option(ACK_MODE)
                .oneOf(AckMode.class)
                .defaultsTo(AckMode.AUTO)
                .doc(
                        "How messages are acknowledged: `auto` does as MSH-15 and MSH-16 of each"
                                + " message ask; `original` always answers AA, AE or AR;"
                                + " `enhanced` always CA, CE or CR, as far as MSH-15 wants one;"
                                + " `none` never answers. An application acknowledgement that"
                                + " MSH-16 asks for is never sent: senders that wait for one need"
                                + " `original`.");
    }

    public static AckOptions from(AbstractConfig config) {
        return new AckOptions(OneOf.get(config, ACK_MODE, AckMode.class));
    }
}
