package dev.tributary.hl7.parse;

import dev.tributary.commons.issue.Issue;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * In which character set a message is written, and its bytes in a form that can be tokenised.
 *
 * @param sent the character set that the received bytes are in
 * @param text the message in a character set whose delimiters cannot stand inside a character
 * @param textCharset the character set of text
 * @param issue what had to be assumed, if anything
 */
record Decoding(Charset sent, byte[] text, Charset textCharset, Optional<Issue> issue) {

    private static final String LOCATION = "MSH-18";

    /**
     * Finds the character set: what MSH-18 names, else the first fallback that fits every byte.
     *
     * @param bytes the message as received
     * @param declared MSH-18 as sent, its repetitions separated
     * @param fallbacks tried in order
     * @return empty when the bytes fit none
     */
    static Optional<Decoding> find(byte[] bytes, List<String> declared, List<Charset> fallbacks) {
        if (isAscii(bytes)) {
            return Optional.of(
                    new Decoding(
                            StandardCharsets.UTF_8,
                            bytes,
                            StandardCharsets.UTF_8,
                            unknownAmong(declared)));
        }
        List<Charset> named =
                declared.stream().flatMap(name -> CharacterSets.find(name).stream()).toList();
        for (Charset charset : named) {
            if (fits(bytes, charset)) {
                return Optional.of(of(bytes, charset, unknownAmong(declared)));
            }
        }
        Issue assumed = Issue.of(reason(declared, named), LOCATION);
        return fallbacks.stream()
                .filter(charset -> fits(bytes, charset))
                .findFirst()
                .map(charset -> of(bytes, charset, Optional.of(assumed)));
    }

    private static Hl7IssueCode reason(List<String> declared, List<Charset> named) {
        if (declared.isEmpty()) {
            return Hl7IssueCode.CHARSET_ASSUMED;
        }
        return named.isEmpty() ? Hl7IssueCode.CHARSET_UNKNOWN : Hl7IssueCode.CHARSET_MISMATCH;
    }

    private static Optional<Issue> unknownAmong(List<String> declared) {
        boolean unknown = declared.stream().anyMatch(name -> CharacterSets.find(name).isEmpty());
        return unknown
                ? Optional.of(Issue.of(Hl7IssueCode.CHARSET_UNKNOWN, LOCATION))
                : Optional.empty();
    }

    private static Decoding of(byte[] bytes, Charset charset, Optional<Issue> issue) {
        if (CharacterSets.keepsAscii(charset)) {
            return new Decoding(charset, bytes, charset, issue);
        }
        // Elsewhere the second byte of a character may look like a delimiter.
        byte[] utf8 = new String(bytes, charset).getBytes(StandardCharsets.UTF_8);
        return new Decoding(charset, utf8, StandardCharsets.UTF_8, issue);
    }

    private static boolean isAscii(byte[] bytes) {
        for (byte b : bytes) {
            if (b < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean fits(byte[] bytes, Charset charset) {
        try {
            charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException notThisOne) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "Decoding[" + sent + "]";
    }
}
