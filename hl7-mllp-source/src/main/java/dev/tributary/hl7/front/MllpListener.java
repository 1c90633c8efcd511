package dev.tributary.hl7.front;

import dev.tributary.commons.config.HostPort;
import dev.tributary.commons.config.TlsOptions;
import dev.tributary.commons.tls.ServerTls;
import dev.tributary.commons.tls.TlsSetupException;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.kafka.common.config.ConfigException;

/**
 * Listens on a task's addresses: owns the sockets and their threads, from the first bind to the end
 * of the drain.
 */
public final class MllpListener {

    private static final long LOOK_MS = 200;
    private static final long TICK_MS = 500;

    private final String name;
    private final ListenerOptions options;
    private final Duration answerTimeout;
    private final MessageSink sink;
    private final FrontMetrics metrics;
    private final BooleanSupplier mayRead;
    private final Consumer<ListenerEvent> events;
    private final Clock clock;
    private final MultiThreadIoEventLoopGroup loops;
    private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final ReadGate connectionGate = new ReadGate(connections);
    private final Ports ports;
    private final Optional<ServerTls> tls;
    private final Doorkeeper door;
    private final AtomicLong connectionNumbers = new AtomicLong();
    private volatile boolean stopping;

    /**
     * A listener that does not listen yet.
     *
     * @param name names its threads
     * @param options where to listen, and its bounds
     * @param answerTimeout a message that waits longer ends its connection; zero waits for ever
     * @param sink takes the messages
     * @param metrics counts
     * @param mayRead asked a few times a second whether sockets may be read
     * @param events told when a port is bound, or found taken for the first time
     * @param clock stamps messages
     * @throws ConfigException when the files of TLS cannot be used, with the remedy
     */
    public MllpListener(
            String name,
            ListenerOptions options,
            Duration answerTimeout,
            MessageSink sink,
            FrontMetrics metrics,
            BooleanSupplier mayRead,
            Consumer<ListenerEvent> events,
            Clock clock) {
        this.name = name;
        this.options = options;
        this.answerTimeout = answerTimeout;
        this.sink = sink;
        this.metrics = metrics;
        this.mayRead = mayRead;
        this.events = events;
        this.clock = clock;
        this.tls = openTls(options.tls());
        this.door =
                new Doorkeeper(options.access(), tls, options.tls().handshakeTimeout(), metrics);
        this.loops =
                new MultiThreadIoEventLoopGroup(
                        Math.max(2, Math.min(8, Runtime.getRuntime().availableProcessors())),
                        new DefaultThreadFactory(name + "-mllp"),
                        NioIoHandler.newFactory());
        this.ports = new Ports(loops, events, Connections::new);
    }

    private static Optional<ServerTls> openTls(TlsOptions options) {
        try {
            return options.enabled() ? Optional.of(ServerTls.open(options)) : Optional.empty();
        } catch (TlsSetupException wrong) {
            throw new ConfigException(wrong.option() + ": " + wrong.getMessage());
        }
    }

    /** Starts to bind and to listen; returns at once. */
    public void start() {
        tls.ifPresent(this::watch);
        lookAgain();
        options.listeners().forEach(ports::open);
        loops.scheduleWithFixedDelay(this::lookAgain, LOOK_MS, LOOK_MS, TimeUnit.MILLISECONDS);
        loops.scheduleWithFixedDelay(this::tick, TICK_MS, TICK_MS, TimeUnit.MILLISECONDS);
    }

    private void watch(ServerTls server) {
        metrics.certificateExpiry(
                () -> clock.instant().until(server.expiresAt(), ChronoUnit.SECONDS));
        server.watch(name, new CertificateNews(options.listeners(), metrics, events));
    }

    /** Has the gates look at once whether sockets may be read. */
    public void lookAgain() {
        boolean open = !stopping && mayRead.getAsBoolean();
        connectionGate.set(open);
        ports.accept(open);
    }

    /** Whether any socket is accepted from or read; a gate that closes takes a moment. */
    boolean isReading() {
        return ports.isAccepting()
                || connections.stream().anyMatch(channel -> channel.config().isAutoRead());
    }

    /** The address that a listener is bound to, which differs from the configured for port 0. */
    public Optional<InetSocketAddress> boundTo(HostPort address) {
        return ports.boundTo(address);
    }

    /** How many addresses are bound. */
    public int boundCount() {
        return ports.boundCount();
    }

    /**
     * Stops listening and reading; the answers of what was read still go out, within the drain's
     * time, after this has returned.
     *
     * @param afterwards run when no answer is waited for any more
     */
    public void stop(Runnable afterwards) {
        if (stopping) {
            return;
        }
        stopping = true;
        tls.ifPresent(ServerTls::close);
        ports.close();
        lookAgain();
        long deadline = System.nanoTime() + options.drainTimeout().toNanos();
        loops.execute(() -> drain(deadline, afterwards));
    }

    /** Each connection ends as soon as its last answer is out. */
    private void drain(long deadline, Runnable afterwards) {
        List<MllpConnection> waiting = new ArrayList<>();
        for (Channel channel : connections) {
            MllpConnection connection = channel.pipeline().get(MllpConnection.class);
            if (connection == null) {
                channel.close();
            } else if (connection.hasWaiting()) {
                waiting.add(connection);
            } else {
                connection.leave();
            }
        }
        if (!waiting.isEmpty() && System.nanoTime() < deadline) {
            loops.schedule(() -> drain(deadline, afterwards), 20, TimeUnit.MILLISECONDS);
            return;
        }
        afterwards.run();
        waiting.forEach(MllpConnection::leave);
        connections
                .newCloseFuture()
                .addListener(closed -> loops.shutdownGracefully(0, 2, TimeUnit.SECONDS));
    }

    private void tick() {
        connections.forEach(
                channel -> channel.pipeline().fireUserEventTriggered(MllpConnection.Tick.EVENT));
    }

    /** Sets up each accepted connection. */
    private final class Connections extends ChannelInitializer<SocketChannel> {

        private final HostPort address;

        private Connections(HostPort address) {
            this.address = address;
        }

        @Override
        protected void initChannel(SocketChannel channel) {
            Arrival arrival = new Arrival(channel, door, this::speaking);
            if (stopping) {
                channel.close();
            } else if (metrics.opened(options.maxConnections())) {
                channel.closeFuture().addListener(closed -> left(arrival));
                connections.add(channel);
                arrival.begin();
            } else {
                arrival.refuse(Refusal.TOO_MANY);
            }
        }

        private List<ChannelHandler> speaking() {
            FrameTimer timer = new FrameTimer(options.frameTimeout());
            return List.of(
                    new IdleStateHandler(
                            0, 0, options.idleTimeout().toMillis(), TimeUnit.MILLISECONDS),
                    new MllpFrameDecoder(options.maxMessageBytes(), timer),
                    new MllpConnection(
                            address.toString(),
                            connectionNumbers.incrementAndGet(),
                            options.window(),
                            answerTimeout,
                            connectionGate,
                            sink,
                            metrics,
                            timer,
                            clock));
        }

        private void left(Arrival arrival) {
            metrics.closed();
            if (!arrival.wasRefused() && !arrival.wasHeard()) {
                metrics.silent();
            }
        }
    }
}
