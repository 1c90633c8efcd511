package dev.tributary.x12.map;

import static org.apache.kafka.common.config.ConfigDef.Type.BOOLEAN;

import dev.tributary.commons.config.ConfigGroup;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/**
 * What stands in records besides their typed fields.
 *
 * @param raw whether the segments as received stand in {@code raw}
 * @param tree whether all loops and segments stand in {@code tree}
 */
public record RecordOptions(boolean raw, boolean tree) {

    public static final String RAW_INCLUDE = "raw.include";
    public static final String INCLUDE_TREE = "include.tree";

    /** What holds where nothing is configured. */
    public static final RecordOptions DEFAULTS = new RecordOptions(true, false);

    public static void define(ConfigDef def) {
        ConfigGroup.in(def, "Records")
                .option(RAW_INCLUDE)
                .type(BOOLEAN)
                .defaultsTo(DEFAULTS.raw())
                .doc(
                        "Whether a record also has its segments exactly as received, in `raw`: ISA,"
                                + " GS, ST and those of the claim, the member, … itself.")
                .option(INCLUDE_TREE)
                .type(BOOLEAN)
                .defaultsTo(DEFAULTS.tree())
                .doc(
                        "Whether a record also has all its loops and segments as JSON, in `tree`,"
                                + " with the loops that it inherits from; records grow several"
                                + " times, and throughput sinks.");
    }

    public static RecordOptions from(AbstractConfig config) {
        return new RecordOptions(config.getBoolean(RAW_INCLUDE), config.getBoolean(INCLUDE_TREE));
    }
}
