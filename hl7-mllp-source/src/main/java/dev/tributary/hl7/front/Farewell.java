package dev.tributary.hl7.front;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.ssl.SslHandler;
import java.util.concurrent.TimeUnit;

/**
 * Ends a connection so that what was written to it arrives: a socket that is closed with unread
 * bytes in it resets its peer, which may then lose acknowledgements that it has not read yet. So
 * the end is told first, and what still comes is read and thrown away until the peer closes too.
 */
final class Farewell {

    /** How long the peer may take to close. */
    static final long MOST_MS = 1_000;

    private Farewell() {}

    /** Begins the end; called on the channel's event loop. */
    static void to(Channel channel) {
        channel.config().setAutoRead(true);
        SslHandler tls = channel.pipeline().get(SslHandler.class);
        if (tls != null) {
            // Sends close_notify, then waits for the peer's.
            tls.setCloseNotifyReadTimeoutMillis(MOST_MS);
            channel.close();
            return;
        }
        ChannelFuture written = channel.writeAndFlush(Unpooled.EMPTY_BUFFER);
        written.addListener(
                done -> {
                    if (channel instanceof SocketChannel socket && socket.isActive()) {
                        socket.shutdownOutput();
                    }
                });
        channel.eventLoop().schedule(() -> channel.close(), MOST_MS, TimeUnit.MILLISECONDS);
    }
}
