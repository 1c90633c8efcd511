package dev.tributary.reconcile.store;

import org.apache.kafka.connect.errors.ConnectException;

/** Takes records that cannot be written; what it took is durable when it returns. */
public interface Rejects {

    /**
     * Takes a record.
     *
     * @param reason what is wrong, without values
     * @throws ConnectException if it cannot, or if nobody wants such records: the task fails
     */
    void reject(Read read, String reason);
}
