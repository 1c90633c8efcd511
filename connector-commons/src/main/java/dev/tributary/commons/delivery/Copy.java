package dev.tributary.commons.delivery;

import java.util.Locale;

/** One of the copies that a source can emit of a record. */
public enum Copy {
    /** As the source made it, in the topic of its kind. */
    CLEAR,
    /** For the masking transform, in the topic of its kind with {@code .masked} behind it. */
    MASKED;

    private static final String SUFFIX = ".masked";

    /**
     * The topic of this copy.
     *
     * @param topic the topic of the record's kind
     */
    public String topic(String topic) {
        return this == CLEAR ? topic : topic + SUFFIX;
    }

    /** The word in the header that tells copies apart. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
