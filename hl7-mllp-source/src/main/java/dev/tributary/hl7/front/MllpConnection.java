package dev.tributary.hl7.front;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.timeout.IdleStateEvent;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One sender's connection: takes what the framer found, hands messages on, and writes the answers
 * in the order of the messages, each in one write.
 */
final class MllpConnection extends ChannelInboundHandlerAdapter {

    private static final Logger LOG = LoggerFactory.getLogger(MllpConnection.class);

    private final String listener;
    private final long number;
    private final Duration answerTimeout;
    private final ReadGate gate;
    private final MessageSink sink;
    private final FrontMetrics metrics;
    private final Clock clock;
    private final AnswerWindow window;
    private long messages;
    private boolean hungUp;
    private volatile int waiting; // the window's, for the thread that watches over a drain
    private ChannelHandlerContext context;

    MllpConnection(
            String listener,
            long number,
            int windowSize,
            Duration answerTimeout,
            ReadGate gate,
            MessageSink sink,
            FrontMetrics metrics,
            Clock clock) {
        this.listener = listener;
        this.number = number;
        this.answerTimeout = answerTimeout;
        this.gate = gate;
        this.sink = sink;
        this.metrics = metrics;
        this.clock = clock;
        this.window = new AnswerWindow(windowSize);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        context = ctx;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        updateReading();
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        metrics.hungUp(window.waiting());
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (message instanceof MllpEvent.Frame frame) {
            received(frame.payload(), frame.payload().length, false);
        } else if (message instanceof MllpEvent.Oversize cut) {
            metrics.fault(FaultReason.OVERSIZE);
            received(cut.head(), cut.size(), true);
        } else if (message instanceof MllpEvent.Fault fault) {
            metrics.fault(fault.reason());
        }
    }

    private void received(byte[] bytes, long size, boolean oversize) {
        metrics.received(size);
        AnswerWindow.Slot slot = window.open(System.nanoTime());
        updateReading();
        Received received =
                new Received(
                        bytes, size, oversize, clock.instant(), listener, number, ++messages, 0);
        sink.accept(received, answer -> whenKnown(slot, answer));
    }

    private void whenKnown(AnswerWindow.Slot slot, Answer answer) {
        if (context.executor().inEventLoop()) {
            fill(slot, answer);
        } else {
            context.executor().execute(() -> fill(slot, answer));
        }
    }

    private void fill(AnswerWindow.Slot slot, Answer answer) {
        window.fill(slot, answer, this::write);
        context.flush();
        updateReading();
    }

    private void write(Answer answer, long arrived) {
        if (hungUp || !context.channel().isActive()) {
            return;
        }
        if (answer instanceof Answer.Acknowledge ack) {
            context.write(framed(ack.message()));
            metrics.answered(ack.code(), System.nanoTime() - arrived);
        } else if (answer instanceof Answer.Hangup) {
            hungUp = true;
            // What was written before it still goes out.
            context.flush();
            context.close();
        }
    }

    private ByteBuf framed(byte[] message) {
        return context.alloc()
                .buffer(message.length + 3)
                .writeByte(MllpFramer.START_BLOCK)
                .writeBytes(message)
                .writeByte(MllpFramer.END_BLOCK)
                .writeByte(MllpFramer.CARRIAGE_RETURN);
    }

    private void updateReading() {
        waiting = window.waiting();
        context.channel().config().setAutoRead(gate.isOpen() && window.hasRoom() && !hungUp);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event == ReadGate.Changed.EVENT) {
            // Fired from any thread, run on this channel's loop.
            updateReading();
        } else if (event instanceof IdleStateEvent) {
            closeIfIdle(ctx);
        } else if (event == Tick.EVENT) {
            closeIfOverdue(ctx);
        } else {
            ctx.fireUserEventTriggered(event);
        }
    }

    private void closeIfIdle(ChannelHandlerContext ctx) {
        if (window.isEmpty() && gate.isOpen()) {
            metrics.fault(FaultReason.IDLE_TIMEOUT);
            ctx.close();
        }
    }

    private void closeIfOverdue(ChannelHandlerContext ctx) {
        if (!answerTimeout.isZero()
                && window.oldestWait(System.nanoTime()) > answerTimeout.toNanos()) {
            LOG.warn(
                    "no commit within ack.timeout.ms for the oldest message of connection {} on {};"
                            + " closing it unanswered, so that its sender sends again",
                    number,
                    listener);
            hungUp = true;
            ctx.close();
        }
    }

    /** Whether a message waits for its answer; may be asked from any thread. */
    boolean hasWaiting() {
        return waiting > 0;
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        // The message of an I/O error names no data; a codec's could, so only its class is logged.
        LOG.info(
                "connection {} on {} ended by {}",
                number,
                listener,
                cause.getClass().getSimpleName());
        ctx.close();
    }

    /** A slow, regular look at what is overdue. */
    enum Tick {
        EVENT
    }
}
