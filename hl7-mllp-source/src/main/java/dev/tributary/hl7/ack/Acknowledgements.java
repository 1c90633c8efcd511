package dev.tributary.hl7.ack;

import dev.tributary.commons.issue.Issue;
import dev.tributary.hl7.parse.Hl7IssueCode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Writes original-mode acknowledgements (HL7 v2.9 §2.9.2) from the raw MSH of the message: its own
 * delimiters, sender and receiver swapped, its control id in MSA-2.
 *
 * <p>Nothing of the message but its MSH is repeated, and a reason is a code and a place, never a
 * value. Safe for use by several threads.
 */
public final class Acknowledgements {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss.SSSZ").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter PLAIN_TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);
    private static final String APPLICATION_ERROR = "207";
    private static final char END_OF_SEGMENT = '\r';

    private final Clock clock;
    private final String idPrefix;
    private final AtomicLong ids = new AtomicLong();

    /**
     * A writer whose control ids start with the time at which it was made.
     *
     * @param clock gives MSH-7
     */
    public Acknowledgements(Clock clock) {
        this.clock = clock;
        this.idPrefix = Long.toString(clock.millis(), Character.MAX_RADIX).toUpperCase(Locale.ROOT);
    }

    /**
     * Writes one.
     *
     * @param header what to repeat of the message
     * @param code the acknowledgement code
     * @param reason why it is not AA; stands in MSA-3 and ERR
     * @return the HL7 message, without an MLLP frame
     */
    public byte[] write(MessageHeader header, AckCode code, Optional<Issue> reason) {
        char field = header.fieldSeparator();
        StringBuilder out = new StringBuilder(160);
        msh(out, header);
        out.append("MSA").append(field).append(code).append(field).append(header.controlId());
        reason.ifPresent(issue -> out.append(field).append(name(header, issue)));
        out.append(END_OF_SEGMENT);
        reason.ifPresent(issue -> err(out, header, issue));
        return out.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private void msh(StringBuilder out, MessageHeader header) {
        char f = header.fieldSeparator();
        char c = header.componentSeparator();
        out.append("MSH").append(f).append(header.delimitersNamed());
        out.append(f).append(header.receivingApplication());
        out.append(f).append(header.receivingFacility());
        out.append(f).append(header.sendingApplication());
        out.append(f).append(header.sendingFacility());
        out.append(f).append(time(header).format(clock.instant())).append(f);
        out.append(f).append("ACK");
        if (!header.trigger().isEmpty()) {
            out.append(c).append(header.trigger()).append(c).append("ACK");
        }
        out.append(f).append(idPrefix).append(ids.incrementAndGet());
        out.append(f).append(header.processingId());
        out.append(f).append(version(header));
        if (!header.characterSet().isEmpty()) {
            out.append(String.valueOf(f).repeat(6)).append(header.characterSet());
        }
        out.append(END_OF_SEGMENT);
    }

    /** ERR-1 before version 2.5, ERR-2 to ERR-8 from then on (HL7 v2.9 §2.14.5). */
    private static void err(StringBuilder out, MessageHeader header, Issue issue) {
        char f = header.fieldSeparator();
        char c = header.componentSeparator();
        ErrorLocation location = ErrorLocation.of(issue.location());
        out.append("ERR").append(f);
        if (hasErrorFields(version(header))) {
            out.append(f).append(location.components(c));
            out.append(f).append(conditionCode(issue));
            out.append(f).append(issue.isError() ? 'E' : 'W');
            out.append(f).append(name(header, issue));
        } else {
            out.append(location.components(c));
        }
        out.append(END_OF_SEGMENT);
    }

    /** No character of ours may be one of the message's delimiters. */
    private static DateTimeFormatter time(MessageHeader header) {
        return header.isDelimiter('.') || header.isDelimiter('+') ? PLAIN_TIME : TIME;
    }

    private static String name(MessageHeader header, Issue issue) {
        String name = issue.code().name();
        return header.isDelimiter('_') ? name.replace('_', ' ') : name;
    }

    /** The code of table 0357 that is nearest to what we know. */
    private static String conditionCode(Issue issue) {
        return issue.code() instanceof Hl7IssueCode code ? code.condition() : APPLICATION_ERROR;
    }

    /** Without a version no reader would know by what to read it. */
    private static String version(MessageHeader header) {
        return header.version().isBlank() ? MessageHeader.NONE.version() : header.version();
    }

    private static boolean hasErrorFields(String version) {
        return version.startsWith("2.") && version.length() > 2 && version.charAt(2) >= '5';
    }
}
