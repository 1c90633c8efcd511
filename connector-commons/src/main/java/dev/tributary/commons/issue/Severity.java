package dev.tributary.commons.issue;

import java.util.Locale;

/** How bad a finding is. */
public enum Severity {
    /** Strict validation makes the message a dead letter; lenient lets it travel in the record. */
    ERROR,
    /** Worth knowing; the message goes on either way. */
    WARNING;

    /** The word that stands in records. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
