package dev.tributary.x12.parse;

import java.io.IOException;
import java.io.InputStream;

/** Bytes that can be read from any place on, more than once. */
public interface ByteSource {

    /** The bytes from that offset on. */
    InputStream open(long offset) throws IOException;
}
