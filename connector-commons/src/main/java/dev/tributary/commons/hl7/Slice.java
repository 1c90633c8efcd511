package dev.tributary.commons.hl7;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * A range of a message's bytes: a field, a repetition, a component or a subcomponent. What was not
 * sent is an empty slice.
 *
 * <p>A long one remembers the part that was found last and how many there are, so that walking
 * through the parts of a field of a million takes one pass. One thread uses it at a time.
 */
public final class Slice {

    /** What was not sent. */
    static final Slice ABSENT = new Slice(new byte[0], 0, 0, Delimiters.NONE);

    /** Below it, looking for each part from the start costs no more than remembering. */
    private static final int LONG_BYTES = 64;

    private final byte[] bytes;
    private final int start;
    private final int end;
    private final Delimiters delimiters;

    /** Made for a long slice of many parts alone: nearly every slice is neither. */
    private Walk walk;

    /**
     * A slice.
     *
     * @param bytes the message
     * @param start index of its first byte
     * @param end index behind its last byte
     * @param delimiters what it can be split by
     */
    public Slice(byte[] bytes, int start, int end, Delimiters delimiters) {
        this.bytes = bytes;
        this.start = start;
        this.end = end;
        this.delimiters = delimiters;
    }

    /** The first component of a field's first repetition. */
    static Slice first(byte[] bytes, int start, int end, Delimiters delimiters) {
        byte component = delimiters.component();
        byte repetition = delimiters.repetition();
        int at = start;
        // Zero is a delimiter that the message does not name, and no delimiter in its text.
        while (at < end
                && ((bytes[at] != component && bytes[at] != repetition) || bytes[at] == 0)) {
            at++;
        }
        return at == start ? ABSENT : new Slice(bytes, start, at, delimiters);
    }

    /** The message; not to be changed. */
    public byte[] bytes() {
        return bytes;
    }

    /** Index of its first byte. */
    public int start() {
        return start;
    }

    /** Index behind its last byte. */
    public int end() {
        return end;
    }

    /** What it can be split by. */
    public Delimiters delimiters() {
        return delimiters;
    }

    /** Whether nothing was sent. */
    public boolean isEmpty() {
        return start == end;
    }

    /** Whether it is {@code ""}, by which a sender says that a value is to be deleted. */
    public boolean isNull() {
        return end - start == 2 && bytes[start] == '"' && bytes[start + 1] == '"';
    }

    /** How many repetitions there are; an empty field has one, which is empty. */
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

    /** How many subcomponents there are, at least one. */
    public int subcomponentCount() {
        return count(delimiters.subcomponent());
    }

    /** A subcomponent of a component, from 1. */
    public Slice subcomponent(int number) {
        return part(delimiters.subcomponent(), number);
    }

    /** Its text, escape sequences resolved; {@code ""} stays as it is. */
    public String text(Charset charset) {
        return Escapes.decode(this, charset);
    }

    /** Its bytes, one to a character: for what must come back byte for byte. */
    public String latin1() {
        return new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
    }

    private int count(byte delimiter) {
        if (walk != null && walk.countedBy == delimiter) {
            return walk.counted;
        }
        int count = 1;
        for (int i = start; delimiter != 0 && i < end; i++) {
            if (bytes[i] == delimiter) {
                count++;
            }
        }
        if (count > 1 && isLong()) {
            walk().countedBy = delimiter;
            walk().counted = count;
        }
        return count;
    }

    private Slice part(byte delimiter, int number) {
        if (delimiter == 0) {
            return number == 1 ? this : ABSENT;
        }
        boolean onwards = walk != null && walk.foundBy == delimiter && walk.foundNumber <= number;
        int seen = onwards ? walk.foundNumber : 1;
        int partStart = onwards ? walk.foundStart : start;
        while (seen < number) {
            int at = next(delimiter, partStart);
            if (at == end) {
                return ABSENT;
            }
            partStart = at + 1;
            seen++;
        }
        if (seen != number) {
            return ABSENT;
        }
        if (number > 1 && isLong()) {
            walk().foundBy = delimiter;
            walk().foundNumber = number;
            walk().foundStart = partStart;
        }
        int partEnd = next(delimiter, partStart);
        return partStart == start && partEnd == end
                ? this
                : new Slice(bytes, partStart, partEnd, delimiters);
    }

    private boolean isLong() {
        return end - start > LONG_BYTES;
    }

    private Walk walk() {
        if (walk == null) {
            walk = new Walk();
        }
        return walk;
    }

    private int next(byte delimiter, int from) {
        int at = from;
        while (at < end && bytes[at] != delimiter) {
            at++;
        }
        return at;
    }

    /** Where it is and how long, not what it says. */
    @Override
    public String toString() {
        return "Slice[" + start + ", " + end + "]";
    }

    /** The part that was found last, and the count that was made last. */
    private static final class Walk {
        private byte foundBy;
        private int foundNumber;
        private int foundStart;
        private byte countedBy;
        private int counted;
    }
}
