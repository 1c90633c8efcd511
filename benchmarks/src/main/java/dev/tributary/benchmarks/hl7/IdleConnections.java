package dev.tributary.benchmarks.hl7;

import dev.tributary.benchmarks.Family;
import dev.tributary.benchmarks.Figure;
import dev.tributary.cluster.Ports;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** The worker's heap with a thousand senders that are connected, have sent, and now wait. */
final class IdleConnections implements Family.Benchmark {

    private static final int CONNECTIONS = 1_000;
    private static final int MESSAGES_EACH = 10;

    private final List<SampleMessage> samples = new MessageGenerator(ParseAndMap.SEED).mix(500);

    @Override
    public String name() {
        return "heap";
    }

    @Override
    public List<Figure> run(Family.Context context) throws Exception {
        int jmx = Ports.free();
        Map<String, String> config = Map.of("max.connections", String.valueOf(2 * CONNECTIONS));
        try (SourceUnderTest source =
                        SourceUnderTest.start(context, worker -> worker.withJmxPort(jmx), config);
                JMXConnector connection = connect(jmx)) {
            MemoryMXBean memory = memory(connection.getMBeanServerConnection());
            List<Double> without = new ArrayList<>();
            List<Double> with = new ArrayList<>();
            for (int i = 0; i < context.effort().count(3, 1); i++) {
                MllpLoad senders = source.receiver().senders(samples, CONNECTIONS, 1);
                senders.send((long) MESSAGES_EACH * CONNECTIONS);
                with.add(megabytesInUse(memory));
                source.receiver().finish(senders);
                without.add(megabytesInUse(memory));
            }
            return List.of(
                    Figure.of(
                            "heap_mb_1000_connections",
                            "MB",
                            with,
                            "the worker's heap in use after a full collection, 1,000 senders open"),
                    Figure.of(
                            "heap_mb_no_connection",
                            "MB",
                            without,
                            "the same, senders gone again"));
        }
    }

    @SuppressWarnings("BanJNDI") // A process of our own, on the loopback interface.
    private static JMXConnector connect(int port) throws IOException {
        return JMXConnectorFactory.connect(
                new JMXServiceURL("service:jmx:rmi:///jndi/rmi://127.0.0.1:" + port + "/jmxrmi"));
    }

    private static MemoryMXBean memory(MBeanServerConnection server) throws IOException {
        return ManagementFactory.newPlatformMXBeanProxy(
                server, ManagementFactory.MEMORY_MXBEAN_NAME, MemoryMXBean.class);
    }

    private static double megabytesInUse(MemoryMXBean memory) {
        memory.gc();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed() / 1e6;
    }
}
