package dev.tributary.reconcile;

import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Type.BOOLEAN;

import dev.tributary.commons.config.ConfigFindings;
import dev.tributary.commons.config.ConfigGroup;
import dev.tributary.commons.config.OneOf;
import dev.tributary.commons.config.Valid;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/**
 * How topics are read.
 *
 * @param onRecreated what happens when a topic begins anew
 * @param mappingFile how records of a foreign form are read; empty for our own records
 */
public record ReadingOptions(OnRecreated onRecreated, Optional<String> mappingFile) {

    public static final String ISOLATION_FROM_WORKER = "isolation.from.worker";
    public static final String TOPIC_RECREATED = "topic.recreated";
    public static final String MAPPING_FILE = "mapping.file";

    static final String ISOLATION = "consumer.override.isolation.level";
    private static final String LOG_MESSAGES = "errors.log.include.messages";

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
                        "What happens when a topic begins at lower offsets than are in the database,"
                                + " as one that was deleted and made anew: `fail` stops the task,"
                                + " `restart` reads it from its beginning; entries are known by"
                                + " their ids, so what is there already stays as it is.");
    }

    public static ReadingOptions from(AbstractConfig config) {
        return new ReadingOptions(
                OneOf.get(config, TOPIC_RECREATED, OnRecreated.class),
                Optional.ofNullable(config.getString(MAPPING_FILE)));
    }

    /** Refuses a consumer that would read what was never committed, and data in the log. */
    static void check(Map<String, String> props, ConfigFindings findings) {
        boolean fromWorker = word(props, ISOLATION_FROM_WORKER).equals("true");
        String isolation = word(props, ISOLATION);
        if (!isolation.equals("read_committed") && (!isolation.isEmpty() || !fromWorker)) {
            findings.error(
                    ISOLATION,
                    "records of transactions that were aborted would be matched: set "
                            + ISOLATION
                            + "=read_committed, or "
                            + ISOLATION_FROM_WORKER
                            + "=true where the worker's configuration has"
                            + " consumer.isolation.level=read_committed");
        }
        if (word(props, LOG_MESSAGES).equals("true")) {
            findings.error(
                    LOG_MESSAGES,
                    LOG_MESSAGES
                            + "=true would write personal data to the worker's log: leave it out or"
                            + " set it to false; the dead letter queue says what failed");
        }
    }

    private static String word(Map<String, String> props, String key) {
        String value = props.get(key);
        return value == null ? "" : value.trim().toLowerCase(Locale.ROOT);
    }
}
