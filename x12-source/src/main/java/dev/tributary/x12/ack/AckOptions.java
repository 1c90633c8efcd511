package dev.tributary.x12.ack;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Type.BOOLEAN;
import static org.apache.kafka.common.config.ConfigDef.Type.INT;

import dev.tributary.commons.config.ConfigGroup;
import dev.tributary.commons.config.OneOf;
import dev.tributary.commons.config.Valid;
import dev.tributary.x12.partner.OwnId;
import java.util.Arrays;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/**
 * How interchanges are answered.
 *
 * @param enabled whether they are at all
 * @param outputPath where answers are put as files; empty for the topic alone
 * @param sender by which id we answer; empty for the one that was written to
 * @param firstControlNumber from which number on our interchanges are counted, 1 to 999999999
 * @param usage what ISA-15 says
 * @param functional by which set groups are answered
 * @param maxErrorsPerSet how many faulty segments are told of one set
 */
public record AckOptions(
        boolean enabled,
        Optional<String> outputPath,
        Optional<OwnId> sender,
        int firstControlNumber,
        UsageIndicator usage,
        FunctionalType functional,
        int maxErrorsPerSet) {

    public static final String ACK_ENABLED = "ack.enabled";

    public static final String ACK_OUTPUT_PATH = "ack.output.path";

    public static final String ACK_SENDER_ID = "ack.sender.id";

    public static final String ACK_CONTROL_NUMBER_START = "ack.control.number.start";

    public static final String ACK_USAGE_INDICATOR = "ack.usage.indicator";

    public static final String ACK_FUNCTIONAL_TYPE = "ack.functional.type";

    public static final String ACK_MAX_ERRORS_PER_SET = "ack.max.errors.per.set";

    /** What holds where nothing is said. */
    public static final AckOptions DEFAULTS =
            new AckOptions(
                    true,
                    Optional.empty(),
                    Optional.empty(),
                    1,
                    UsageIndicator.AS_RECEIVED,
                    FunctionalType.AUTO,
                    100);

    public static void define(ConfigDef def) {
        ConfigGroup.in(def, "Acknowledgements")
                .option(ACK_ENABLED)
                .type(BOOLEAN)
                .defaultsTo(true)
                .importance(HIGH)
                .doc(
                        "Whether interchanges are answered: by a TA1 where the sender asks for one"
                                + " or nothing could be taken, and by a 997 or 999 for their groups."
                                + " Answers go to the topic of acknowledgements once all records of"
                                + " the interchange are durable. A partner may say otherwise under"
                                + " `acknowledgement`.")
                .option(ACK_OUTPUT_PATH)
                .validator(Valid.notBlank())
                .importance(HIGH)
                .dependsOn(ACK_ENABLED)
                .doc(
                        "A directory into which answers are put as files too, ready to be sent,"
                                + " where the input is: on the worker, or on the SFTP server.")
                .option(ACK_SENDER_ID)
                .validator(OwnId.validator())
                .dependsOn(ACK_ENABLED)
                .doc(
                        "The interchange id that answers come from, with its qualifier, as"
                                + " `ZZ:HOSPITAL`; the one that the interchange was addressed to"
                                + " when left out.")
                .option(ACK_FUNCTIONAL_TYPE)
                .defaultsTo(FunctionalType.AUTO.word())
                .validator(
                        ConfigDef.ValidString.in(
                                Arrays.stream(FunctionalType.values())
                                        .map(FunctionalType::word)
                                        .toArray(String[]::new)))
                .dependsOn(ACK_ENABLED)
                .doc(
                        "By which set groups are answered: `auto` takes 997 for 4010 and older and"
                                + " 999 for 5010.")
                .option(ACK_USAGE_INDICATOR)
                .oneOf(UsageIndicator.class)
                .defaultsTo(UsageIndicator.AS_RECEIVED)
                .importance(LOW)
                .dependsOn(ACK_ENABLED)
                .doc("What ISA-15 of answers says: what the sender's says, or always P or T.")
                .option(ACK_CONTROL_NUMBER_START)
                .type(INT)
                .defaultsTo(1)
                .validator(Valid.between(1, ControlNumbers.MAX))
                .importance(LOW)
                .dependsOn(ACK_ENABLED)
                .doc(
                        "From which number on control numbers of answers (ISA-13) are taken: when a"
                                + " connector takes over from another system, one that it has not"
                                + " reached.")
                .option(ACK_MAX_ERRORS_PER_SET)
                .type(INT)
                .defaultsTo(DEFAULTS.maxErrorsPerSet())
                .validator(Valid.between(1, 10_000))
                .importance(LOW)
                .dependsOn(ACK_ENABLED)
                .doc("How many faulty segments an answer tells of one set.");
    }

    public static AckOptions from(AbstractConfig config) {
        return new AckOptions(
                config.getBoolean(ACK_ENABLED),
                Optional.ofNullable(config.getString(ACK_OUTPUT_PATH)),
                Optional.ofNullable(config.getString(ACK_SENDER_ID)).map(OwnId::parse),
                config.getInt(ACK_CONTROL_NUMBER_START),
                OneOf.get(config, ACK_USAGE_INDICATOR, UsageIndicator.class),
                functional(config.getString(ACK_FUNCTIONAL_TYPE)),
                config.getInt(ACK_MAX_ERRORS_PER_SET));
    }

    private static FunctionalType functional(String word) {
        return Arrays.stream(FunctionalType.values())
                .filter(type -> type.word().equals(word))
                .findFirst()
                .orElseThrow();
    }
}
