package dev.tributary.hl7.front;

/** What the front does with a whole message: everything behind the sockets. */
public interface MessageSink {

    /**
     * Takes a message over; called on an event loop, so it must not block.
     *
     * @param received the message
     * @param answer called exactly once, on any thread, when it is known what to answer
     */
    void accept(Received received, AnswerTo answer);

    /** Where the answer goes. */
    @FunctionalInterface
    interface AnswerTo {
        void answer(Answer answer);
    }
}
