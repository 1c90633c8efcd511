package dev.tributary.hl7.parse;

import dev.tributary.commons.hl7.Hl7Tokens;
import dev.tributary.commons.hl7.Segment;
import dev.tributary.commons.hl7.Slice;
import dev.tributary.commons.issue.Issue;
import dev.tributary.hl7.ack.MessageHeader;
import java.nio.charset.Charset;
import java.util.List;

/**
 * A message that has been parsed: tokens to read from, the bytes as they came.
 *
 * @param received the exact bytes received
 * @param receivedCharset the character set that they are in
 * @param receivedText the same as text
 * @param tokens the message's segments and fields
 * @param charset the character set to read tokens in
 * @param header what an acknowledgement repeats
 * @param type {@code ADT^A01}, or the type alone where there is no trigger
 * @param version MSH-12, or the default where it is empty; empty where neither says
 * @param controlId MSH-10, empty where there is none
 * @param issues what parsing found
 */
public record Hl7Message(
        byte[] received,
        Charset receivedCharset,
        String receivedText,
        Hl7Tokens tokens,
        Charset charset,
        MessageHeader header,
        String type,
        String version,
        String controlId,
        List<Issue> issues) {

    /** The MSH segment. */
    public Segment msh() {
        return tokens.segment(0);
    }

    /** The type without its trigger, as {@code ADT}. */
    public String code() {
        int caret = type.indexOf('^');
        return caret < 0 ? type : type.substring(0, caret);
    }

    /** The trigger event, as {@code A01}, or empty. */
    public String trigger() {
        return type.substring(Math.min(type.length(), code().length() + 1));
    }

    /** A part of the message as text, escapes resolved; empty where it is absent or null. */
    public String text(Slice slice) {
        return slice.isEmpty() || slice.isNull() ? "" : slice.text(charset);
    }

    @Override
    public String toString() {
        return "Hl7Message[" + received.length + " bytes]";
    }
}
