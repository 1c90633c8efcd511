package dev.tributary.masking.raw;

import dev.tributary.commons.hl7.Delimiters;
import dev.tributary.commons.hl7.Hl7Tokens;
import dev.tributary.commons.hl7.Segment;
import dev.tributary.commons.hl7.Slice;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Writes a payload anew, leaf by leaf; what stays is copied byte by byte. */
final class Hl7Rewriting {

    private static final String NAME_WITHOUT_ID = "???";
    private static final Set<String> HEADERS = Set.of("MSH", "FHS", "BHS");
    private static final int ENCODING_CHARACTERS = 2;
    private static final int OBX_IDENTIFIER = 3;
    private static final int OBX_TYPE = 2;
    private static final int OBX_VALUE = 5;

    private final Leaves leaves;
    private final Hl7Tables tables = Hl7Tables.loaded();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Hl7Rewriting(Leaves leaves) {
        this.leaves = leaves;
    }

    String text() {
        return out.toString(StandardCharsets.UTF_8);
    }

    /**
     * Writes a message, or the header of a batch and what follows it.
     *
     * @throws dev.tributary.commons.hl7.Hl7SyntaxException when it cannot be read
     */
    void add(Hl7Parts.Part part) {
        byte[] bytes = part.bytes();
        Hl7Tokens tokens = Hl7Tokens.of(bytes);
        int at = 0;
        for (int i = 0; i < tokens.segmentCount(); i++) {
            Segment segment = tokens.segment(i);
            out.write(bytes, at, segment.start() - at);
            if (i == 0) {
                header(part.header(), segment, tokens.delimiters());
            } else {
                segment(segment, tokens);
            }
            at = segment.end();
        }
        out.write(bytes, at, bytes.length - at);
    }

    private void header(String id, Segment segment, Delimiters delimiters) {
        write(id);
        out.write(delimiters.field());
        if (segment.fieldCount() >= ENCODING_CHARACTERS) {
            encodingCharacters(id, segment.field(ENCODING_CHARACTERS), delimiters);
        }
        for (int number = ENCODING_CHARACTERS + 1; number <= segment.fieldCount(); number++) {
            out.write(delimiters.field());
            field(id, number, segment);
        }
    }

    /** Some write on behind the delimiters. */
    private void encodingCharacters(String id, Slice field, Delimiters delimiters) {
        int end = field.start();
        while (end < field.end() && isDelimiter(field.bytes()[end])) {
            end++;
        }
        out.write(field.bytes(), field.start(), end - field.start());
        Slice data = new Slice(field.bytes(), end, field.end(), delimiters);
        leaf(id + "-" + ENCODING_CHARACTERS, null, data, Siblings.NONE);
    }

    private static boolean isDelimiter(byte b) {
        return b > ' ' && b < 0x7f && !Character.isLetterOrDigit(b);
    }

    private void segment(Segment segment, Hl7Tokens tokens) {
        String id = segment.id();
        // One without a separator starts no part, but is counted as if it had one.
        int fields = HEADERS.contains(id) ? 0 : segment.fieldCount();
        if (isName(id, fields)) {
            write(id);
        } else {
            id = NAME_WITHOUT_ID;
            int end = fields == 0 ? segment.end() : segment.field(1).start() - 1;
            Slice data = new Slice(tokens.bytes(), segment.start(), end, tokens.delimiters());
            parts(id + "-0", null, data);
        }
        for (int number = 1; number <= fields; number++) {
            out.write(tokens.delimiters().field());
            field(id, number, segment);
        }
    }

    /** A line of a text may be three letters long, and a name: an id is one that HL7 has, or Z. */
    private boolean isName(String id, int fields) {
        return tables.knows(id) || (fields > 0 && (tables.isSegment(id) || id.startsWith("Z")));
    }

    private void field(String id, int number, Segment segment) {
        Hl7Field known =
                id.equals("OBX") && number == OBX_VALUE
                        ? tables.value(first(segment, OBX_TYPE), first(segment, OBX_IDENTIFIER))
                        : tables.field(id, number);
        parts(id + "-" + number, known, segment.field(number));
    }

    private static String first(Segment segment, int number) {
        return Hl7Text.of(segment.field(number).repetition(1).component(1));
    }

    private void parts(String place, Hl7Field known, Slice field) {
        Delimiters delimiters = field.delimiters();
        for (int r = 1; r <= field.repetitionCount(); r++) {
            separate(r, delimiters.repetition());
            Slice repetition = field.repetition(r);
            int components = repetition.componentCount();
            for (int c = 1; c <= components; c++) {
                separate(c, delimiters.component());
                boolean whole = components == 1 && known != null && known.type().isPrimitive();
                component(whole ? place : place + "." + c, known, c, repetition);
            }
        }
    }

    private void component(String place, Hl7Field known, int number, Slice repetition) {
        Slice component = repetition.component(number);
        boolean splits = known != null && known.type().splits(number);
        Siblings siblings =
                splits
                        ? sibling -> Hl7Text.of(component.subcomponent(sibling))
                        : sibling -> Hl7Text.of(repetition.component(sibling));
        int subcomponents = component.subcomponentCount();
        for (int s = 1; s <= subcomponents; s++) {
            separate(s, component.delimiters().subcomponent());
            leaf(
                    subcomponents == 1 ? place : place + "." + s,
                    known == null ? null : known.position(number, s),
                    component.subcomponent(s),
                    siblings);
        }
    }

    private void leaf(String path, Position position, Slice leaf, Siblings siblings) {
        String text = Hl7Text.of(leaf);
        String rewritten = leaf.isNull() ? text : leaves.rewrite(path, position, text, siblings);
        if (rewritten.equals(text)) {
            out.write(leaf.bytes(), leaf.start(), leaf.end() - leaf.start());
        } else {
            write(Hl7Text.encode(rewritten, leaf.delimiters()));
        }
    }

    private void separate(int number, byte delimiter) {
        if (number > 1) {
            out.write(delimiter);
        }
    }

    private void write(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
