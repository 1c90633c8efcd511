package dev.tributary.hl7.parse;

import dev.tributary.commons.hl7.Hl7SyntaxException;
import dev.tributary.commons.hl7.Hl7Tokens;
import dev.tributary.commons.hl7.Segment;
import java.util.Optional;

/**
 * A message that is a part of another (HL7 v2.9 §2.10.2): it ends with DSC where more follows, and
 * names in MSH-14 what it continues.
 *
 * @param bytes the message as received
 * @param sender MSH-3 to MSH-6, within which a pointer is unique
 * @param continues MSH-14; empty in the first part
 * @param continuedBy DSC-1; empty in the last part
 */
public record Fragment(byte[] bytes, String sender, String continues, String continuedBy) {

    private static final int MSH_CONTINUATION = 14;

    /** Reads a message as a part of another; empty when it is whole. */
    public static Optional<Fragment> of(byte[] bytes) {
        if (!maybe(bytes)) {
            return Optional.empty();
        }
        try {
            Hl7Tokens tokens = Hl7Tokens.of(bytes);
            Segment msh = tokens.segment(0);
            Segment last = tokens.segment(tokens.segmentCount() - 1);
            String continues = msh.field(MSH_CONTINUATION).latin1();
            String continuedBy = last.id().equals("DSC") ? last.field(1).latin1() : "";
            if (continues.isEmpty() && continuedBy.isEmpty()) {
                return Optional.empty();
            }
            String sender =
                    String.join(
                            "\n",
                            msh.field(3).latin1(),
                            msh.field(4).latin1(),
                            msh.field(5).latin1(),
                            msh.field(6).latin1());
            return Optional.of(new Fragment(bytes, sender, continues, continuedBy));
        } catch (Hl7SyntaxException notHl7) {
            return Optional.empty();
        }
    }

    /** Whether it is worth a closer look; nearly every message is not. */
    private static boolean maybe(byte[] bytes) {
        int separators = 0;
        int at = 0;
        byte separator = bytes.length > 3 ? bytes[3] : 0;
        while (at < bytes.length && bytes[at] != '\r' && bytes[at] != '\n') {
            if (bytes[at] == separator) {
                separators++;
                boolean filled =
                        separators == MSH_CONTINUATION - 1
                                && at + 1 < bytes.length
                                && bytes[at + 1] != separator
                                && bytes[at + 1] != '\r'
                                && bytes[at + 1] != '\n';
                if (filled) {
                    return true;
                }
            }
            at++;
        }
        for (int i = bytes.length - 3; i > at; i--) {
            if (bytes[i] == 'D' && bytes[i + 1] == 'S' && bytes[i + 2] == 'C') {
                return bytes[i - 1] == '\r' || bytes[i - 1] == '\n';
            }
        }
        return false;
    }

    /** Whether it is the last part. */
    public boolean isLast() {
        return continuedBy.isEmpty();
    }

    @Override
    public String toString() {
        return "Fragment[" + bytes.length + " bytes]";
    }
}
