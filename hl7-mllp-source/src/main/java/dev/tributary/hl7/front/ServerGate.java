package dev.tributary.hl7.front;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/** Stops accepting connections while the gate is closed; the kernel's backlog holds them. */
final class ServerGate extends ChannelInboundHandlerAdapter {

    private final ReadGate gate;

    ServerGate(ReadGate gate) {
        this.gate = gate;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        // The gate may have closed before the port was bound.
        ctx.channel().config().setAutoRead(gate.isOpen());
        ctx.fireChannelActive();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event == ReadGate.Changed.EVENT) {
            ctx.channel().config().setAutoRead(gate.isOpen());
        } else {
            ctx.fireUserEventTriggered(event);
        }
    }
}
