package dev.tributary.hl7.front;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;

/** Waits behind a TLS handler for the end of the handshake, then leaves the pipeline. */
final class TlsGate extends ChannelInboundHandlerAdapter {

    private final Arrival arrival;

    TlsGate(Arrival arrival) {
        this.arrival = arrival;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (!(event instanceof SslHandshakeCompletionEvent completion)) {
            ctx.fireUserEventTriggered(event);
            return;
        }
        if (completion.isSuccess()) {
            arrival.secured();
            ctx.pipeline().remove(this);
        } else if (ctx.channel().isActive()) {
            arrival.refuse(HandshakeFailure.reason(completion.cause()));
        }
        // Else the peer has gone within the handshake, as a balancer's probe does.
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        // Told by the event above, or a reset; the text may quote what was sent.
        ctx.close();
    }
}
