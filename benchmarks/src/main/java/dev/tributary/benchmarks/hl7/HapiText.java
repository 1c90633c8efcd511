package dev.tributary.benchmarks.hl7;

import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.model.Composite;
import ca.uhn.hl7v2.model.Segment;
import ca.uhn.hl7v2.model.Type;
import ca.uhn.hl7v2.model.Varies;
import ca.uhn.hl7v2.util.Terser;
import java.util.ArrayList;
import java.util.List;

/** Reads texts from HAPI's segments through Terser; null is what is absent. */
final class HapiText {

    private HapiText() {}

    /** How many repetitions a field has. */
    static int count(Segment segment, int field) throws HL7Exception {
        return field > segment.numFields() ? 0 : segment.getField(field).length;
    }

    static String get(Segment segment, int field) throws HL7Exception {
        return get(segment, field, 0, 1);
    }

    static String get(Segment segment, int field, int repetition, int component)
            throws HL7Exception {
        return get(segment, field, repetition, component, 1);
    }

    static String get(Segment segment, int field, int repetition, int component, int subcomponent)
            throws HL7Exception {
        // Terser would make a field that was not sent, which takes longer than this look.
        if (repetition >= count(segment, field)) {
            return null;
        }
        String text = Terser.get(segment, field, repetition, component, subcomponent);
        if (text == null) {
            return null;
        }
        String stripped = text.strip();
        return stripped.isEmpty() || stripped.equals("\"\"") ? null : stripped;
    }

    /** The first of these components that says something. */
    static String anyOf(Segment segment, int field, int repetition, int... components)
            throws HL7Exception {
        for (int component : components) {
            String text = get(segment, field, repetition, component);
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    /** That of each repetition. */
    static List<String> anyOfEach(Segment segment, int field, int... components)
            throws HL7Exception {
        List<String> texts = new ArrayList<>(1);
        int count = count(segment, field);
        for (int i = 0; i < count; i++) {
            String text = anyOf(segment, field, i, components);
            if (text != null) {
                texts.add(text);
            }
        }
        return texts;
    }

    /** A whole field, components and all; its repetitions are lines. */
    static String whole(Segment segment, int field) throws HL7Exception {
        List<String> lines = new ArrayList<>(1);
        int count = count(segment, field);
        for (int i = 0; i < count; i++) {
            String text = whole(segment, field, i);
            if (text != null) {
                lines.add(text);
            }
        }
        return lines.isEmpty() ? null : String.join("\n", lines);
    }

    private static String whole(Segment segment, int field, int repetition) throws HL7Exception {
        Type type = segment.getField(field, repetition);
        Type data = type instanceof Varies varies ? varies.getData() : type;
        if (!(data instanceof Composite composite)) {
            return get(segment, field, repetition, 1);
        }
        StringBuilder out = new StringBuilder();
        int size = composite.getComponents().length;
        int gap = 0;
        for (int i = 1; i <= size; i++) {
            String part = get(segment, field, repetition, i);
            if (part != null) {
                out.append("^".repeat(gap)).append(part);
                gap = 0;
            }
            gap++;
        }
        return out.isEmpty() ? null : out.toString();
    }

    /** A person's name as it is shown; the family name is this component, the given ones follow. */
    static String person(Segment segment, int field, int family) throws HL7Exception {
        return join(given(segment, field, family), get(segment, field, 0, family));
    }

    static String given(Segment segment, int field, int family) throws HL7Exception {
        return join(get(segment, field, 0, family + 1), get(segment, field, 0, family + 2));
    }

    private static String join(String a, String b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a + " " + b;
    }
}
