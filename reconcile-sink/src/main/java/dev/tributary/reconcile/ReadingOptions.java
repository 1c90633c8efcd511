package dev.tributary.reconcile;

import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Type.BOOLEAN;
import static org.apache.kafka.common.config.ConfigDef.Type.LIST;

import dev.tributary.commons.config.ConfigGroup;
import dev.tributary.commons.config.OneOf;
import dev.tributary.commons.config.OptionMisfit;
import dev.tributary.commons.config.Valid;
import dev.tributary.commons.crypto.Sha256;
import dev.tributary.reconcile.map.SourceKinds;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/**
 * How topics are read.
 *
 * @param onRecreated what happens when a topic begins anew
 * @param mappingFile how records of a foreign form are read; empty for our own records
 * @param sourceKinds what kind of system each source of transactions is
 * @param keysReadBy a digest of Connect's settings by which keys are read: where it is another one,
 *     the same key can look different
 */
public record ReadingOptions(
        OnRecreated onRecreated,
        Optional<String> mappingFile,
        SourceKinds sourceKinds,
        String keysReadBy) {

    public static final String ISOLATION_FROM_WORKER = "isolation.from.worker";
    public static final String TOPIC_RECREATED = "topic.recreated";
    public static final String MAPPING_FILE = "mapping.file";
    public static final String SOURCE_KINDS = "source.kinds";

    static final String ISOLATION = "consumer.override.isolation.level";
    private static final String OFFSET_RESET = "consumer.override.auto.offset.reset";
    private static final String LOG_MESSAGES = "errors.log.include.messages";

    private static final Pattern READS_KEYS =
            Pattern.compile("(key\\.converter|transforms|predicates)(\\..*)?");

    /** What happens when a topic begins at lower offsets than were written. */
    public enum OnRecreated {
        /** The task fails. */
        FAIL,
        /** It is read from its beginning. */
        RESTART
    }

    public static void define(ConfigDef def) {
        ConfigGroup.in(def, "Reading")
                .option(MAPPING_FILE)
                .validator(Valid.notBlank())
                .doc(
                        "A YAML file on each worker that says how records of a foreign form are"
                                + " read; records of Tributary's own connectors need none.")
                .option(SOURCE_KINDS)
                .type(LIST)
                .defaultsTo("")
                .validator(
                        Valid.listOrNone(
                                Valid.readableBy(
                                        "source:kind with bank, ledger or processor, as xero:ledger",
                                        SourceKinds::check)))
                .doc(
                        "What kind of system the sources of transactions are that are not"
                                + " Tributary's own, as `mybank:bank,xero:ledger,adyen:processor`,"
                                + " by what `source` of the record says; `stripe`, `plaid` and"
                                + " `quickbooks` are known. A transaction of another source cannot"
                                + " be used: it goes to the dead letter queue, or fails the task."
                                + " Records that `mapping.file` reads have their kind from there.")
                .option(ISOLATION_FROM_WORKER)
                .type(BOOLEAN)
                .defaultsTo(false)
                .importance(LOW)
                .doc(
                        "Set it to `true` where the worker's own configuration has"
                                + " `consumer.isolation.level=read_committed`; otherwise the"
                                + " connector needs"
                                + " `consumer.override.isolation.level=read_committed`, since money"
                                + " that a source took back again must not be matched.")
                .option(TOPIC_RECREATED)
                .oneOf(OnRecreated.class)
                .defaultsTo(OnRecreated.FAIL)
                .importance(LOW)
                .doc(
                        "What happens when a topic is not the one that was written, as one that was"
                                + " deleted and made anew: it begins at lower offsets than are in"
                                + " the database, or has another record where the last one was that"
                                + " was written. `fail` stops the task, `restart` reads it from its"
                                + " beginning; entries are known by their ids, so what is there"
                                + " already stays as it is.");
    }

    public static ReadingOptions from(AbstractConfig config) {
        return new ReadingOptions(
                OneOf.get(config, TOPIC_RECREATED, OnRecreated.class),
                Optional.ofNullable(config.getString(MAPPING_FILE)),
                sourceKinds(config.getList(SOURCE_KINDS)),
                keysReadBy(config.originalsStrings()));
    }

    private static SourceKinds sourceKinds(List<String> items) {
        try {
            return SourceKinds.of(items);
        } catch (IllegalArgumentException wrong) {
            throw new OptionMisfit(SOURCE_KINDS, wrong.getMessage());
        }
    }

    private static String keysReadBy(Map<String, String> props) {
        Map<String, String> settings = new TreeMap<>(props);
        settings.keySet().removeIf(key -> !READS_KEYS.matcher(key).matches());
        return Sha256.hex(settings.toString().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * What of Connect's own settings would read what was never committed, pass over records, or
     * write data to the log: each with its remedy.
     */
    static List<OptionMisfit> misfits(Map<String, String> props) {
        List<OptionMisfit> misfits = new ArrayList<>();
        boolean fromWorker = word(props, ISOLATION_FROM_WORKER).equals("true");
        String isolation = word(props, ISOLATION);
        if (!isolation.equals("read_committed") && (!isolation.isEmpty() || !fromWorker)) {
            misfits.add(
                    new OptionMisfit(
                            ISOLATION,
                            "records of transactions that were aborted would be matched: set "
                                    + ISOLATION
                                    + "=read_committed, or "
                                    + ISOLATION_FROM_WORKER
                                    + "=true where the worker's configuration has"
                                    + " consumer.isolation.level=read_committed"));
        }
        String reset = word(props, OFFSET_RESET);
        if (!reset.isEmpty() && !reset.equals("earliest")) {
            misfits.add(
                    new OptionMisfit(
                            OFFSET_RESET,
                            "where a topic no longer has the offset that the database asks for,"
                                    + " records would be passed over: leave it out, or set it to"
                                    + " earliest"));
        }
        if (word(props, LOG_MESSAGES).equals("true")) {
            misfits.add(
                    new OptionMisfit(
                            LOG_MESSAGES,
                            "it would write personal data to the worker's log: leave it out or set"
                                    + " it to false; the dead letter queue says what failed"));
        }
        return misfits;
    }

    /**
     * Refuses what {@link #misfits} finds, for a task whose configuration may have changed since it
     * was validated.
     *
     * @throws OptionMisfit with the remedy
     */
    static void requireSafe(Map<String, String> props) {
        for (OptionMisfit misfit : misfits(props)) {
            throw misfit;
        }
    }

    private static String word(Map<String, String> props, String key) {
        String value = props.get(key);
        return value == null ? "" : value.trim().toLowerCase(Locale.ROOT);
    }
}
