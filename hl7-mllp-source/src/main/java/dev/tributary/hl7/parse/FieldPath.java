package dev.tributary.hl7.parse;

import dev.tributary.commons.hl7.Hl7Tokens;
import dev.tributary.commons.hl7.Segment;
import dev.tributary.commons.hl7.Slice;

/**
 * A place in a message as people write it: {@code ZPI-3.1}, {@code PID-3[2].1}, {@code OBX[3]-5},
 * {@code PID-5.1.2}. What is not named is the first segment of its id and the first repetition;
 * without a component the whole repetition is meant.
 *
 * @param segment the segment's id
 * @param occurrence which of the segments of that id, from 1
 * @param field the field's number, from 1
 * @param repetition which repetition, from 1
 * @param component which component, or 0 for all
 * @param subcomponent which subcomponent, or 0 for all
 */
public record FieldPath(
        String segment,
        int occurrence,
        int field,
        int repetition,
        int component,
        int subcomponent) {

    private static final int ID_LENGTH = 3;

    /**
     * Reads a path.
     *
     * @throws IllegalArgumentException when it is none; says what is wrong at which character
     */
    public static FieldPath parse(String text) {
        Scanner scanner = new Scanner(text.strip());
        String segment = scanner.segment();
        int occurrence = scanner.bracketed();
        scanner.expect('-');
        int field = scanner.number();
        int repetition = scanner.bracketed();
        int component = scanner.skip('.') ? scanner.number() : 0;
        int subcomponent = component > 0 && scanner.skip('.') ? scanner.number() : 0;
        scanner.end();
        return new FieldPath(segment, occurrence, field, repetition, component, subcomponent);
    }

    /** What stands there; an empty slice where nothing does. */
    public Slice in(Hl7Tokens tokens) {
        int seen = 0;
        for (int i = 0; i < tokens.segmentCount(); i++) {
            Segment candidate = tokens.segment(i);
            if (candidate.id().equals(segment) && ++seen == occurrence) {
                return in(candidate);
            }
        }
        return tokens.segment(0).field(Integer.MAX_VALUE);
    }

    private Slice in(Segment found) {
        Slice slice = found.field(field).repetition(repetition);
        if (component > 0) {
            slice = slice.component(component);
        }
        return subcomponent > 0 ? slice.subcomponent(subcomponent) : slice;
    }

    /** As it is written, with nothing that goes without saying. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(segment);
        bracket(text, occurrence);
        text.append('-').append(field);
        bracket(text, repetition);
        if (component > 0) {
            text.append('.').append(component);
        }
        if (subcomponent > 0) {
            text.append('.').append(subcomponent);
        }
        return text.toString();
    }

    private static void bracket(StringBuilder text, int number) {
        if (number > 1) {
            text.append('[').append(number).append(']');
        }
    }

    /** Goes through the text once. */
    private static final class Scanner {

        private static final int MAX_DIGITS = 6;

        private final String text;
        private int at;

        Scanner(String text) {
            this.text = text;
        }

        String segment() {
            while (at < ID_LENGTH) {
                char c = at < text.length() ? text.charAt(at) : ' ';
                boolean letter = c >= 'A' && c <= 'Z';
                if (!letter && (at == 0 || c < '0' || c > '9')) {
                    throw wrong("a segment id of three capital letters or digits");
                }
                at++;
            }
            return text.substring(0, ID_LENGTH);
        }

        int bracketed() {
            if (!skip('[')) {
                return 1;
            }
            int number = number();
            expect(']');
            return number;
        }

        int number() {
            int from = at;
            while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
                at++;
            }
            if (at == from || at - from > MAX_DIGITS || text.charAt(from) == '0') {
                at = from;
                throw wrong("a number from 1 on");
            }
            return Integer.parseInt(text, from, at, 10);
        }

        boolean skip(char wanted) {
            if (at < text.length() && text.charAt(at) == wanted) {
                at++;
                return true;
            }
            return false;
        }

        void expect(char wanted) {
            if (!skip(wanted)) {
                throw wrong("'" + wanted + "'");
            }
        }

        void end() {
            if (at < text.length()) {
                throw wrong("the end");
            }
        }

        private IllegalArgumentException wrong(String expected) {
            return new IllegalArgumentException(
                    "is no place in a message: expected "
                            + expected
                            + " at character "
                            + (at + 1)
                            + " (as in PID-3[2].1 or OBX[3]-5)");
        }
    }
}
