package dev.tributary.reconcile.store;

import org.apache.kafka.connect.errors.ConnectException;

/**
 * The entries were placed by other rules or groups since the task started: what it would write now
 * would stand where nobody looks for it.
 */
public final class PlacedOtherwiseException extends ConnectException {
    private static final long serialVersionUID = 1L;

    PlacedOtherwiseException() {
        super(
                "another task has placed the entries by other rules or account groups"
                        + " (match.rules.file, account.groups), or is of another version of this"
                        + " plugin: nothing was written; give all workers the same files and"
                        + " plugin, and restart this task");
    }
}
