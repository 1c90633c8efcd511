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
    private final FrameTimer timer;
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
            FrameTimer timer,
            Clock clock) {
        this.listener = listener;
        this.number = number;
        this.answerTimeout = answerTimeout;
        this.gate = gate;
        this.sink = sink;
        this.metrics = metrics;
        this.timer = timer;
        this.clock = clock;
        this.window = new AnswerWindow(windowSize);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        context = ctx;
        updateReading();
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        if (!hungUp) {
            metrics.hungUp(window.waiting());
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (hungUp) {
            // Its sender gets no answer to this and will send it again.
            return;
        }
        if (message instanceof MllpEvent.Frame frame) {
            received(frame.payload(), frame.payload().length, false);
        } else if (message instanceof MllpEvent.Oversize cut) {
            metrics.fault(FaultReason.OVERSIZE);
            received(cut.head(), cut.size(), true);
        } else if (message instanceof MllpEvent.Fault fault) {
            metrics.fault(fault.reason());
            if (fault.reason() == FaultReason.FRAME_TIMEOUT) {
                hangUp();
            }
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
            if (isLate(System.nanoTime() - arrived)) {
                // Its sender may take it for the answer to another message.
                metrics.hungUp(1);
                closeLate();
                return;
            }
            context.write(framed(ack.message()));
            metrics.answered(ack.code(), System.nanoTime() - arrived);
        } else if (answer instanceof Answer.Hangup) {
            metrics.hungUp(1);
            hangUp();
        }
    }

    /** Ends the connection; what was written before still arrives. */
    private void hangUp() {
        if (!hungUp) {
            hungUp = true;
            metrics.hungUp(window.waiting());
            waiting = 0;
            Farewell.to(context.channel());
        }
    }

    /** Ends the connection; may be called from any thread. */
    void leave() {
        context.executor().execute(this::hangUp);
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
        if (hungUp) {
            return;
        }
        waiting = window.waiting();
        boolean reading = gate.isOpen() && window.hasRoom();
        timer.reading(reading, System.nanoTime());
        context.channel().config().setAutoRead(reading);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event == ReadGate.Changed.EVENT) {
            // Fired from any thread, run on this channel's loop.
            updateReading();
        } else if (event instanceof IdleStateEvent) {
            closeIfIdle();
        } else if (event == Tick.EVENT) {
            closeIfOverdue();
        } else {
            ctx.fireUserEventTriggered(event);
        }
    }

    private void closeIfIdle() {
        if (window.isEmpty() && gate.isOpen()) {
            metrics.fault(FaultReason.IDLE_TIMEOUT);
            hangUp();
        }
    }

    private void closeIfOverdue() {
        if (!hungUp && isLate(window.oldestWait(System.nanoTime()))) {
            closeLate();
        }
    }

    private boolean isLate(long waitedNanos) {
        return !answerTimeout.isZero() && waitedNanos > answerTimeout.toNanos();
    }

    private void closeLate() {
        LOG.warn(
                "no commit within ack.timeout.ms for the oldest message of connection {} on {};"
                        + " closing it unanswered, so that its sender sends again",
                number,
                listener);
        hangUp();
    }

    /** Whether a message waits for its answer; may be asked from any thread. */
    boolean hasWaiting() {
        return waiting > 0;
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        // A reset is how many senders, and all balancers, end a connection. The message of a
        // codec's
        // exception could hold data, so only its class is logged.
        LOG.debug(
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
