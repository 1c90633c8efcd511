package dev.tributary.hl7.front;

import java.util.ArrayDeque;

/**
 * Keeps the answers of one connection in the order of its messages.
 *
 * <p>Each message that was read takes a slot; slots are filled in any order and leave in order.
 * Used on the connection's event loop alone.
 */
final class AnswerWindow {

    /** The place of one message's answer. */
    static final class Slot {

        private final long openedNanos;
        private Answer answer;

        private Slot(long openedNanos) {
            this.openedNanos = openedNanos;
        }
    }

    private final ArrayDeque<Slot> slots = new ArrayDeque<>();
    private final int size;

    /**
     * An empty window.
     *
     * @param size how many messages may wait for their answers before reading stops
     */
    AnswerWindow(int size) {
        this.size = size;
    }

    /** Takes the next slot. */
    Slot open(long nowNanos) {
        Slot slot = new Slot(nowNanos);
        slots.addLast(slot);
        return slot;
    }

    /** Fills a slot, then hands on every answer whose turn has come. */
    void fill(Slot slot, Answer answer, InOrder inOrder) {
        slot.answer = answer;
        while (!slots.isEmpty() && slots.peekFirst().answer != null) {
            Slot next = slots.removeFirst();
            inOrder.take(next.answer, next.openedNanos);
        }
    }

    /** Gets the answers in the order of the messages. */
    @FunctionalInterface
    interface InOrder {
        void take(Answer answer, long openedNanos);
    }

    /** Whether another message may be read. */
    boolean hasRoom() {
        return slots.size() < size;
    }

    /** Whether no message waits for its answer. */
    boolean isEmpty() {
        return slots.isEmpty();
    }

    /** Messages that wait for their answers. */
    int waiting() {
        return slots.size();
    }

    /** How long the oldest message has waited, in nanoseconds; zero when none waits. */
    long oldestWait(long nowNanos) {
        return slots.isEmpty() ? 0 : nowNanos - slots.peekFirst().openedNanos;
    }
}
