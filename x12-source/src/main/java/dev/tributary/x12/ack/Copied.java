package dev.tributary.x12.ack;

import dev.tributary.commons.x12.Delimiters;
import java.util.Optional;

/**
 * Texts of the sender's that stand again in what we send, as numbers and ids. What could be taken
 * for a delimiter never does, neither theirs nor ours, nor what is no printable ASCII.
 */
final class Copied {

    private static final String OUR_DELIMITERS = "*:^~";
    private static final char STAND_IN = '-';

    private Copied() {}

    /**
     * A text as it was sent, where all of it can be sent again.
     *
     * @param text what was sent; null for nothing
     * @param theirs the delimiters under which it was
     * @param max how long it may be; a longer one is not copied
     */
    static Optional<String> exactly(String text, Delimiters theirs, int max) {
        if (text == null || text.isEmpty() || text.length() > max || text.isBlank()) {
            return Optional.empty();
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isPlain(c) || isDelimiter(c, theirs)) {
                return Optional.empty();
            }
        }
        return Optional.of(text);
    }

    private static boolean isDelimiter(char c, Delimiters theirs) {
        return c == theirs.element()
                || c == theirs.component()
                || c == theirs.repetition()
                || c == theirs.segment();
    }

    private static boolean isPlain(char c) {
        return c >= ' ' && c < 0x7f && OUR_DELIMITERS.indexOf(c) < 0;
    }

    /**
     * What must be sent in any case: the text without blanks around it, other characters for those
     * that cannot be sent, cut to its longest.
     *
     * @param otherwise what is sent where it is too short
     */
    static String inShape(String text, int min, int max, String otherwise) {
        String stripped = text == null ? "" : text.strip();
        StringBuilder shaped = new StringBuilder(Math.min(stripped.length(), max));
        for (int i = 0; i < stripped.length() && i < max; i++) {
            char c = stripped.charAt(i);
            shaped.append(isPlain(c) ? c : STAND_IN);
        }
        String shape = shaped.toString().strip();
        return shape.length() < min ? otherwise : shape;
    }

    /** A number as it was sent; another where it is none of so many digits. */
    static String digits(String text, int min, int max, String otherwise) {
        String stripped = text == null ? "" : text.strip();
        boolean fits = stripped.length() >= min && stripped.length() <= max;
        return fits && stripped.chars().allMatch(c -> c >= '0' && c <= '9') ? stripped : otherwise;
    }

    /** An id of upper-case letters and digits as it was sent; another where it is none. */
    static String code(String text, int min, int max, String otherwise) {
        String stripped = text == null ? "" : text.strip();
        boolean fits = stripped.length() >= min && stripped.length() <= max;
        return fits && stripped.chars().allMatch(Copied::isCode) ? stripped : otherwise;
    }

    private static boolean isCode(int c) {
        return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
