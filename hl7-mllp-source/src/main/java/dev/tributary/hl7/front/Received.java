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
 * @param part which message of a batch it is, from 1; 0 where it came alone
 */
public record Received(
        byte[] bytes,
        long size,
        boolean oversize,
        Instant at,
        String listener,
        long connection,
        long number,
        int part) {

    /** One message of a batch that came as one. */
    public Received part(byte[] message, int part) {
        return new Received(message, message.length, false, at, listener, connection, number, part);
    }

    /** Where it came from, in words; holds no value of it. */
    public String position() {
        String place = "listener " + listener + " connection " + connection + " message " + number;
        return part == 0 ? place : place + " part " + part;
    }

    @Override
    public String toString() {
        return "Received[" + position() + ", " + size + " bytes]";
    }
}
