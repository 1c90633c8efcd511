package dev.tributary.reconcile;

import dev.tributary.reconcile.store.Read;
import dev.tributary.reconcile.store.Rejects;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.ErrantRecordReporter;

/** Hands records that cannot be written to Connect's dead letter queue; for the task's thread. */
final class ErrantRecords implements Rejects {
    private final ErrantRecordReporter reporter;

    /**
     * Those of the batch under way: it is written again after an error, they are not told again.
     */
    private final Set<Place> told = new HashSet<>();

    private record Place(TopicPartition partition, long offset) {}

    /**
     * A queue.
     *
     * @param reporter Connect's; null where the worker has none
     */
    ErrantRecords(ErrantRecordReporter reporter) {
        this.reporter = reporter;
    }

    @Override
    public void reject(Read read, String reason) {
        Place place = new Place(read.partition(), read.offset());
        if (told.contains(place)) {
            return;
        }
        DataException error =
                new DataException(
                        "the record at "
                                + read.partition()
                                + ", offset "
                                + read.offset()
                                + ", cannot be used: "
                                + reason);
        if (reporter == null) {
            throw new ConnectException(
                    error.getMessage()
                            + "; set errors.tolerance=all and errors.deadletterqueue.topic.name to"
                            + " put such records aside",
                    error);
        }
        try {
            reporter.report(read.record(), error).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConnectException("interrupted while a record was put aside", e);
        } catch (ExecutionException e) {
            throw new ConnectException("a record could not be put aside", e);
        }
        told.add(place);
    }

    /** The batch is durable. */
    void forget() {
        told.clear();
    }
}
