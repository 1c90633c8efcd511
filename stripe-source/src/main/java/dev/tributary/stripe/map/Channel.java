package dev.tributary.stripe.map;

import java.util.Locale;

/** How an object came to us. */
public enum Channel {
    BACKFILL,
    FEED,
    WEBHOOK,
    FETCH,
    RELIST;

    /** As it stands in records. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
