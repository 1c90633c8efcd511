package dev.tributary.hl7.front;

/** What a framer finds in a stream of bytes. */
sealed interface MllpEvent {

    /**
     * A whole message.
     *
     * @param payload its bytes, without the frame
     */
    record Frame(byte[] payload) implements MllpEvent {
        @Override
        public String toString() {
            return "Frame[" + payload.length + " bytes]";
        }
    }

    /**
     * The end of a message that is longer than is allowed.
     *
     * @param head its first bytes, for an answer
     * @param size how long it was
     */
    record Oversize(byte[] head, long size) implements MllpEvent {
        @Override
        public String toString() {
            return "Oversize[" + size + " bytes]";
        }
    }

    /**
     * Bytes that are no message.
     *
     * @param reason why
     * @param bytes how many were passed over
     */
    record Fault(FaultReason reason, long bytes) implements MllpEvent {}
}
