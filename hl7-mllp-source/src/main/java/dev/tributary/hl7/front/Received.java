package dev.tributary.hl7.front;

import java.time.Instant;

/**
 * A message as it came off the wire.
 *
 * @param bytes its exact bytes, or only the first of them when it is oversize
 * @param size how many bytes it had
 * @param oversize whether it was longer than is allowed and was cut
 * @param at when its last byte came
 * @param listener the listener's configured address, as {@code 127.0.0.1:2575}
 * @param connection number of the connection, from 1
 * @param number number of the message on its connection, from 1
 */
public record Received(
        byte[] bytes,
        long size,
        boolean oversize,
        Instant at,
        String listener,
        long connection,
        long number) {

    /** Where it came from, in words; holds no value of it. */
    public String position() {
        return "listener " + listener + " connection " + connection + " message " + number;
    }

    @Override
    public String toString() {
        return "Received[" + position() + ", " + size + " bytes]";
    }
}
