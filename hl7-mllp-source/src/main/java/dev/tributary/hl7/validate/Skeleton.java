package dev.tributary.hl7.validate;

import dev.tributary.commons.hl7.Hl7Tokens;
import dev.tributary.commons.hl7.Segment;

/**
 * A message with nothing in it but its segments' ids, for a parser that is asked about their order:
 * it sees no data, and what it makes of data costs nothing and cannot fail. Field 1 of each segment
 * says which one of the message it was.
 */
final class Skeleton {

    private static final String LOCAL = "Z";

    private final StringBuilder text = new StringBuilder(512);

    private Skeleton() {}

    /**
     * Makes a skeleton.
     *
     * @param tokens the message
     * @param kind what it is
     * @param structure the structure to hold it against
     * @param version the version whose grammar is asked
     * @param findings told of segments that no grammar could have
     */
    static String of(
            Hl7Tokens tokens,
            MessageKind kind,
            String structure,
            String version,
            Findings findings) {
        Skeleton skeleton = new Skeleton();
        skeleton.text
                .append("MSH|^~\\&|||||||")
                .append(kind.code())
                .append('^')
                .append(kind.trigger())
                .append('^')
                .append(structure)
                .append("|1|P|")
                .append(version);
        for (int i = 1; i < tokens.segmentCount(); i++) {
            skeleton.add(tokens.segment(i), findings);
        }
        return skeleton.text.append('\r').toString();
    }

    private void add(Segment segment, Findings findings) {
        String id = segment.id();
        if (id.startsWith(LOCAL)) {
            // A site's own segments may stand anywhere.
            return;
        }
        if (!isSegmentId(id) || id.equals("MSH")) {
            findings.add(ValidationIssueCode.SEGMENT_UNEXPECTED, segment.location());
            return;
        }
        text.append('\r').append(id).append('|').append(segment.index());
    }

    private static boolean isSegmentId(String id) {
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            if ((c < 'A' || c > 'Z') && (i == 0 || c < '0' || c > '9')) {
                return false;
            }
        }
        return id.length() == 3;
    }
}
