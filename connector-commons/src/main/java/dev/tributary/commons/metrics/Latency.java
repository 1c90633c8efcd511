package dev.tributary.commons.metrics;

import java.time.Duration;
import org.apache.kafka.common.metrics.Sensor;

/** How long something takes: average and maximum, in milliseconds, over the last minute or so. */
public final class Latency {

    private static final double NANOS_PER_MILLI = 1_000_000;

    private final Sensor sensor;

    Latency(Sensor sensor) {
        this.sensor = sensor;
    }

    /** Any thread may record. */
    public void recordNanos(long nanos) {
        sensor.record(nanos / NANOS_PER_MILLI);
    }

    public void record(Duration duration) {
        recordNanos(duration.toNanos());
    }
}
