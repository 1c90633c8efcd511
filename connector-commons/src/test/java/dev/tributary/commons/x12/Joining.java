package dev.tributary.commons.x12;

import java.io.ByteArrayOutputStream;

/** Puts tokens together again, from their bounds and the delimiters between them alone. */
final class Joining {

    private Joining() {}

    /** Tokens and what stands between them, which may only be what a walk passes over. */
    static byte[] tokens(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        X12Tokens walk = X12Tokens.of(bytes);
        int at = 0;
        while (walk.next()) {
            between(bytes, at, walk.start(), walk.delimiters(), out);
            if (walk.kind() == X12Tokens.Kind.JUNK) {
                out.write(bytes, walk.start(), walk.end() - walk.start());
            } else {
                segment(walk.segment(), out);
            }
            at = walk.end();
        }
        between(bytes, at, bytes.length, walk.delimiters(), out);
        return out.toByteArray();
    }

    private static void between(
            byte[] bytes, int start, int end, Delimiters delimiters, ByteArrayOutputStream out) {
        for (int i = start; i < end; i++) {
            boolean blank = bytes[i] >= 0 && bytes[i] <= ' ';
            // A mark or a terminator beyond ASCII.
            if (!blank && bytes[i] >= 0 && !isTerminator(bytes, i, delimiters)) {
                throw new AssertionError("byte " + i + " belongs to no token");
            }
            out.write(bytes[i]);
        }
    }

    /** Of its own interchange, or of the one before it. */
    private static boolean isTerminator(byte[] bytes, int at, Delimiters delimiters) {
        return bytes[at] == delimiters.segment() || !Delimiters.isLetterOrDigit(bytes[at]);
    }

    private static void segment(Segment segment, ByteArrayOutputStream out) {
        int idEnd = segment.elementCount() == 0 ? segment.end() : segment.elementStart(1) - 1;
        out.write(segment.bytes(), segment.start(), idEnd - segment.start());
        for (int e = 1; e <= segment.elementCount(); e++) {
            out.write(segment.delimiters().element());
            element(segment.element(e), out);
        }
    }

    private static void element(Slice element, ByteArrayOutputStream out) {
        for (int r = 1; r <= element.repetitionCount(); r++) {
            separate(out, r, element.delimiters().repetition());
            Slice repetition = element.repetition(r);
            for (int c = 1; c <= repetition.componentCount(); c++) {
                separate(out, c, element.delimiters().component());
                Slice component = repetition.component(c);
                out.write(
                        component.bytes(), component.start(), component.end() - component.start());
            }
        }
    }

    private static void separate(ByteArrayOutputStream out, int number, byte delimiter) {
        if (number > 1) {
            out.write(delimiter);
        }
    }
}
