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
import java.util.Optional;

/**
 * Parses a message tolerantly: whatever can be read is read, and what cannot is said with its
 * place.
 *
 * <p>Safe for use by several threads.
 */
public final class Hl7Parser {

    private static final int MSH_TYPE = 9;
    private static final int MSH_CONTROL_ID = 10;
    private static final int MSH_CHARSET = 18;

    private final List<Charset> fallbacks;

    /**
     * A parser.
     *
     * @param fallbacks character sets to try, in order, where a message names none that fits
     */
    public Hl7Parser(List<Charset> fallbacks) {
        this.fallbacks = List.copyOf(fallbacks);
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
        Optional<Decoding> found =
                Decoding.find(bytes, declared(raw.segment(0).field(MSH_CHARSET)), fallbacks);
        if (found.isEmpty()) {
            return new Unreadable(header, Issue.of(Hl7IssueCode.CHARSET_INVALID, "MSH-18"));
        }
        Decoding decoding = found.get();
        Hl7Tokens tokens = decoding.text() == bytes ? raw : Hl7Tokens.of(decoding.text());
        return message(bytes, tokens, decoding, header);
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
        String type = type(msh.field(MSH_TYPE), charset);
        if (type.isEmpty()) {
            return new Unreadable(header, Issue.of(Hl7IssueCode.MESSAGE_TYPE_MISSING, "MSH-9"));
        }
        List<Issue> issues = new ArrayList<>(2);
        decoding.issue().ifPresent(issues::add);
        String controlId = msh.field(MSH_CONTROL_ID).repetition(1).text(charset);
        if (controlId.isEmpty()) {
            issues.add(Issue.of(Hl7IssueCode.CONTROL_ID_MISSING, "MSH-10"));
        }
        return new Parsed(
                new Hl7Message(
                        bytes, decoding.sent(), tokens, charset, header, type, controlId, issues));
    }

    private static String type(Slice field, Charset charset) {
        String code = field.repetition(1).component(1).text(charset).strip();
        String trigger = field.repetition(1).component(2).text(charset).strip();
        return trigger.isEmpty() ? code : code + "^" + trigger;
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
