package dev.tributary.commons.hl7;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * A range of a message's bytes: a field, a repetition, a component or a subcomponent. What was not
 * sent is an empty slice.
 *
 * @param bytes the message
 * @param start index of its first byte
 * @param end index behind its last byte
 * @param delimiters what it can be split by
 */
public record Slice(byte[] bytes, int start, int end, Delimiters delimiters) {

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
        int count = 1;
        if (delimiter != 0) {
            for (int i = start; i < end; i++) {
                if (bytes[i] == delimiter) {
                    count++;
                }
            }
        }
        return count;
    }

    private Slice part(byte delimiter, int number) {
        int partStart = start;
        int seen = 1;
        for (int i = start; delimiter != 0 && i < end; i++) {
            if (bytes[i] == delimiter) {
                if (seen == number) {
                    return new Slice(bytes, partStart, i, delimiters);
                }
                seen++;
                partStart = i + 1;
            }
        }
        if (seen != number) {
            return new Slice(bytes, end, end, delimiters);
        }
        return partStart == start ? this : new Slice(bytes, partStart, end, delimiters);
    }

    /** Where it is and how long, not what it says. */
    @Override
    public String toString() {
        return "Slice[" + start + ", " + end + "]";
    }
}
