package dev.tributary.commons.issue;

import java.util.Locale;

/** The step at which a message failed. */
public enum Stage {
    FRONT,
    PARSE,
    VALIDATE,
    MAP,
    DELIVER;

    /** The word that stands in records. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
