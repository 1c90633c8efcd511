package dev.tributary.commons.config;

import java.util.Locale;
import java.util.Map;

/** What every source refuses among Kafka Connect's own settings. */
public final class SourceRules {

    static final String LOG_MESSAGES = "errors.log.include.messages";
    static final String BOUNDARY = "transaction.boundary";
    static final String ACKS = "producer.override.acks";

    private SourceRules() {}

    /** Adds an error for each setting that breaks a promise of ours. */
    public static void check(Map<String, String> props, ConfigFindings findings) {
        if (word(props, LOG_MESSAGES).equals("true")) {
            findings.error(
                    LOG_MESSAGES,
                    LOG_MESSAGES
                            + "=true would write personal data to the worker's log: leave it out or"
                            + " set it to false; dead letters say what failed");
        }
        if (word(props, BOUNDARY).equals("interval")) {
            findings.error(
                    BOUNDARY,
                    BOUNDARY
                            + "=interval would hold back every acknowledgement until the interval"
                            + " ends: leave it out or set it to poll");
        }
        String acks = word(props, ACKS);
        if (!acks.isEmpty() && !acks.equals("all") && !acks.equals("-1")) {
            findings.error(
                    ACKS,
                    ACKS
                            + " must be all: with less, a message that was acknowledged to its"
                            + " sender can be lost with one broker; leave it out or set it to all");
        }
    }

    private static String word(Map<String, String> props, String key) {
        String value = props.get(key);
        return value == null ? "" : value.trim().toLowerCase(Locale.ROOT);
    }
}
