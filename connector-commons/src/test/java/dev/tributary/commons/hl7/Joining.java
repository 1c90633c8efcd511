package dev.tributary.commons.hl7;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Puts tokens together again, from their bounds and the delimiters between them alone. */
final class Joining {

    private Joining() {}

    /** Segments and what stands between them, which may only be line ends and white space. */
    static byte[] segments(Hl7Tokens tokens) {
        byte[] bytes = tokens.bytes();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int at = 0;
        for (int i = 0; i < tokens.segmentCount(); i++) {
            Segment segment = tokens.segment(i);
            between(bytes, at, segment.start(), out);
            out.write(bytes, segment.start(), segment.end() - segment.start());
            at = segment.end();
        }
        between(bytes, at, bytes.length, out);
        return out.toByteArray();
    }

    private static void between(byte[] bytes, int start, int end, ByteArrayOutputStream out) {
        for (int i = start; i < end; i++) {
            if (bytes[i] < 0 || bytes[i] > ' ') {
                throw new AssertionError("byte " + i + " belongs to no segment");
            }
            out.write(bytes[i]);
        }
    }

    static byte[] range(byte[] bytes, Segment segment) {
        return Arrays.copyOfRange(bytes, segment.start(), segment.end());
    }

    /** Id and fields of a segment, with the separators that stand between them. */
    static byte[] fields(Hl7Tokens tokens, int index) {
        Segment segment = tokens.segment(index);
        boolean header =
                segment.id().equals("MSH")
                        || segment.id().equals("BHS")
                        || segment.id().equals("FHS");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int idEnd =
                segment.fieldCount() == 0
                        ? segment.end()
                        : segment.field(1).start() - (header ? 0 : 1);
        out.write(tokens.bytes(), segment.start(), idEnd - segment.start());
        for (int f = header ? 2 : 1; f <= segment.fieldCount(); f++) {
            out.write(tokens.delimiters().field());
            Slice field = segment.field(f);
            out.write(field.bytes(), field.start(), field.end() - field.start());
        }
        return out.toByteArray();
    }

    static String parts(Slice field) {
        StringBuilder out = new StringBuilder();
        for (int r = 1; r <= field.repetitionCount(); r++) {
            separate(out, r, field.delimiters().repetition());
            Slice repetition = field.repetition(r);
            for (int c = 1; c <= repetition.componentCount(); c++) {
                separate(out, c, field.delimiters().component());
                Slice component = repetition.component(c);
                for (int s = 1; s <= component.subcomponentCount(); s++) {
                    separate(out, s, field.delimiters().subcomponent());
                    out.append(component.subcomponent(s).latin1());
                }
            }
        }
        return out.toString();
    }

    private static void separate(StringBuilder out, int number, byte delimiter) {
        if (number > 1) {
            out.append((char) delimiter);
        }
    }
}
