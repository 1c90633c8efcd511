package dev.tributary.commons.policy;

import java.util.List;
import java.util.Locale;

/** The actions by name, with what a policy may say of each. */
public enum ActionKind {
    KEEP,
    REDACT("with"),
    DROP,
    CONSTANT("value"),
    FIRST_N("count", "mask"),
    LAST_N("count", "mask"),
    GENERALIZE,
    TOKEN("domain"),
    DATE_SHIFT("max_days"),
    ENCRYPT("deterministic", "per_subject"),
    DETECT,
    REWRITE;

    @SuppressWarnings("ImmutableEnumChecker") // An unmodifiable list.
    private final List<String> parameters;

    ActionKind(String... parameters) {
        this.parameters = List.of(parameters);
    }

    /** The name in policies, as {@code last-n}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The members of a rule that belong to it. */
    public List<String> parameters() {
        return parameters;
    }

    /** Whether it cannot work without the policy's key. */
    public boolean needsKey() {
        return this == TOKEN || this == DATE_SHIFT || this == ENCRYPT;
    }

    /** Whether what it leaves is made from the value, so that something of it lives on. */
    public boolean derives() {
        return needsKey() || isTruncation();
    }

    /** Whether a part of the value stays readable. */
    public boolean isTruncation() {
        return this == FIRST_N || this == LAST_N;
    }

    /** Whether a key, which is one patient's id, cannot be read in what it leaves. */
    public boolean hidesKeys() {
        return removes() || this == TOKEN || this == ENCRYPT;
    }

    /** Whether nothing of the value is left. */
    public boolean removes() {
        return this == REDACT || this == DROP || this == CONSTANT;
    }

    /** The kind of an action. */
    public static ActionKind of(Action action) {
        if (action instanceof Action.Keep) {
            return KEEP;
        } else if (action instanceof Action.Redact) {
            return REDACT;
        } else if (action instanceof Action.Drop) {
            return DROP;
        } else if (action instanceof Action.Constant) {
            return CONSTANT;
        } else if (action instanceof Action.FirstN) {
            return FIRST_N;
        } else if (action instanceof Action.LastN) {
            return LAST_N;
        } else if (action instanceof Action.Generalize) {
            return GENERALIZE;
        } else if (action instanceof Action.Token) {
            return TOKEN;
        } else if (action instanceof Action.DateShift) {
            return DATE_SHIFT;
        } else if (action instanceof Action.Encrypt) {
            return ENCRYPT;
        } else if (action instanceof Action.Detect) {
            return DETECT;
        }
        return REWRITE;
    }
}
