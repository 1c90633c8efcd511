package dev.tributary.x12.parse;

import java.io.IOException;
import java.io.InputStream;

/** Bytes of a file, unpacked, that can be read again. */
@FunctionalInterface
public interface ByteSource {

    /**
     * Opens them; the reader closes what it opened.
     *
     * @param offset of the first byte to read, counted in unpacked bytes
     * @throws IOException when it cannot be opened
     */
    InputStream open(long offset) throws IOException;
}
