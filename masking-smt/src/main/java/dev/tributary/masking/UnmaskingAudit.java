package dev.tributary.masking;

import dev.tributary.commons.metrics.ConnectorMetrics;
import dev.tributary.commons.metrics.Counter;
import dev.tributary.masking.action.MaskingError;
import dev.tributary.masking.engine.MaskingException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down that ciphertexts were opened, in the log under this class's name: at most one line a
 * topic and minute, and one at the end. It holds counts and names of topics, never a value.
 */
final class UnmaskingAudit implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(UnmaskingAudit.class);

    private static final Duration EVERY = Duration.ofMinutes(1);

    private final Clock clock;
    private final TransformName name;
    private final ConnectorMetrics metrics;
    private final Counter records;
    private final Counter values;
    private final Counter refused;
    private final TreeMap<String, Counts> topics = new TreeMap<>();
    private Instant next;

    private static final class Counts {
        private long records;
        private long values;
        private long refused;
        private MaskingError last;
    }

    UnmaskingAudit(Clock clock) {
        this.clock = clock;
        this.name = TransformName.claim("unmask");
        this.metrics = ConnectorMetrics.open("masking-smt", name.connector(), name.task());
        ConnectorMetrics own = metrics.tagged("transform", name.transform());
        records = own.counter("records-total", "Records in which something was opened");
        values = own.counter("opened-total", "Ciphertexts that were opened");
        refused = own.counter("errors-total", "Records in which something did not open");
        next = clock.instant().plus(EVERY);
    }

    /** A record went through. */
    void opened(String topic, int count) {
        if (count > 0) {
            records.increment();
            values.add(count);
            Counts counts = topics.computeIfAbsent(topic, first -> new Counts());
            counts.records++;
            counts.values += count;
        }
        if (!topics.isEmpty() && !clock.instant().isBefore(next)) {
            write();
        }
    }

    /** A record did not go through. */
    void refused(String topic, RuntimeException why) {
        refused.increment();
        Counts counts = topics.computeIfAbsent(topic, first -> new Counts());
        counts.refused++;
        counts.last = why instanceof MaskingException known ? known.error() : MaskingError.FAILED;
        write();
    }

    private void write() {
        topics.forEach(
                (topic, counts) ->
                        LOG.info(
                                "{} task {} opened {} ciphertexts in {} records of topic {};"
                                        + " refused {} records{}",
                                name.connector(),
                                name.task(),
                                counts.values,
                                counts.records,
                                topic,
                                counts.refused,
                                counts.last == null ? "" : ", the last one by " + counts.last));
        topics.clear();
        next = clock.instant().plus(EVERY);
    }

    @Override
    public void close() {
        write();
        metrics.close();
        name.release();
    }
}
