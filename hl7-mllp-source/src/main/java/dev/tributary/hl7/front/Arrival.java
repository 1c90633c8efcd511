package dev.tributary.hl7.front;

import io.netty.channel.ChannelHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.ssl.SslHandler;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * A new connection on its way in: its address, its PROXY header and its certificate are looked at,
 * one after the other, before it may say anything. Used on the connection's event loop alone.
 */
final class Arrival {

    private final SocketChannel channel;
    private final Doorkeeper door;
    private final Supplier<List<ChannelHandler>> speaking;
    private MllpFrameDecoder decoder;
    private boolean refused;

    /**
     * A connection that was just accepted.
     *
     * @param channel the connection
     * @param door the listener's rules
     * @param speaking makes the handlers of a connection that may speak
     */
    Arrival(SocketChannel channel, Doorkeeper door, Supplier<List<ChannelHandler>> speaking) {
        this.channel = channel;
        this.door = door;
        this.speaking = speaking;
    }

    /** Begins with the address of the peer, which is the proxy's if there is one. */
    void begin() {
        if (channel.remoteAddress() == null) {
            channel.close();
            return;
        }
        InetAddress peer = channel.remoteAddress().getAddress();
        if (!door.access().proxyProtocol()) {
            admit(peer);
        } else if (door.access().isProxy(peer)) {
            channel.pipeline().addLast(new ProxyHeaderDecoder(this));
            channel.eventLoop()
                    .schedule(
                            this::closeWithoutHeader,
                            door.handshakeMillis(),
                            TimeUnit.MILLISECONDS);
        } else {
            refuse(Refusal.NOT_A_PROXY);
        }
    }

    private void closeWithoutHeader() {
        if (channel.isActive() && channel.pipeline().get(ProxyHeaderDecoder.class) != null) {
            refuse(Refusal.PROXY_HEADER);
        }
    }

    /** Goes on when the PROXY header has been read; without a source it is the proxy itself. */
    void comesFrom(Optional<InetAddress> source) {
        if (source.isPresent()) {
            admit(source.get());
        } else if (door.access().allows(channel.remoteAddress().getAddress())) {
            admit(channel.remoteAddress().getAddress());
        } else {
            // The proxy's own health check, which nobody has put on the list of senders.
            channel.close();
        }
    }

    private void admit(InetAddress sender) {
        if (!door.access().allows(sender)) {
            refuse(Refusal.ADDRESS);
        } else if (door.tls().isPresent()) {
            SslHandler handler = new SslHandler(door.tls().get().newEngine());
            handler.setHandshakeTimeoutMillis(door.handshakeMillis());
            channel.pipeline().addLast(handler).addLast(new TlsGate(this));
        } else {
            speak();
        }
    }

    /** Goes on when the TLS handshake is done. */
    void secured() {
        SslHandler handler = channel.pipeline().get(SslHandler.class);
        List<String> names = door.access().clientNames();
        if (names.isEmpty() || ClientNames.allowed(handler.engine().getSession(), names)) {
            speak();
        } else {
            refuse(Refusal.CLIENT_NAME);
        }
    }

    private void speak() {
        for (ChannelHandler handler : speaking.get()) {
            channel.pipeline().addLast(handler);
            if (handler instanceof MllpFrameDecoder frames) {
                decoder = frames;
            }
        }
    }

    /** Closes the connection and counts why. */
    void refuse(Refusal reason) {
        if (!refused) {
            refused = true;
            door.refused(reason, channel);
        }
        channel.close();
    }

    /** Whether it was turned away. */
    boolean wasRefused() {
        return refused;
    }

    /** Whether a byte of it has come to the framer. */
    boolean wasHeard() {
        return decoder != null && decoder.hasHeard();
    }
}
