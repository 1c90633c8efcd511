package dev.tributary.api.money;

import java.util.Locale;

/** What can be done with an account. */
public enum AccountStatus {
    OPEN,
    /** Some of what it is for cannot be done with it for now. */
    RESTRICTED,
    /** We may not read it any more. */
    PAUSED,
    CLOSED,
    /** Another one took its place. */
    MERGED;

    /** As it stands in records. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
