package dev.tributary.commons.metrics;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.Gauge;
import org.apache.kafka.common.metrics.JmxReporter;
import org.apache.kafka.common.metrics.KafkaMetricsContext;
import org.apache.kafka.common.metrics.MetricConfig;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.common.metrics.stats.Avg;
import org.apache.kafka.common.metrics.stats.Max;
import org.apache.kafka.common.utils.Time;

/**
 * The metrics of one task as the MBean {@code
 * dev.tributary:type=<type>,connector=<name>,task=<id>}: kafka-clients' own registry and reporter,
 * as the worker supplies them in every version.
 *
 * <p>Metrics are defined when a task starts, each name once per MBean; their objects are then used
 * from any thread. Names and tags come from the configuration, never from data.
 */
public final class ConnectorMetrics implements AutoCloseable {

    private static final String DOMAIN = "dev.tributary";

    private final Metrics registry;
    private final boolean owner;
    private final Clock clock;
    private final String type;
    private final Map<String, String> tags;
    private final List<MetricName> names = new ArrayList<>();
    private final List<String> sensors = new ArrayList<>();

    private ConnectorMetrics(
            Metrics registry, boolean owner, Clock clock, String type, Map<String, String> tags) {
        this.registry = registry;
        this.owner = owner;
        this.clock = clock;
        this.type = type;
        this.tags = tags;
    }

    /**
     * Opens the metrics of a task.
     *
     * @param type what kind of connector, as {@code hl7-mllp-source}
     * @param connector the connector's name; quoted where JMX needs it
     */
    public static ConnectorMetrics open(String type, String connector, int task) {
        return open(type, connector, task, Clock.systemUTC());
    }

    /** As above, with the clock that {@link #timestamp timestamps} read. */
    public static ConnectorMetrics open(String type, String connector, int task, Clock clock) {
        Map<String, String> tags = new LinkedHashMap<>();
        tags.put("connector", connector);
        tags.put("task", Integer.toString(task));
        return new ConnectorMetrics(registry(), true, clock, type, tags);
    }

    private static Metrics registry() {
        Metrics registry =
                new Metrics(
                        new MetricConfig(),
                        List.of(new JmxReporter()),
                        Time.SYSTEM,
                        new KafkaMetricsContext(DOMAIN));
        // The registry counts its own metrics in a bean that all tasks of a worker would fight for.
        List.copyOf(registry.metrics().keySet()).forEach(registry::removeMetric);
        return registry;
    }

    /** The same task's MBean with one more tag, as {@code listener=adt}; closed with this one. */
    public ConnectorMetrics tagged(String tag, String value) {
        Map<String, String> more = new LinkedHashMap<>(tags);
        more.put(tag, value);
        return new ConnectorMetrics(registry, false, clock, type, more);
    }

    /** A count that only grows; its name ends in {@code -total}. */
    public Counter counter(String name, String doc) {
        Counter counter = new Counter();
        gauge(name, doc, counter::value);
        return counter;
    }

    /** A value read whenever somebody looks; the supplier is called from any thread. */
    public void gauge(String name, String doc, LongSupplier value) {
        MetricName metric = metric(name, doc);
        registry.addMetric(metric, (Gauge<Long>) (config, now) -> value.getAsLong());
        remember(metric);
    }

    /** Durations, shown as {@code <name>-avg} and {@code <name>-max} in milliseconds. */
    public Latency latency(String name, String doc) {
        String id = type + tags + name;
        Sensor sensor = registry.sensor(id);
        sensor.add(metric(name + "-avg", doc + " (average, ms)"), new Avg());
        sensor.add(metric(name + "-max", doc + " (maximum, ms)"), new Max());
        synchronized (names) {
            sensors.add(id);
        }
        return new Latency(sensor);
    }

    /** When something last happened, as {@code last-success-timestamp}. */
    public Timestamp timestamp(String name, String doc) {
        Timestamp timestamp = new Timestamp(clock);
        gauge(name, doc, timestamp::value);
        return timestamp;
    }

    private MetricName metric(String name, String doc) {
        return new MetricName(name, type, doc, tags);
    }

    private void remember(MetricName metric) {
        synchronized (names) {
            names.add(metric);
        }
    }

    /** Removes the beans; objects handed out may still be used, to no effect. */
    @Override
    public void close() {
        if (owner) {
            registry.close();
            return;
        }
        synchronized (names) {
            names.forEach(registry::removeMetric);
            sensors.forEach(registry::removeSensor);
            names.clear();
            sensors.clear();
        }
    }
}
