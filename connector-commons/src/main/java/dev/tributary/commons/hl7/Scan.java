package dev.tributary.commons.hl7;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Finds bytes, eight at a time: a message is mostly what stands between delimiters.
 *
 * <p>A byte that is wanted becomes zero when it is combined with its like by exclusive or, and only
 * where a byte of the eight is zero does its highest bit stand in what {@link #zeros} gives.
 */
final class Scan {

    private static final VarHandle EIGHT =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long EACH = 0x0101010101010101L;
    private static final long LOW_BITS = 0x7f7f7f7f7f7f7f7fL;

    private Scan() {}

    private static long eight(byte[] bytes, int at) {
        return (long) EIGHT.get(bytes, at);
    }

    private static long zeros(long eight) {
        return ~((eight & LOW_BITS) + LOW_BITS | eight | LOW_BITS);
    }

    private static int first(long found) {
        return Long.numberOfTrailingZeros(found) >>> 3;
    }

    /** Where the line ends that begins here: the index of its CR or LF, or that behind the last. */
    static int lineEnd(byte[] bytes, int from) {
        int at = from;
        for (; at + Long.BYTES <= bytes.length; at += Long.BYTES) {
            long eight = eight(bytes, at);
            long found = zeros(eight ^ EACH * '\r') | zeros(eight ^ EACH * '\n');
            if (found != 0) {
                return at + first(found);
            }
        }
        while (at < bytes.length && bytes[at] != '\r' && bytes[at] != '\n') {
            at++;
        }
        return at;
    }

    /** Where the parts between separators start, the first at {@code from}. */
    static int[] starts(byte[] bytes, int from, int end, byte separator) {
        int[] starts = new int[1 + count(bytes, from, end, separator)];
        starts[0] = from;
        int count = 1;
        int at = from;
        for (; at + Long.BYTES <= end; at += Long.BYTES) {
            long found = zeros(eight(bytes, at) ^ EACH * separator);
            while (found != 0) {
                starts[count++] = at + first(found) + 1;
                found &= found - 1;
            }
        }
        for (; at < end; at++) {
            if (bytes[at] == separator) {
                starts[count++] = at + 1;
            }
        }
        return starts;
    }

    private static int count(byte[] bytes, int from, int end, byte separator) {
        int count = 0;
        int at = from;
        for (; at + Long.BYTES <= end; at += Long.BYTES) {
            count += Long.bitCount(zeros(eight(bytes, at) ^ EACH * separator));
        }
        for (; at < end; at++) {
            count += bytes[at] == separator ? 1 : 0;
        }
        return count;
    }
}
