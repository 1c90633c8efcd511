package dev.tributary.masking.detect;

import dev.tributary.commons.record.PiiClass;
import java.util.List;

/**
 * A piece of an identity as it is looked for.
 *
 * @param text two characters at least, as {@link Compact} has them
 * @param pii what it is
 * @param fit where it counts
 */
record Needle(String text, PiiClass pii, Fit fit) {

    private static final List<String> ANNOUNCEMENTS =
            List.of(
                    "ending",
                    "endingin",
                    "endsin",
                    "last4",
                    "lastfour",
                    "last4digits",
                    "lastfourdigits");

    /** Where in a text a piece counts as the identity. */
    enum Fit {
        /** As a word or several, whatever separates them. */
        WORD,
        /** As a word with a capital, since it is an ordinary word as well. */
        CAPITALISED,
        /** As a number of its own; zeros may stand before it. */
        NUMBER,
        /** Inside a longer word or number too. */
        ANYWHERE,
        /** With a separator wherever the identity has one: an address of four numbers. */
        DOTTED,
        /** Behind signs that stand for the rest, or behind "ending in". */
        TAIL
    }

    /**
     * Where it ends if it stands at a place.
     *
     * @return behind its last character, or -1
     */
    int end(Compact in, int at) {
        int end = at + text.length();
        if (end > in.length()) {
            return -1;
        }
        int widest =
                switch (fit) {
                    case WORD, CAPITALISED -> Compact.LOOSER;
                    case NUMBER, ANYWHERE, DOTTED -> Compact.LOOSE;
                    case TAIL -> Compact.JOINED;
                };
        for (int i = 0; i < text.length(); i++) {
            if (in.at(at + i) != text.charAt(i) || (i > 0 && in.gap(at + i) > widest)) {
                return -1;
            }
        }
        return fits(in, at, end) ? end : -1;
    }

    private boolean fits(Compact in, int at, int end) {
        return switch (fit) {
            case ANYWHERE -> true;
            case WORD -> in.isWordStart(at) && in.isWordEnd(end);
            case CAPITALISED -> in.isWordStart(at) && in.isWordEnd(end) && in.isCapital(at);
            case NUMBER -> isNumber(in, at, end);
            case DOTTED -> in.isWordStart(at) && in.isWordEnd(end) && isSeparated(in, at, end);
            case TAIL -> isNumber(in, at, end) && isTail(in, at);
        };
    }

    /**
     * Where it begins if it stands at a place: zeros before a number belong to it.
     *
     * @return its first character
     */
    int start(Compact in, int at) {
        int start = at;
        if (Letters.isDigit(text.charAt(0)) && (fit == Fit.NUMBER || fit == Fit.ANYWHERE)) {
            while (start > 0 && in.gap(start) == Compact.JOINED && in.at(start - 1) == '0') {
                start--;
            }
        }
        return start;
    }

    private boolean isNumber(Compact in, int at, int end) {
        return in.isWordStart(start(in, at)) && in.isWordEnd(end);
    }

    /** Whether no more than three figures hang together, as in 10.0.0.1. */
    private static boolean isSeparated(Compact in, int at, int end) {
        int together = 1;
        int groups = 1;
        for (int i = at + 1; i < end; i++) {
            boolean joined = in.gap(i) == Compact.JOINED;
            together = joined ? together + 1 : 1;
            groups += joined ? 0 : 1;
            if (together > 3) {
                return false;
            }
        }
        return groups == 4;
    }

    private static boolean isTail(Compact in, int at) {
        char[] source = in.source();
        int place = in.place(at) - 1;
        while (place >= 0 && (source[place] == ' ' || source[place] == '-')) {
            place--;
        }
        char before = place < 0 ? ' ' : source[place];
        return "xX*#•".indexOf(before) >= 0 || isAnnounced(in, at);
    }

    /** "ending in 6789", "last four 6789", "last 4: 6789". */
    private static boolean isAnnounced(Compact in, int at) {
        int from = Math.max(0, at - 16);
        StringBuilder before = new StringBuilder(16);
        for (int i = from; i < at; i++) {
            before.append(in.at(i));
        }
        String words = before.toString();
        return ANNOUNCEMENTS.stream().anyMatch(words::endsWith);
    }

    /** Never a value. */
    @Override
    public String toString() {
        return pii + " " + fit;
    }
}
