package dev.tributary.e2e;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.rmi.UnmarshalException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import javax.management.Attribute;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServerConnection;
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

    /** Hands over everything that a monitoring system can read: the beans, and each with all. */
    void forEach(BiConsumer<String, String> reader) throws IOException, JMException {
        MBeanServerConnection server = connection.getMBeanServerConnection();
        for (ObjectName bean : server.queryNames(null, null)) {
            try {
                reader.accept(bean.toString(), text(server, bean));
            } catch (InstanceNotFoundException gone) {
                // Of a client that was closed meanwhile.
                reader.accept(bean.toString(), "");
            }
        }
    }

    private static String text(MBeanServerConnection server, ObjectName bean)
            throws IOException, JMException {
        StringBuilder text = new StringBuilder(bean.toString());
        List<String> readable = new ArrayList<>();
        for (MBeanAttributeInfo attribute : server.getMBeanInfo(bean).getAttributes()) {
            text.append('\n').append(attribute);
            if (attribute.isReadable()) {
                readable.add(attribute.getName());
            }
        }
        for (Attribute attribute : values(server, bean, readable)) {
            text.append('\n').append(text(attribute));
        }
        return text.toString();
    }

    /** All at once; one by one where a value is of a class that only the worker has. */
    private static List<Attribute> values(
            MBeanServerConnection server, ObjectName bean, List<String> attributes)
            throws IOException, JMException {
        try {
            return server.getAttributes(bean, attributes.toArray(String[]::new)).asList();
        } catch (UnmarshalException unknownClass) {
            List<Attribute> some = new ArrayList<>();
            if (attributes.size() > 1) {
                for (String attribute : attributes) {
                    some.addAll(values(server, bean, List.of(attribute)));
                }
            }
            return some;
        }
    }

    private static String text(Attribute attribute) {
        Object value = attribute.getValue();
        return attribute.getName()
                + ' '
                + (value instanceof Object[] many
                        ? Arrays.deepToString(many)
                        : String.valueOf(value));
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
