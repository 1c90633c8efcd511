package dev.tributary.hl7.front;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.List;
import java.util.Optional;

/** Takes the PROXY header off a connection, tells whose it is, and leaves the pipeline. */
final class ProxyHeaderDecoder extends ByteToMessageDecoder {

    private final Arrival arrival;

    ProxyHeaderDecoder(Arrival arrival) {
        this.arrival = arrival;
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
        try {
            Optional<ProxyHeader> header = ProxyHeader.read(in);
            if (header.isPresent()) {
                in.skipBytes(header.get().length());
                arrival.comesFrom(header.get().source());
                // Hands what follows to the handlers that have been added.
                ctx.pipeline().remove(this);
            }
        } catch (ProxyHeader.Malformed malformed) {
            in.skipBytes(in.readableBytes());
            arrival.refuse(Refusal.PROXY_HEADER);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        // The peer has reset the connection before it said who it is: a probe.
        ctx.close();
    }
}
