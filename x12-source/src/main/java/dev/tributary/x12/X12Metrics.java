package dev.tributary.x12;

import dev.tributary.commons.issue.Issue;
import dev.tributary.commons.metrics.ConnectorMetrics;
import dev.tributary.commons.metrics.Counter;
import dev.tributary.commons.metrics.Timestamp;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a task counts of its files; findings under their codes. The reading thread counts. */
final class X12Metrics {

    private final ConnectorMetrics metrics;
    private final Counter finished;
    private final Counter failed;
    private final Counter recognised;
    private final Counter interchanges;
    private final Counter records;
    private final Counter letters;
    private final Counter bytes;
    private final Counter inputErrors;
    private final Timestamp lastFile;
    private final Map<String, Counter> issues = new HashMap<>();

    X12Metrics(ConnectorMetrics metrics) {
        this.metrics = metrics;
        this.finished =
                metrics.counter("files-finished-total", "Files whose records are in Kafka.");
        this.failed = metrics.counter("files-failed-total", "Files of which nothing was usable.");
        this.recognised = metrics.counter("files-recognised-total", "Files that had come before.");
        this.interchanges = metrics.counter("interchanges-total", "Interchanges that were read.");
        this.records = metrics.counter("records-total", "Records made of units and sets.");
        this.letters = metrics.counter("dead-letters-total", "Dead letters.");
        this.bytes = metrics.counter("unit-bytes-total", "Bytes of the units of records.");
        this.inputErrors =
                metrics.counter("input-errors-total", "Times that the input could not be used.");
        this.lastFile = metrics.timestamp("last-file-timestamp", "When a file was finished, last.");
    }

    void finished() {
        finished.increment();
        lastFile.mark();
    }

    void failed() {
        failed.increment();
        lastFile.mark();
    }

    void recognised() {
        recognised.increment();
    }

    void interchange() {
        interchanges.increment();
    }

    void record(List<Issue> found, long size) {
        records.increment();
        bytes.add(size);
        count(found);
    }

    void letter(List<Issue> found) {
        letters.increment();
        count(found);
    }

    void inputError() {
        inputErrors.increment();
    }

    /** A bean for each code: codes are ours, and few. */
    private void count(List<Issue> found) {
        for (Issue issue : found) {
            issues.computeIfAbsent(issue.code().name(), this::counter).increment();
        }
    }

    private Counter counter(String code) {
        return metrics.tagged("issue", code).counter("issues-total", "Findings of that code.");
    }
}
