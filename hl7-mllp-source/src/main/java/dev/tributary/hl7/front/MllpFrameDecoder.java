package dev.tributary.hl7.front;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/** Feeds a connection's bytes to its framer and hands on what the framer finds. */
final class MllpFrameDecoder extends ChannelInboundHandlerAdapter {

    /** Keeps what a connection holds small: there may be a thousand. */
    private static final int MOST_AT_ONCE = 8 * 1024;

    private final MllpFramer framer;
    private final FrameTimer timer;
    private byte[] piece = new byte[0];
    private boolean heard;

    MllpFrameDecoder(int maxMessageBytes, FrameTimer timer) {
        this.framer = new MllpFramer(maxMessageBytes);
        this.timer = timer;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        heard = true;
        long begunBefore = framer.begun();
        feed(ctx, (ByteBuf) message);
        if (!framer.isInside()) {
            timer.end();
        } else if (framer.begun() != begunBefore) {
            timer.begin(System.nanoTime());
        }
    }

    private void feed(ChannelHandlerContext ctx, ByteBuf bytes) {
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
            if (piece.length < Math.min(length, MOST_AT_ONCE)) {
                piece = new byte[Math.min(length, MOST_AT_ONCE)];
            }
            while (bytes.isReadable()) {
                int part = Math.min(bytes.readableBytes(), piece.length);
                bytes.readBytes(piece, 0, part);
                framer.feed(piece, 0, part, ctx::fireChannelRead);
            }
        } finally {
            bytes.release();
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event == MllpConnection.Tick.EVENT && timer.isOver(System.nanoTime())) {
            timer.end();
            framer.giveUp(FaultReason.FRAME_TIMEOUT, ctx::fireChannelRead);
        }
        ctx.fireUserEventTriggered(event);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        framer.close(ctx::fireChannelRead);
        ctx.fireChannelInactive();
    }

    /** Whether any byte has come. */
    boolean hasHeard() {
        return heard;
    }
}
