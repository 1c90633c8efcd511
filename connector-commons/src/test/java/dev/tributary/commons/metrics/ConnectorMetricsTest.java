package dev.tributary.commons.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

class ConnectorMetricsTest {

    private static final String BEAN = "dev.tributary:type=test-source,connector=adt,task=0";

    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();

    @Test
    void showsCountersAndGaugesAsTheyAreWhenRead() throws JMException {
        try (ConnectorMetrics metrics = ConnectorMetrics.open("test-source", "adt", 0)) {
            Counter received = metrics.counter("messages-received-total", "Messages received.");
            AtomicLong depth = new AtomicLong(3);
            metrics.gauge("queue-depth", "Records that wait.", depth::get);

            received.increment();
            received.add(41);
            depth.set(7);

            assertThat(received.value()).isEqualTo(42);
            assertThat(read(BEAN, "messages-received-total")).isEqualTo(42L);
            assertThat(read(BEAN, "queue-depth")).isEqualTo(7L);
        }
    }

    @Test
    void showsAverageAndMaximumOfALatencyInMilliseconds() throws JMException {
        try (ConnectorMetrics metrics = ConnectorMetrics.open("test-source", "adt", 0)) {
            Latency ack = metrics.latency("ack-latency", "Receipt to answer");

            ack.recordNanos(1_000_000);
            ack.record(Duration.ofMillis(3));

            assertThat(read(BEAN, "ack-latency-avg")).isEqualTo(2.0);
            assertThat(read(BEAN, "ack-latency-max")).isEqualTo(3.0);
        }
    }

    @Test
    void showsWhenSomethingLastHappened() throws JMException {
        Clock clock = Clock.fixed(Instant.ofEpochMilli(1_234), ZoneOffset.UTC);
        try (ConnectorMetrics metrics = ConnectorMetrics.open("test-source", "adt", 0, clock)) {
            Timestamp last = metrics.timestamp("last-success-timestamp", "Last commit.");

            assertThat(read(BEAN, "last-success-timestamp")).isEqualTo(0L);
            last.mark();

            assertThat(read(BEAN, "last-success-timestamp")).isEqualTo(1_234L);
        }
    }

    @Test
    void removesItsBeansWhenClosed() throws JMException {
        ConnectorMetrics metrics = ConnectorMetrics.open("test-source", "adt", 0);
        metrics.counter("a-total", "A.");
        metrics.tagged("listener", "lab").counter("a-total", "A.");

        metrics.close();

        assertThat(beans()).isEmpty();
    }

    @Test
    void keepsTaggedBeansApartAndClosesThemAlone() throws JMException {
        try (ConnectorMetrics metrics = ConnectorMetrics.open("test-source", "adt", 0)) {
            ConnectorMetrics lab = metrics.tagged("listener", "lab");
            metrics.counter("a-total", "A.").increment();
            lab.counter("a-total", "A.").add(2);
            lab.latency("b", "B");

            assertThat(read(BEAN, "a-total")).isEqualTo(1L);
            assertThat(read(BEAN + ",listener=lab", "a-total")).isEqualTo(2L);

            lab.close();

            assertThat(beans()).containsExactly(new ObjectName(BEAN));
        }
    }

    @Test
    void keepsTasksApart() throws JMException {
        ConnectorMetrics first = ConnectorMetrics.open("test-source", "adt", 0);
        try (ConnectorMetrics second = ConnectorMetrics.open("test-source", "adt", 1)) {
            first.counter("a-total", "A.");
            second.counter("a-total", "A.");

            first.close();

            assertThat(beans())
                    .containsExactly(
                            new ObjectName("dev.tributary:type=test-source,connector=adt,task=1"));
        }
    }

    @Test
    void showsNoBeanOfTheRegistryItself() throws JMException {
        try (ConnectorMetrics metrics = ConnectorMetrics.open("test-source", "adt", 0)) {
            metrics.counter("a-total", "A.");

            assertThat(beans()).containsExactly(new ObjectName(BEAN));
        }
    }

    @Test
    void quotesAConnectorsNameThatJmxCannotTake() throws JMException {
        String name = "a,b=c*\"d\":?";
        try (ConnectorMetrics metrics = ConnectorMetrics.open("test-source", name, 0)) {
            metrics.counter("a-total", "A.").increment();

            assertThat(beans())
                    .singleElement()
                    .satisfies(
                            bean ->
                                    assertThat(ObjectName.unquote(bean.getKeyProperty("connector")))
                                            .isEqualTo(name));
        }
    }

    private Object read(String bean, String attribute) throws JMException {
        return server.getAttribute(new ObjectName(bean), attribute);
    }

    private Set<ObjectName> beans() throws JMException {
        return server.queryNames(new ObjectName("dev.tributary:*"), null);
    }
}
