package dev.tributary.hl7.front;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/** Feeds a connection's bytes to its framer and hands on what the framer finds. */
final class MllpFrameDecoder extends ChannelInboundHandlerAdapter {

    private final MllpFramer framer;
    private byte[] piece = new byte[0];

    MllpFrameDecoder(int maxMessageBytes) {
        framer = new MllpFramer(maxMessageBytes);
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        ByteBuf bytes = (ByteBuf) message;
        try {
            int length = bytes.readableBytes();
            if (bytes.hasArray()) {
                framer.feed(
                        bytes.array(),
                        bytes.arrayOffset() + bytes.readerIndex(),
                        length,
                        ctx::fireChannelRead);
                return;
            }
            if (piece.length < length) {
                piece = new byte[length];
            }
            bytes.readBytes(piece, 0, length);
            framer.feed(piece, 0, length, ctx::fireChannelRead);
        } finally {
            bytes.release();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        framer.close(ctx::fireChannelRead);
        ctx.fireChannelInactive();
    }
}
