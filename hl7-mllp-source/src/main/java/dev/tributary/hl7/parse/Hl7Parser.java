package dev.tributary.hl7.parse;

import dev.tributary.commons.hl7.Hl7SyntaxException;
import dev.tributary.commons.hl7.Hl7Tokens;
import dev.tributary.commons.hl7.Segment;
import dev.tributary.commons.hl7.Slice;
import dev.tributary.commons.issue.Issue;
import dev.tributary.hl7.ack.MessageHeader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Parses a message tolerantly: whatever can be read is read, and what cannot is said with its
 * place.
 *
 * <p>Safe for use by several threads.
 */
public final class Hl7Parser {

    private static final int MSH_TYPE = 9;
    private static final int MSH_CONTROL_ID = 10;
    private static final int MSH_VERSION = 12;
    private static final int MSH_CHARSET = 18;

    private final List<Charset> fallbacks;
    private final String versionDefault;

    /** A parser for messages that name their version. */
    public Hl7Parser(List<Charset> fallbacks) {
        this(fallbacks, "");
    }

    /**
     * A parser.
     *
     * @param fallbacks character sets to try, in order, where a message names none that fits
     * @param versionDefault the version of a message that names none, or empty
     */
    public Hl7Parser(List<Charset> fallbacks, String versionDefault) {
        this.fallbacks = List.copyOf(fallbacks);
        this.versionDefault = versionDefault;
    }

    /** What parsing gives. */
    public sealed interface Result {}

    /** A message that can be read. */
    public record Parsed(Hl7Message message) implements Result {}

    /**
     * Bytes that cannot be read as a message.
     *
     * @param header what an acknowledgement can repeat of them
     * @param issue why
     */
    public record Unreadable(MessageHeader header, Issue issue) implements Result {}

    /**
     * Parses one message.
     *
     * @param bytes the message without its frame; not changed, and kept by the result
     */
    public Result parse(byte[] bytes) {
        Hl7Tokens raw;
        try {
            raw = Hl7Tokens.of(bytes);
        } catch (Hl7SyntaxException e) {
            return new Unreadable(MessageHeader.NONE, Issue.of(code(e), "MSH"));
        }
        MessageHeader header = header(raw);
        Decoding.Result result =
                Decoding.find(bytes, declared(raw.segment(0).field(MSH_CHARSET)), fallbacks);
        if (result instanceof Decoding.None none) {
            return new Unreadable(
                    header, Issue.of(Hl7IssueCode.CHARSET_INVALID, place(raw, none.offset())));
        }
        Decoding decoding = ((Decoding.Found) result).decoding();
        if (decoding.text() == bytes) {
            return message(bytes, raw, decoding, header);
        }
        try {
            return message(bytes, Hl7Tokens.of(decoding.text()), decoding, header);
        } catch (Hl7SyntaxException e) {
            return new Unreadable(header, Issue.of(code(e), "MSH"));
        }
    }

    /** Where a byte stands, as {@code PID-5 (byte 312)}, counted from 1. */
    private static String place(Hl7Tokens tokens, int offset) {
        String place = "";
        for (int i = 0; i < tokens.segmentCount(); i++) {
            Segment segment = tokens.segment(i);
            if (offset >= segment.start() && offset < segment.end()) {
                place = segment.location(fieldAt(segment, offset)) + " ";
            }
        }
        return place + "(byte " + (offset + 1) + ")";
    }

    private static int fieldAt(Segment segment, int offset) {
        int field = 1;
        while (field < segment.fieldCount() && segment.field(field).end() <= offset) {
            field++;
        }
        return field;
    }

    /**
     * What an acknowledgement can repeat of bytes that may be no more than the head of a message.
     */
    public MessageHeader headerOf(byte[] bytes) {
        try {
            return header(Hl7Tokens.of(bytes));
        } catch (Hl7SyntaxException notHl7) {
            return MessageHeader.NONE;
        }
    }

    private Result message(
            byte[] bytes, Hl7Tokens tokens, Decoding decoding, MessageHeader header) {
        Segment msh = tokens.segment(0);
        Charset charset = decoding.textCharset();
        String type = type(tokens, charset);
        if (type.isEmpty()) {
            return new Unreadable(header, Issue.of(Hl7IssueCode.MESSAGE_TYPE_MISSING, "MSH-9"));
        }
        String version = msh.field(MSH_VERSION).repetition(1).component(1).text(charset).strip();
        List<Issue> issues = new ArrayList<>(2);
        decoding.issue().ifPresent(issues::add);
        String controlId = msh.field(MSH_CONTROL_ID).repetition(1).text(charset);
        if (controlId.isEmpty()) {
            issues.add(Issue.of(Hl7IssueCode.CONTROL_ID_MISSING, "MSH-10"));
        }
        return new Parsed(
                new Hl7Message(
                        bytes,
                        decoding.sent(),
                        decoding.decoded(),
                        tokens,
                        charset,
                        header,
                        type,
                        version.isEmpty() ? versionDefault : version,
                        controlId,
                        issues));
    }

    /**
     * MSH-9: type and trigger; where it has no trigger, that of its structure or of EVN-1, which
     * version 2.1 relied on.
     */
    private static String type(Hl7Tokens tokens, Charset charset) {
        Slice field = tokens.segment(0).field(MSH_TYPE).repetition(1);
        String code = field.component(1).text(charset).strip();
        String trigger = field.component(2).text(charset).strip();
        int underscore = code.indexOf('_');
        if (trigger.isEmpty() && underscore > 0) {
            trigger = code.substring(underscore + 1);
            code = code.substring(0, underscore);
        }
        if (code.isEmpty() || !trigger.isEmpty()) {
            return trigger.isEmpty() ? code : code + "^" + trigger;
        }
        String structure = field.component(3).text(charset).strip();
        if (structure.length() == code.length() + 4 && structure.startsWith(code + "_")) {
            return code + "^" + structure.substring(code.length() + 1);
        }
        for (int i = 1; i < tokens.segmentCount() && i < 3; i++) {
            if (tokens.segment(i).id().equals("EVN")) {
                String event = tokens.segment(i).field(1).text(charset).strip();
                return event.isEmpty() ? code : code + "^" + event;
            }
        }
        return code;
    }

    private static List<String> declared(Slice field) {
        List<String> names = new ArrayList<>(1);
        for (int i = 1; i <= field.repetitionCount(); i++) {
            String name = field.repetition(i).text(StandardCharsets.ISO_8859_1).strip();
            if (!name.isEmpty()) {
                names.add(name);
            }
        }
        return names;
    }

    private static MessageHeader header(Hl7Tokens tokens) {
        Segment msh = tokens.segment(0);
        return new MessageHeader(
                (char) (tokens.delimiters().field() & 0xff),
                msh.field(2).latin1(),
                msh.field(3).latin1(),
                msh.field(4).latin1(),
                msh.field(5).latin1(),
                msh.field(6).latin1(),
                msh.field(MSH_TYPE).repetition(1).component(1).latin1(),
                msh.field(MSH_TYPE).repetition(1).component(2).latin1(),
                msh.field(MSH_CONTROL_ID).latin1(),
                msh.field(11).latin1(),
                msh.field(12).latin1(),
                msh.field(15).latin1(),
                msh.field(16).latin1(),
                msh.field(MSH_CHARSET).latin1());
    }

    private static Hl7IssueCode code(Hl7SyntaxException e) {
        return switch (e.code()) {
            case NO_MSH -> Hl7IssueCode.NOT_HL7;
            default -> Hl7IssueCode.MSH_DELIMITERS_INVALID;
        };
    }
}
