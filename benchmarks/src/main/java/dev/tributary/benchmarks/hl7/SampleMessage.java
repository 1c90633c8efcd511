package dev.tributary.benchmarks.hl7;

import java.nio.charset.StandardCharsets;

/**
 * A synthetic message whose control id can be set in place, so that a load of any length never
 * repeats one.
 *
 * @param bytes the message, with an id of zeros
 * @param idAt where its id starts
 */
record SampleMessage(byte[] bytes, int idAt) {

    static final int ID_LENGTH = 12;

    /** Stands in the generator's text where the id goes. */
    static final String ID = "0".repeat(ID_LENGTH);

    static SampleMessage of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        // What stands before the id is ASCII: an index in the text is one in the bytes.
        return new SampleMessage(bytes, text.indexOf(ID));
    }

    /** Writes an id over the digits of the id in a copy of the message. */
    static void writeId(byte[] copy, int at, long id) {
        long rest = id;
        for (int i = at + ID_LENGTH - 1; i >= at; i--) {
            copy[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    /** A copy of the message with this id. */
    byte[] withId(long id) {
        byte[] copy = bytes.clone();
        writeId(copy, idAt, id);
        return copy;
    }

    @Override
    public String toString() {
        return "SampleMessage[" + bytes.length + " bytes]";
    }
}
