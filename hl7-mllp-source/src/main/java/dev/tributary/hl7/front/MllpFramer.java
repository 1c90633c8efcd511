package dev.tributary.hl7.front;

import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Finds messages in a stream of bytes that comes in any pieces: {@code 0x0B message 0x1C 0x0D}
 * (MLLP Release 1, HL7 v2 Transport Specification).
 *
 * <p>The same bytes give the same events however they are split. A message ends at 0x1C, which no
 * HL7 text can hold; the 0x0D behind it may be late or missing. A 0x0B inside a message starts a
 * new one: the sender has given the first up. Used by one connection alone.
 */
final class MllpFramer {

    static final byte START_BLOCK = 0x0b;
    static final byte END_BLOCK = 0x1c;
    static final byte CARRIAGE_RETURN = 0x0d;

    /** Enough for the MSH of an oversize message. */
    static final int HEAD_BYTES = 4096;

    private static final int FIRST_BUFFER = 2048;
    private static final int KEPT_BUFFER = 64 * 1024;

    private enum State {
        OUTSIDE,
        INSIDE,
        AFTER_END
    }

    private final int maxBytes;
    private State state = State.OUTSIDE;
    private byte[] buffer = new byte[FIRST_BUFFER];
    private long size;
    private long junk;
    private long begun;

    /**
     * A framer at the start of a stream.
     *
     * @param maxBytes a longer message is discarded but for its head
     */
    MllpFramer(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** Takes the next piece. */
    void feed(byte[] bytes, int start, int length, Consumer<MllpEvent> events) {
        int end = start + length;
        int at = start;
        while (at < end) {
            at =
                    state == State.INSIDE
                            ? inside(bytes, at, end, events)
                            : outside(bytes[at], at, events);
        }
    }

    /** Takes the end of the stream. */
    void close(Consumer<MllpEvent> events) {
        if (state == State.INSIDE) {
            events.accept(new MllpEvent.Fault(FaultReason.PARTIAL_AT_CLOSE, size));
        } else {
            if (state == State.AFTER_END) {
                events.accept(new MllpEvent.Fault(FaultReason.MISSING_END_CR, 0));
            }
            reportJunk(events);
        }
        state = State.OUTSIDE;
        size = 0;
    }

    /** Whether a message has begun and not ended. */
    boolean isInside() {
        return state == State.INSIDE;
    }

    /** How many messages have begun. */
    long begun() {
        return begun;
    }

    /** Gives the message up that has begun and does not end. */
    void giveUp(FaultReason reason, Consumer<MllpEvent> events) {
        events.accept(new MllpEvent.Fault(reason, size));
        state = State.OUTSIDE;
        size = 0;
    }

    private int outside(byte b, int at, Consumer<MllpEvent> events) {
        if (state == State.AFTER_END) {
            state = State.OUTSIDE;
            if (b == CARRIAGE_RETURN) {
                return at + 1;
            }
            events.accept(new MllpEvent.Fault(FaultReason.MISSING_END_CR, 0));
        }
        if (b == START_BLOCK) {
            reportJunk(events);
            begin();
        } else if (b != '\r' && b != '\n') {
            junk++;
        }
        return at + 1;
    }

    private int inside(byte[] bytes, int start, int end, Consumer<MllpEvent> events) {
        int at = start;
        while (at < end && bytes[at] != END_BLOCK && bytes[at] != START_BLOCK) {
            at++;
        }
        append(bytes, start, at - start);
        if (at == end) {
            return at;
        }
        if (bytes[at] == START_BLOCK) {
            events.accept(new MllpEvent.Fault(FaultReason.NESTED_START, size));
            begin();
        } else {
            finish(events);
            state = State.AFTER_END;
        }
        return at + 1;
    }

    private void begin() {
        state = State.INSIDE;
        begun++;
        size = 0;
    }

    private void append(byte[] bytes, int start, int length) {
        long newSize = size + length;
        if (newSize <= maxBytes) {
            copy(bytes, start, length);
        } else if (size < HEAD_BYTES) {
            copy(bytes, start, (int) Math.min(length, HEAD_BYTES - size));
        }
        size = newSize;
    }

    private void copy(byte[] bytes, int start, int length) {
        int needed = (int) size + length;
        if (needed > buffer.length) {
            // Never far beyond what has really come: a sender that claims much gets little.
            buffer =
                    Arrays.copyOf(
                            buffer,
                            Math.max(needed, (int) Math.min(maxBytes + 1L, buffer.length * 2L)));
        }
        System.arraycopy(bytes, start, buffer, (int) size, length);
    }

    private void finish(Consumer<MllpEvent> events) {
        if (size <= maxBytes) {
            events.accept(new MllpEvent.Frame(Arrays.copyOf(buffer, (int) size)));
        } else {
            events.accept(
                    new MllpEvent.Oversize(
                            Arrays.copyOf(buffer, (int) Math.min(size, HEAD_BYTES)), size));
        }
        if (buffer.length > KEPT_BUFFER) {
            buffer = new byte[FIRST_BUFFER];
        }
    }

    private void reportJunk(Consumer<MllpEvent> events) {
        if (junk > 0) {
            events.accept(new MllpEvent.Fault(FaultReason.JUNK_BEFORE_START, junk));
            junk = 0;
        }
    }
}
