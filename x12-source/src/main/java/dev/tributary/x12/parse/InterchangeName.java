package dev.tributary.x12.parse;

import dev.tributary.commons.x12.X12Tokens;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * What an interchange is known by among all that its sender sends to its receiver. It may name
 * persons, so it shows nowhere.
 *
 * @param senderQualifier ISA-05
 * @param sender ISA-06, without the blanks that fill it up
 * @param receiverQualifier ISA-07
 * @param receiver ISA-08, without the blanks that fill it up
 * @param controlNumber ISA-13
 */
public record InterchangeName(
        String senderQualifier,
        String sender,
        String receiverQualifier,
        String receiver,
        String controlNumber) {

    /** Of an ISA; what is missing in it is empty. */
    static InterchangeName of(StoredSegment isa) {
        return new InterchangeName(
                isa.stripped(5),
                isa.stripped(6),
                isa.stripped(7),
                isa.stripped(8),
                isa.stripped(13));
    }

    /**
     * The first in some bytes, whatever stands before it.
     *
     * @param bytes the beginning of a file; it may break off anywhere
     * @param maxSegmentBytes as of a reader
     * @return empty where there is none
     */
    public static Optional<InterchangeName> firstIn(InputStream bytes, int maxSegmentBytes) {
        X12Tokens tokens = X12Tokens.of(bytes, 0, maxSegmentBytes);
        while (tokens.next()) {
            boolean isa =
                    tokens.kind() == X12Tokens.Kind.SEGMENT
                            && tokens.segment().code() == SegmentIds.ISA;
            if (isa) {
                return Optional.of(
                        of(StoredSegment.of(tokens.segment(), StandardCharsets.ISO_8859_1, 0)));
            }
        }
        return Optional.empty();
    }

    /** All of it, in a fixed order. */
    public List<String> parts() {
        return List.of(senderQualifier, sender, receiverQualifier, receiver, controlNumber);
    }

    @Override
    public String toString() {
        return "InterchangeName[…]";
    }
}
