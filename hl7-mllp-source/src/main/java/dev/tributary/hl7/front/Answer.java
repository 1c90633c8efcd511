package dev.tributary.hl7.front;

/** What a sender gets for one message. */
public sealed interface Answer {

    /**
     * An acknowledgement.
     *
     * @param code its code, for counting
     * @param message the HL7 message, without its frame
     */
    record Acknowledge(String code, byte[] message) implements Answer {
        @Override
        public String toString() {
            return "Acknowledge[" + code + "]";
        }
    }

    /** Nothing at all: the sender has asked for no acknowledgement. */
    record Silence() implements Answer {}

    /** No acknowledgement but the end of the connection: the sender will send again. */
    record Hangup() implements Answer {}
}
