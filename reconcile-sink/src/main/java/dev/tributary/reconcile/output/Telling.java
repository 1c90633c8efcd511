package dev.tributary.reconcile.output;

import java.nio.charset.StandardCharsets;

/**
 * One thing that is told: a record of the changes topic.
 *
 * @param seq its place in the outbox; the same in a repetition
 * @param type matched, voided, found, resolved, statement
 * @param key the match, the exception or the account
 * @param value JSON; null for an account that is no longer known
 */
record Telling(long seq, String type, String key, String value) {

    static final String STATEMENT = "statement";

    boolean isStatement() {
        return type.equals(STATEMENT);
    }

    /** Whether it is a match with its members, and so can be told without them. */
    boolean hasMembers() {
        // As PostgreSQL writes JSON; inside a text the quotes would be escaped.
        return value != null && value.contains("\"members\": [");
    }

    /** How many bytes the value takes. */
    int bytes() {
        return value == null ? 0 : value.getBytes(StandardCharsets.UTF_8).length;
    }

    /** The type alone: keys and values can be of persons. */
    @Override
    public String toString() {
        return "Telling[" + seq + ", " + type + "]";
    }
}
