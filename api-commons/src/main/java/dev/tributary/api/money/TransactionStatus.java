package dev.tributary.api.money;

import java.util.Locale;

/** How far a transaction has come. */
public enum TransactionStatus {
    /** It can still change or go away. */
    PENDING,
    /** It counts. */
    POSTED,
    /** It did not come about. */
    FAILED,
    /** It was taken back before it came about. */
    VOIDED,
    /** The provider no longer knows it. */
    REMOVED;

    /** As it stands in records. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it moves no money, whatever the provider's object says. */
    boolean isWithoutEffect() {
        return this == FAILED || this == VOIDED || this == REMOVED;
    }
}
