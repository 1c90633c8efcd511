package dev.tributary.api.http;

import java.io.IOException;
import java.io.InputStream;

/**
 * Reads a large body while it arrives.
 *
 * @param <T> what it makes of it
 */
@FunctionalInterface
public interface BodyReader<T> {

    /**
     * Reads as much as it wants; the rest is discarded.
     *
     * @param head status and headers, without a body
     * @param body ends with an exception when the deadline passes or nothing arrives for long
     * @throws IOException what the stream threw; it is taken as a fault of the connection
     */
    T read(ApiResponse head, InputStream body) throws IOException, ApiException;
}
