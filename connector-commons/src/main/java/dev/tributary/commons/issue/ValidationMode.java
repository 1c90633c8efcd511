package dev.tributary.commons.issue;

import java.util.List;

/** What becomes of a message with errors. */
public enum ValidationMode {
    /** It becomes a dead letter. */
    STRICT,
    /** It travels on; its errors stand in the record. */
    LENIENT;

    /** Whether a message with these findings must become a dead letter. */
    public boolean refuses(List<Issue> issues) {
        return this == STRICT && issues.stream().anyMatch(Issue::isError);
    }
}
