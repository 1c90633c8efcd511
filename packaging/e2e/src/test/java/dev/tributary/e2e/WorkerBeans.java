package dev.tributary.e2e;

import java.io.IOException;
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

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
