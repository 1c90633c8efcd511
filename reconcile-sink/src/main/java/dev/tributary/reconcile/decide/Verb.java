package dev.tributary.reconcile.decide;

import java.util.Locale;

/** What a person can decide, as the command spells it. */
enum Verb {
    CONFIRM,
    REJECT,
    SPLIT,
    WRITE_OFF,
    WITHDRAW;

    static Verb of(String word) {
        for (Verb verb : values()) {
            if (verb.word().equals(word)) {
                return verb;
            }
        }
        throw new IllegalArgumentException(
                "confirm, reject, split, write-off or withdraw, not " + word);
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What has been done, for the report. */
    String done() {
        return switch (this) {
            case CONFIRM -> "Confirmed";
            case REJECT -> "Rejected";
            case SPLIT -> "Split";
            case WRITE_OFF -> "Written off";
            case WITHDRAW -> "Withdrawn";
        };
    }
}
