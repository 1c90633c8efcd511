package dev.tributary.benchmarks.masking;

import dev.tributary.benchmarks.CpuTime;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.kafka.connect.source.SourceRecord;

/** How many records a transform does in a second of the JVM's CPU time. */
final class RecordRate {

    private final List<SourceRecord> records;
    private SourceRecord
            last; // keeps the results reachable, so that making them cannot be left out

    RecordRate(List<SourceRecord> records) {
        this.records = records;
    }

    double of(UnaryOperator<SourceRecord> transform, Duration duration) {
        System.gc();
        long count = 0;
        long cpu = CpuTime.nanos();
        long end = System.nanoTime() + duration.toNanos();
        do {
            for (SourceRecord record : records) {
                last = transform.apply(record);
            }
            count += records.size();
        } while (System.nanoTime() < end);
        double seconds = (CpuTime.nanos() - cpu) / 1e9;
        if (last == null) {
            throw new IllegalStateException("nothing was masked");
        }
        return count / seconds;
    }
}
