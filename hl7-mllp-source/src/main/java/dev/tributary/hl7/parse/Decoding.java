package dev.tributary.hl7.parse;

import dev.tributary.commons.issue.Issue;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * In which character set a message is written, and its bytes in a form that can be tokenised.
 *
 * <p>Candidates are tried strictly: one that does not fit every byte is not used, so no character
 * is ever replaced.
 *
 * @param sent the character set that the received bytes are in
 * @param decoded the received bytes as text
 * @param text the message in a character set whose delimiters cannot stand inside a character
 * @param textCharset the character set of text
 * @param issue what had to be assumed, if anything
 */
record Decoding(
        Charset sent, String decoded, byte[] text, Charset textCharset, Optional<Issue> issue) {

    private static final String LOCATION = "MSH-18";
    private static final byte ESCAPE = 0x1b;
    private static final int SCRATCH = 8 * 1024;
    private static final char REPLACED = '\uFFFD';

    /** What was found; nothing is when the bytes fit no candidate. */
    sealed interface Result {}

    /** The bytes fit a character set. */
    record Found(Decoding decoding) implements Result {}

    /**
     * The bytes fit none.
     *
     * @param offset the first byte that does not fit, in the candidate that fits longest
     */
    record None(int offset) implements Result {}

    /**
     * Finds the character set: what MSH-18 names, else the first fallback that fits every byte.
     *
     * @param bytes the message as received
     * @param declared MSH-18 as sent, its repetitions separated
     * @param fallbacks tried in order
     */
    static Result find(byte[] bytes, List<String> declared, List<Charset> fallbacks) {
        int plain = plainLength(bytes);
        if (plain == bytes.length) {
            return new Found(
                    new Decoding(
                            StandardCharsets.UTF_8,
                            new String(bytes, StandardCharsets.US_ASCII),
                            bytes,
                            StandardCharsets.UTF_8,
                            declared.isEmpty() ? Optional.empty() : unknownAmong(declared)));
        }
        List<Charset> named = named(declared, bytes[plain] == ESCAPE);
        int furthest = plain;
        for (Charset charset : named) {
            String text = decode(bytes, charset);
            int misfit = misfit(bytes, charset, text);
            if (misfit < 0) {
                return new Found(of(bytes, charset, text, unknownAmong(declared)));
            }
            furthest = Math.max(furthest, misfit);
        }
        Issue assumed = Issue.of(reason(declared, named), LOCATION);
        for (Charset charset : fallbacks) {
            String text = decode(bytes, charset);
            int misfit = misfit(bytes, charset, text);
            if (misfit < 0) {
                return new Found(of(bytes, charset, text, assumption(bytes, declared, assumed)));
            }
            furthest = Math.max(furthest, misfit);
        }
        return new None(furthest);
    }

    /** The ones that MSH-18 names; those with escape sequences first where there are some. */
    private static List<Charset> named(List<String> declared, boolean escapes) {
        List<Charset> named = new ArrayList<>(declared.size());
        int sevenBit = 0;
        for (String name : declared) {
            Optional<Charset> charset = CharacterSets.find(name);
            if (charset.isPresent() && escapes && CharacterSets.isSevenBit(charset.get())) {
                named.add(sevenBit++, charset.get());
            } else {
                charset.ifPresent(named::add);
            }
        }
        return named;
    }

    /** Nothing was assumed about a message that is ASCII but for a stray escape character. */
    private static Optional<Issue> assumption(byte[] bytes, List<String> declared, Issue assumed) {
        return declared.isEmpty() && isAscii(bytes) ? Optional.empty() : Optional.of(assumed);
    }

    private static Hl7IssueCode reason(List<String> declared, List<Charset> named) {
        if (declared.isEmpty()) {
            return Hl7IssueCode.CHARSET_ASSUMED;
        }
        return named.isEmpty() ? Hl7IssueCode.CHARSET_UNKNOWN : Hl7IssueCode.CHARSET_MISMATCH;
    }

    private static Optional<Issue> unknownAmong(List<String> declared) {
        for (String name : declared) {
            if (CharacterSets.find(name).isEmpty()) {
                return Optional.of(Issue.of(Hl7IssueCode.CHARSET_UNKNOWN, LOCATION));
            }
        }
        return Optional.empty();
    }

    private static Decoding of(
            byte[] bytes, Charset charset, String decoded, Optional<Issue> issue) {
        if (CharacterSets.keepsAscii(charset)) {
            return new Decoding(charset, decoded, bytes, charset, issue);
        }
        // Elsewhere the second byte of a character may look like a delimiter.
        byte[] utf8 = decoded.getBytes(StandardCharsets.UTF_8);
        return new Decoding(charset, decoded, utf8, StandardCharsets.UTF_8, issue);
    }

    /** How many bytes there are before the first that may be other than ASCII. */
    private static int plainLength(byte[] bytes) {
        int at = 0;
        while (at < bytes.length && bytes[at] >= 0 && bytes[at] != ESCAPE) {
            at++;
        }
        return at;
    }

    private static boolean isAscii(byte[] bytes) {
        for (byte b : bytes) {
            if (b < 0) {
                return false;
            }
        }
        return true;
    }

    private static String decode(byte[] bytes, Charset charset) {
        return charset.equals(StandardCharsets.UTF_8)
                ? Utf8.decode(bytes)
                : new String(bytes, charset);
    }

    /** Where the first byte is that does not fit, or -1 where all do. */
    private static int misfit(byte[] bytes, Charset charset, String decoded) {
        return decoded.indexOf(REPLACED) < 0 ? -1 : misfit(bytes, charset);
    }

    private static int misfit(byte[] bytes, Charset charset) {
        CharsetDecoder decoder =
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(Math.min(SCRATCH, bytes.length + 16));
        CoderResult result;
        do {
            out.clear();
            result = decoder.decode(in, out, true);
        } while (result.isOverflow());
        if (!result.isError()) {
            out.clear();
            result = decoder.flush(out);
        }
        return result.isError() ? in.position() : -1;
    }

    @Override
    public String toString() {
        return "Decoding[" + sent + "]";
    }
}
