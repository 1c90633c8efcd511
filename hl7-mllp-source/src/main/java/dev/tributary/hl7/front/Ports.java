package dev.tributary.hl7.front;

import dev.tributary.commons.config.HostPort;
import dev.tributary.commons.retry.Doubling;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The listening sockets of a task.
 *
 * <p>A port that is taken is tried again, slower each time; that is no reason for a task to fail,
 * since after a rebalance the task that held it may yet be stopping.
 */
final class Ports {

    private static final Logger LOG = LoggerFactory.getLogger(Ports.class);
    private static final Doubling WAITS =
            new Doubling(Duration.ofMillis(100), Duration.ofSeconds(5));
    private static final int BACKLOG = 1024;

    private final EventLoopGroup loops;
    private final Consumer<ListenerEvent> events;
    private final Function<HostPort, ChannelHandler> connections;
    private final ChannelGroup servers = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final ReadGate gate = new ReadGate(servers);
    private final ConcurrentMap<HostPort, InetSocketAddress> bound = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /**
     * No sockets yet.
     *
     * @param loops run them
     * @param events told when a port is bound, or found taken for the first time
     * @param connections sets up what an address accepts
     */
    Ports(
            EventLoopGroup loops,
            Consumer<ListenerEvent> events,
            Function<HostPort, ChannelHandler> connections) {
        this.loops = loops;
        this.events = events;
        this.connections = connections;
    }

    /** Begins to bind an address; returns at once. */
    void open(HostPort address) {
        bind(address, 0);
    }

    /** Accepts connections, or leaves them waiting. */
    void accept(boolean open) {
        gate.set(open);
    }

    /** Whether any socket accepts connections. */
    boolean isAccepting() {
        return servers.stream().anyMatch(server -> server.config().isAutoRead());
    }

    Optional<InetSocketAddress> boundTo(HostPort address) {
        return Optional.ofNullable(bound.get(address));
    }

    int boundCount() {
        return bound.size();
    }

    /** Frees the ports; waits a moment for it. */
    void close() {
        closed = true;
        servers.close().awaitUninterruptibly(1, TimeUnit.SECONDS);
        bound.clear();
    }

    private void bind(HostPort address, int failures) {
        if (closed) {
            return;
        }
        ChannelFuture future =
                new ServerBootstrap()
                        .group(loops)
                        .channel(NioServerSocketChannel.class)
                        .option(ChannelOption.SO_BACKLOG, BACKLOG)
                        .option(ChannelOption.SO_REUSEADDR, true)
                        .handler(new ServerGate(gate))
                        .childOption(ChannelOption.TCP_NODELAY, true)
                        .childOption(ChannelOption.SO_KEEPALIVE, true)
                        .childHandler(connections.apply(address))
                        .bind(new InetSocketAddress(address.host(), address.port()));
        future.addListener(done -> afterBind(address, future, failures));
    }

    private void afterBind(HostPort address, ChannelFuture future, int failures) {
        if (!future.isSuccess()) {
            tryAgain(address, future.cause(), failures + 1);
            return;
        }
        Channel server = future.channel();
        servers.add(server);
        if (closed) {
            server.close();
            return;
        }
        // The gate may have changed before the channel was known to it.
        server.pipeline().fireUserEventTriggered(ReadGate.Changed.EVENT);
        bound.put(address, (InetSocketAddress) server.localAddress());
        LOG.info("listening for MLLP on {}", server.localAddress());
        events.accept(new ListenerEvent.Listening(address));
    }

    private void tryAgain(HostPort address, Throwable cause, int failures) {
        if (failures == 1) {
            LOG.warn(
                    "cannot listen on {}: {}; trying again until it is free",
                    address,
                    cause.toString());
            events.accept(new ListenerEvent.Unavailable(address));
        }
        if (!loops.isShuttingDown()) {
            loops.schedule(
                    () -> bind(address, failures),
                    WAITS.after(failures).toMillis(),
                    TimeUnit.MILLISECONDS);
        }
    }
}
