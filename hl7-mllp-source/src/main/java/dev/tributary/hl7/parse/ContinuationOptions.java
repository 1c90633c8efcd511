package dev.tributary.hl7.parse;

import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Type.LONG;

import dev.tributary.commons.config.ConfigGroup;
import dev.tributary.commons.config.Valid;
import java.time.Duration;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/**
 * How long and how much of messages that come in parts is kept for the rest.
 *
 * @param timeout a part whose rest has not come by then is given up
 * @param maxBytes all parts together; the oldest are given up beyond it
 */
public record ContinuationOptions(Duration timeout, long maxBytes) {

    public static final String TIMEOUT_MS = "continuation.timeout.ms";
    public static final String MAX_BYTES = "continuation.max.bytes";

    public static void define(ConfigDef def) {
        ConfigGroup.in(def, "Messages")
                .option(TIMEOUT_MS)
                .type(LONG)
                .defaultsTo(600_000L)
                .validator(Valid.atLeast(1_000))
                .importance(LOW)
                .doc(
                        "How many milliseconds the parts of a message that comes in several (DSC,"
                                + " MSH-14) are kept for the rest; after that a status record tells"
                                + " that it is incomplete. The parts themselves are on the"
                                + " fragments topic.")
                .option(MAX_BYTES)
                .type(LONG)
                .defaultsTo(64L * 1024 * 1024)
                .validator(Valid.atLeast(1_024))
                .importance(LOW)
                .doc("How many bytes of such parts are kept at once; the oldest go first.");
    }

    public static ContinuationOptions from(AbstractConfig config) {
        return new ContinuationOptions(
                Duration.ofMillis(config.getLong(TIMEOUT_MS)), config.getLong(MAX_BYTES));
    }
}
