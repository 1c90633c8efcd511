package dev.tributary.masking.raw;

import dev.tributary.commons.hl7.Hl7Tokens;
import dev.tributary.commons.hl7.Segment;
import dev.tributary.commons.hl7.Slice;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** All that can be read in a message, by place. */
final class Hl7Leaves {

    /** One subcomponent. */
    record Leaf(String segment, int field, int component, int subcomponent, String text) {
        @Override
        public String toString() {
            return segment + "-" + field + "." + component + "." + subcomponent + " " + text;
        }
    }

    private Hl7Leaves() {}

    /** The leaves of a message, but for the delimiters that its header names. */
    static List<Leaf> of(String message) {
        List<Leaf> leaves = new ArrayList<>();
        for (Segment segment : segments(message)) {
            boolean header = segment.index() == 0;
            String id = header ? message.substring(0, 3) : segment.id();
            for (int field = header ? 3 : 1; field <= segment.fieldCount(); field++) {
                add(id, field, segment.field(field), leaves);
            }
        }
        return leaves;
    }

    private static void add(String id, int field, Slice whole, List<Leaf> leaves) {
        for (int r = 1; r <= whole.repetitionCount(); r++) {
            Slice repetition = whole.repetition(r);
            for (int c = 1; c <= repetition.componentCount(); c++) {
                Slice component = repetition.component(c);
                for (int s = 1; s <= component.subcomponentCount(); s++) {
                    String text = component.subcomponent(s).text(StandardCharsets.UTF_8);
                    leaves.add(new Leaf(id, field, c, s, text));
                }
            }
        }
    }

    /** How many parts each part of a message has. */
    static List<String> structure(String message) {
        List<String> counts = new ArrayList<>();
        for (Segment segment : segments(message)) {
            for (int field = 1; field <= segment.fieldCount(); field++) {
                Slice whole = segment.field(field);
                for (int r = 1; r <= whole.repetitionCount(); r++) {
                    counts.add(
                            segment.index()
                                    + "-"
                                    + field
                                    + "."
                                    + r
                                    + " "
                                    + whole.repetition(r).componentCount());
                }
            }
        }
        return counts;
    }

    private static List<Segment> segments(String message) {
        Hl7Tokens tokens =
                Hl7Tokens.of(
                        message.replaceFirst("^[FB]HS", "MSH").getBytes(StandardCharsets.UTF_8));
        List<Segment> segments = new ArrayList<>();
        for (int i = 0; i < tokens.segmentCount(); i++) {
            segments.add(tokens.segment(i));
        }
        return segments;
    }
}
