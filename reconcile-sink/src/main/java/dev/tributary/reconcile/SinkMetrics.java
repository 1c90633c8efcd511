package dev.tributary.reconcile;

import dev.tributary.commons.metrics.ConnectorMetrics;
import dev.tributary.commons.metrics.Counter;
import dev.tributary.commons.metrics.Timestamp;
import dev.tributary.reconcile.engine.Change;
import dev.tributary.reconcile.store.RunListener;

/** What a task counts, as one MBean. */
final class SinkMetrics implements RunListener, AutoCloseable {
    private final ConnectorMetrics metrics;
    private final Counter written;
    private final Counter present;
    private final Counter retries;
    private final Counter matchedAgain;
    private final Counter scopeFailures;
    private final Counter matches;
    private final Counter voided;
    private final Counter findings;
    private final Counter resolved;
    private final Timestamp lastSuccess;

    SinkMetrics(String connector, int task) {
        metrics = ConnectorMetrics.open("reconcile-sink", connector, task);
        written = metrics.counter("records-written-total", "Records whose batch was committed");
        present = metrics.counter("records-present-total", "Records that were there already");
        retries = metrics.counter("batch-retries-total", "Batches that are to be written again");
        matchedAgain = metrics.counter("entries-matched-total", "Entries that were matched again");
        scopeFailures =
                metrics.counter(
                        "scope-failures-total",
                        "Times that a scope could not be matched and was left for later");
        matches = metrics.counter("matches-total", "Matches that were found or changed");
        voided = metrics.counter("matches-voided-total", "Matches that no longer hold");
        findings = metrics.counter("findings-total", "Findings that hold or are awaited");
        resolved = metrics.counter("findings-resolved-total", "Findings that no longer hold");
        lastSuccess = metrics.timestamp("last-success-timestamp", "When a batch was committed");
    }

    void wrote(int count, int of) {
        written.add(count);
        present.add(of - count);
        lastSuccess.mark();
    }

    void retry() {
        retries.add(1);
    }

    @Override
    public void ran(int dirty, Change change) {
        matchedAgain.add(dirty);
        matches.add(change.matched().size());
        voided.add(change.voided().size());
        findings.add(change.found().size());
        resolved.add(change.resolved().size());
    }

    @Override
    public void scopeFailed() {
        scopeFailures.add(1);
    }

    @Override
    public void close() {
        metrics.close();
    }
}
