package dev.tributary.hl7.parse;

import dev.tributary.commons.hl7.Hl7Tokens;
import dev.tributary.commons.hl7.Segment;
import java.io.ByteArrayOutputStream;
import java.util.List;

/**
 * Joins the parts of a message (HL7 v2.9 §2.10.2): every MSH but the first and every DSC go, and an
 * ADD continues the segment before it where that was cut.
 */
public final class FragmentJoin {

    private static final byte END_OF_SEGMENT = '\r';
    private static final int ADD_PREFIX = 4;

    private FragmentJoin() {}

    /** The whole message, its segments ended by CR. */
    public static byte[] join(List<Fragment> parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        boolean first = true;
        for (Fragment part : parts) {
            Hl7Tokens tokens = Hl7Tokens.of(part.bytes());
            for (int i = 0; i < tokens.segmentCount(); i++) {
                Segment segment = tokens.segment(i);
                switch (segment.id()) {
                    case "MSH" -> {
                        if (first) {
                            begin(out, segment, tokens, 0);
                        }
                    }
                    case "DSC" -> {
                        // It only says that more follows.
                    }
                    case "ADD" -> {
                        int length = segment.end() - segment.start();
                        if (length > ADD_PREFIX) {
                            out.write(
                                    tokens.bytes(),
                                    segment.start() + ADD_PREFIX,
                                    length - ADD_PREFIX);
                        }
                    }
                    default -> begin(out, segment, tokens, out.size());
                }
            }
            first = false;
        }
        out.write(END_OF_SEGMENT);
        return out.toByteArray();
    }

    private static void begin(
            ByteArrayOutputStream out, Segment segment, Hl7Tokens tokens, int written) {
        if (written > 0) {
            out.write(END_OF_SEGMENT);
        }
        out.write(tokens.bytes(), segment.start(), segment.end() - segment.start());
    }
}
