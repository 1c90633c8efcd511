package dev.tributary.commons.x12;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * A range of an interchange's bytes: an element, a repetition or a component. What was not sent is
 * an empty slice.
 *
 * <p>It holds while the token that it was taken from is the current one; on bytes that were given
 * whole, for good.
 *
 * @param bytes what it lies in; not to be changed
 * @param start index of its first byte
 * @param end index behind its last byte
 * @param delimiters what it can be split by
 */
public record Slice(byte[] bytes, int start, int end, Delimiters delimiters) {

    /** Whether nothing was sent. */
    public boolean isEmpty() {
        return start == end;
    }

    /** How many repetitions there are; an empty element has one, which is empty. */
    public int repetitionCount() {
        return count(delimiters.repetition());
    }

    /** A repetition, from 1. */
    public Slice repetition(int number) {
        return part(delimiters.repetition(), number);
    }

    /** How many components there are, at least one. */
    public int componentCount() {
        return count(delimiters.component());
    }

    /** A component of a repetition, from 1. */
    public Slice component(int number) {
        return part(delimiters.component(), number);
    }

    /** Its text. */
    public String text(Charset charset) {
        return new String(bytes, start, end - start, charset);
    }

    /** Its bytes, one to a character: for what must come back byte for byte. */
    public String latin1() {
        return text(StandardCharsets.ISO_8859_1);
    }

    private int count(byte delimiter) {
        int count = 1;
        for (int i = start; delimiter != 0 && i < end; i++) {
            if (bytes[i] == delimiter) {
                count++;
            }
        }
        return count;
    }

    private Slice part(byte delimiter, int number) {
        if (delimiter == 0) {
            return number == 1 ? this : absent();
        }
        int partStart = start;
        for (int seen = 1; seen < number; seen++) {
            int at = next(delimiter, partStart);
            if (at == end) {
                return absent();
            }
            partStart = at + 1;
        }
        return number < 1
                ? absent()
                : new Slice(bytes, partStart, next(delimiter, partStart), delimiters);
    }

    private int next(byte delimiter, int from) {
        int at = from;
        while (at < end && bytes[at] != delimiter) {
            at++;
        }
        return at;
    }

    private Slice absent() {
        return new Slice(bytes, end, end, delimiters);
    }

    /** Two are equal when they are the same range of the same bytes. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Slice that
                && bytes == that.bytes
                && start == that.start
                && end == that.end
                && delimiters.equals(that.delimiters);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * System.identityHashCode(bytes) + start) + end;
    }

    /** Where it is and how long, not what it says. */
    @Override
    public String toString() {
        return "Slice[" + start + ", " + end + "]";
    }
}
