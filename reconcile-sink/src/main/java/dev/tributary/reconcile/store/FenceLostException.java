package dev.tributary.reconcile.store;

import org.apache.kafka.connect.errors.ConnectException;

/** Another task has taken a partition of this one: this one must not write any more. */
public final class FenceLostException extends ConnectException {
    private static final long serialVersionUID = 1L;

    FenceLostException() {
        super(
                "another task has taken over partitions of this one, which was taken for dead:"
                        + " nothing was written; restart the task if Connect does not do it");
    }
}
