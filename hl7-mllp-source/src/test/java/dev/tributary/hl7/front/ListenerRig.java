package dev.tributary.hl7.front;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tributary.commons.config.HostPort;
import dev.tributary.commons.metrics.ConnectorMetrics;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.management.JMException;
import javax.management.ObjectName;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/** A listener on a port of its own, whose messages are answered as a test says. */
final class ListenerRig implements AutoCloseable {

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final int number = NUMBERS.incrementAndGet();
    private final Map<String, String> props = new HashMap<>();
    private final ConnectorMetrics metrics = ConnectorMetrics.open("test", "rig", number);
    private final List<MessageSink.AnswerTo> waiting = new CopyOnWriteArrayList<>();
    final List<String> received = new CopyOnWriteArrayList<>();
    final List<ListenerEvent> events = new CopyOnWriteArrayList<>();
    volatile boolean answering = true;
    volatile boolean mayRead = true;
    private Duration answerTimeout = Duration.ZERO;
    private ListenerOptions options;
    private MllpListener listener;

    ListenerRig() {
        props.put(ListenerOptions.LISTENERS, "127.0.0.1:0");
        props.put(ListenerOptions.DRAIN_TIMEOUT_MS, "2000");
    }

    ListenerRig with(String option, Object value) {
        props.put(option, value.toString());
        return this;
    }

    ListenerRig answerTimeout(Duration timeout) {
        answerTimeout = timeout;
        return this;
    }

    /** Listens, without waiting for the port. */
    ListenerRig start() {
        ConfigDef def = new ConfigDef();
        ListenerOptions.define(def);
        options = ListenerOptions.from(new AbstractConfig(def, props, false));
        listener =
                new MllpListener(
                        "rig-" + number,
                        options,
                        answerTimeout,
                        this::take,
                        new FrontMetrics(metrics),
                        () -> mayRead,
                        events::add,
                        Clock.systemUTC());
        listener.start();
        return this;
    }

    /** Listens, and waits until it does. */
    ListenerRig listening() {
        start();
        await().until(() -> listener.boundCount() == 1);
        return this;
    }

    private void take(Received message, MessageSink.AnswerTo answer) {
        received.add(
                message.oversize()
                        ? "oversize " + message.size()
                        : new String(message.bytes(), StandardCharsets.ISO_8859_1));
        if (answering) {
            answer.answer(ack("AA " + received.get(received.size() - 1)));
        } else {
            waiting.add(answer);
        }
    }

    static Answer ack(String text) {
        return new Answer.Acknowledge("AA", text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Answers one of the messages that were kept waiting, from the first on. */
    void answer(int index, Answer answer) {
        waiting.get(index).answer(answer);
    }

    int waitingCount() {
        return waiting.size();
    }

    InetSocketAddress address() {
        HostPort configured = options.listeners().get(0);
        return listener.boundTo(configured).orElseThrow();
    }

    /** A sender in clear text. */
    Sender sender() {
        return Sender.connect(address());
    }

    /** Closes the gate, and waits until no socket is read. */
    void pause() {
        mayRead = false;
        listener.lookAgain();
        await().until(() -> !listener.isReading());
    }

    void stop() {
        listener.stop(() -> {});
    }

    void stop(Runnable afterwards) {
        listener.stop(afterwards);
    }

    /** A metric's value now. */
    long metric(String name) {
        try {
            ObjectName bean =
                    new ObjectName("dev.tributary:type=test,connector=rig,task=" + number);
            return ((Number) ManagementFactory.getPlatformMBeanServer().getAttribute(bean, name))
                    .longValue();
        } catch (JMException missing) {
            throw new AssertionError(missing);
        }
    }

    /** Waits until a metric has a value. */
    void awaitMetric(String name, long value) {
        await().untilAsserted(() -> assertThat(metric(name)).as(name).isEqualTo(value));
    }

    @Override
    public void close() {
        if (listener != null) {
            stop();
        }
        metrics.close();
    }
}
