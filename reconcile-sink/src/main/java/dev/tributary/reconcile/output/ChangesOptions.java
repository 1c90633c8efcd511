package dev.tributary.reconcile.output;

import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Type.BOOLEAN;
import static org.apache.kafka.common.config.ConfigDef.Type.INT;
import static org.apache.kafka.common.config.ConfigDef.Type.LONG;

import dev.tributary.commons.config.ConfigGroup;
import dev.tributary.commons.config.KafkaClientOptions;
import dev.tributary.commons.config.OptionMisfit;
import dev.tributary.commons.config.Valid;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/**
 * Whether, and where, the sink tells of changes.
 *
 * @param topic where; empty for nowhere
 * @param statements whether the statements of the accounts that changed are told too
 * @param statementDays how many days a statement goes back from the account's last movement
 * @param persons whether statements name persons
 * @param maxBytes beyond which a match is told without its members
 * @param kafka how to reach Kafka
 */
public record ChangesOptions(
        Optional<String> topic,
        boolean statements,
        int statementDays,
        boolean persons,
        long maxBytes,
        KafkaClientOptions kafka) {

    public static final String TOPIC = "changes.topic";
    public static final String STATEMENTS = "changes.statements";
    public static final String STATEMENT_DAYS = "changes.statement.days";
    public static final String PERSONS = "changes.persons";
    public static final String MAX_BYTES = "changes.max.record.bytes";

    /** Defines these options, and those of the Kafka client that they need. */
    public static void define(ConfigDef def) {
        ConfigGroup.in(def, "Changes topic")
                .option(TOPIC)
                .validator(Valid.notBlank())
                .doc(
                        "A topic that is told of every match and exception that begins or ends, at"
                                + " least once, in the order of each; nothing is told when left out."
                                + " It needs `kafka.bootstrap.servers`. It is written in"
                                + " transactions, under ids that begin with its name and a hyphen:"
                                + " read it with `isolation.level=read_committed`. It holds ids of"
                                + " entries in the clear: restrict who may read it as you do for"
                                + " the topics that the sink reads.")
                .option(STATEMENTS)
                .type(BOOLEAN)
                .defaultsTo(false)
                .dependsOn(TOPIC)
                .doc(
                        "Whether the topic also gets the statement of each account of which"
                                + " something changed, whole and keyed by the account: compact the"
                                + " topic, and its last record is the account's statement.")
                .option(STATEMENT_DAYS)
                .type(INT)
                .defaultsTo(31)
                .validator(Valid.between(1, 3660))
                .importance(LOW)
                .dependsOn(STATEMENTS)
                .doc(
                        "How many days such a statement goes back, counted from the account's last"
                                + " movement.")
                .option(PERSONS)
                .type(BOOLEAN)
                .defaultsTo(false)
                .dependsOn(STATEMENTS)
                .doc(
                        "Whether statements hold the names of those at the other end of a"
                                + " transaction (`merchant`) and of accounts, in the clear; null"
                                + " stands there otherwise. Both can be persons.")
                .option(MAX_BYTES)
                .type(LONG)
                .defaultsTo(900_000L)
                .validator(Valid.atLeast(1_000))
                .importance(LOW)
                .dependsOn(TOPIC)
                .doc(
                        "The largest value of a match in bytes; beyond it the match is told with"
                                + " `member_count` and `members_left_out` in place of its members,"
                                + " which stay in the view `match_members`. Keep it below the"
                                + " topic's `max.message.bytes`.");
        KafkaClientOptions.define(def);
    }

    /**
     * Reads them.
     *
     * @throws org.apache.kafka.common.config.ConfigException where they do not go together: with
     *     the remedy
     */
    public static ChangesOptions from(AbstractConfig config) {
        ChangesOptions options =
                new ChangesOptions(
                        Optional.ofNullable(config.getString(TOPIC)),
                        config.getBoolean(STATEMENTS),
                        config.getInt(STATEMENT_DAYS),
                        config.getBoolean(PERSONS),
                        config.getLong(MAX_BYTES),
                        KafkaClientOptions.from(config));
        if (options.isEnabled() && !options.kafka().isGiven()) {
            throw new OptionMisfit(
                    KafkaClientOptions.BOOTSTRAP_SERVERS,
                    "changes are told by a client of the connector's own: set it too, or leave out "
                            + TOPIC);
        }
        if (options.statements() && !options.isEnabled()) {
            throw new OptionMisfit(STATEMENTS, "there is no topic for them: set " + TOPIC);
        }
        return options;
    }

    /** Whether anything is told at all. */
    public boolean isEnabled() {
        return topic.isPresent();
    }
}
