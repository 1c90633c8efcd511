package dev.tributary.x12;

import dev.tributary.x12.parse.ByteSource;
import dev.tributary.x12.parse.InterchangeReader;

/** Begins to read interchanges. */
@FunctionalInterface
public interface Interchanges {

    /**
     * A reader from an interchange on; whoever asks for it closes it.
     *
     * @param source the bytes
     * @param start where the interchange starts
     * @param number which of the file it is, from 1
     */
    InterchangeReader from(ByteSource source, long start, int number);
}
