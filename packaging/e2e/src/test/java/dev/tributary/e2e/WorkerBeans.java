package dev.tributary.e2e;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import javax.management.JMException;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** A worker's beans, read over JMX as a monitoring system would. */
final class WorkerBeans implements AutoCloseable {
    private final JMXConnector connection;

    private WorkerBeans(JMXConnector connection) {
        this.connection = connection;
    }

    /** To a worker of our own on this machine, so nobody else's objects are read. */
    @SuppressWarnings("BanJNDI")
    static WorkerBeans connect(int port) throws IOException {
        return new WorkerBeans(
                JMXConnectorFactory.connect(
                        new JMXServiceURL(
                                "service:jmx:rmi:///jndi/rmi://127.0.0.1:" + port + "/jmxrmi")));
    }

    long number(String bean, String attribute) throws IOException, JMException {
        Object value =
                connection.getMBeanServerConnection().getAttribute(new ObjectName(bean), attribute);
        return ((Number) value).longValue();
    }

    /** The worker's heap in use after a full collection, in bytes. */
    long heapInUse() throws IOException {
        MemoryMXBean memory =
                ManagementFactory.newPlatformMXBeanProxy(
                        connection.getMBeanServerConnection(),
                        ManagementFactory.MEMORY_MXBEAN_NAME,
                        MemoryMXBean.class);
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
