package dev.tributary.masking.detect;

import java.util.Arrays;

/**
 * A text taken apart in one pass: its words and numbers, what is known of each, what stands between
 * them, and where an {@code @} or a {@code ://} is.
 *
 * <p>Asked for a token before the first or behind the last, it answers with one that has no shape
 * and no traits, so that a look around needs no care for the ends.
 */
final class Tokens {

    private static final int FIRST_ROOM = 32;

    private final char[] text;
    private int count;
    private int[] starts;
    private int[] ends;
    private long[] traits;
    private Shape[] shapes;
    private int[] gaps;
    private boolean[] possessive;
    private boolean[] taken;
    private int[] signs = {};
    private int signCount;

    private Tokens(char[] text) {
        this.text = text;
        int room = FIRST_ROOM + text.length / 6;
        starts = new int[room];
        ends = new int[room];
        traits = new long[room];
        shapes = new Shape[room];
        gaps = new int[room];
        possessive = new boolean[room];
    }

    /** Takes a text apart. */
    static Tokens of(CharSequence text) {
        Tokens tokens = new Tokens(Letters.plain(text));
        tokens.scan();
        tokens.taken = new boolean[tokens.count];
        return tokens;
    }

    private void scan() {
        int gap = Gap.NOTHING;
        int i = 0;
        while (i < text.length) {
            char c = text[i];
            if (Letters.kind(c) != Letters.OTHER) {
                i = token(i, gap);
                gap = Gap.NOTHING;
                if (possessive[count - 1]) {
                    i = behindPossessive(i);
                }
            } else {
                gap |= Gap.kind(c);
                if (c == '@' || c == ':') {
                    noteSign(i);
                }
                i++;
            }
        }
    }

    private void noteSign(int place) {
        boolean colon = text[place] == ':';
        char next = place + 1 < text.length ? text[place + 1] : ' ';
        if (!colon || next == '/' || next == ':') {
            if (signCount == signs.length) {
                signs = Arrays.copyOf(signs, Math.max(4, signCount * 2));
            }
            signs[signCount++] = place;
        }
    }

    /** Reads the token that begins here. */
    private int token(int start, int gap) {
        if (count == starts.length) {
            grow();
        }
        boolean number = Letters.kind(text[start]) == Letters.DIGIT;
        int hash = 0;
        int capitals = 0;
        int digits = 0;
        int i = start;
        while (i < text.length) {
            char c = text[i];
            int kind = Letters.kind(c);
            if (kind == Letters.OTHER) {
                if (c != '\'' || number || !isWithinWord(i)) {
                    break;
                }
            } else {
                capitals += kind == Letters.CAPITAL ? 1 : 0;
                digits += kind == Letters.DIGIT ? 1 : 0;
                hash = Lexicon.hash(hash, Letters.base(c));
            }
            i++;
        }
        starts[count] = start;
        ends[count] = i;
        gaps[count] = gap;
        shapes[count] = shape(start, i, capitals, digits);
        traits[count] = number ? 0 : Lexicon.BUILT_IN.traits(text, start, i, hash);
        possessive[count] = !number && isPossessiveBefore(i);
        count++;
        return i;
    }

    /** Whether an apostrophe belongs to a word, as in O'Brien; not so in Doe's. */
    private boolean isWithinWord(int apostrophe) {
        int next = apostrophe + 1;
        if (next >= text.length || !Character.isLetter(text[next])) {
            return false;
        }
        boolean lastLetter = next + 1 >= text.length || !Letters.isAlphanumeric(text[next + 1]);
        return !(lastLetter && Letters.base(text[next]) == 's');
    }

    /** Whether a word ends here with an apostrophe and an s, or on an s with an apostrophe. */
    private boolean isPossessiveBefore(int apostrophe) {
        if (apostrophe >= text.length || text[apostrophe] != '\'') {
            return false;
        }
        int next = apostrophe + 1;
        boolean s = next < text.length && Letters.base(text[next]) == 's';
        return s || Letters.base(text[apostrophe - 1]) == 's';
    }

    private int behindPossessive(int apostrophe) {
        int next = apostrophe + 1;
        return next < text.length && Letters.base(text[next]) == 's' ? next + 1 : next;
    }

    private Shape shape(int start, int end, int capitals, int digits) {
        int first = Letters.kind(text[start]);
        if (first == Letters.DIGIT) {
            return Shape.NUMBER;
        }
        if (digits > 0) {
            return Shape.CODE;
        }
        if (first != Letters.CAPITAL) {
            return Shape.LOWER;
        }
        int letters = end - start;
        if (letters == 1) {
            return Shape.INITIAL;
        }
        return capitals >= letters - 1 && Letters.kind(text[end - 1]) == Letters.CAPITAL
                ? Shape.UPPER
                : Shape.CAPITALISED;
    }

    private void grow() {
        int room = count * 2;
        starts = Arrays.copyOf(starts, room);
        ends = Arrays.copyOf(ends, room);
        traits = Arrays.copyOf(traits, room);
        shapes = Arrays.copyOf(shapes, room);
        gaps = Arrays.copyOf(gaps, room);
        possessive = Arrays.copyOf(possessive, room);
    }

    /** The text, its quotes, dashes and spaces made plain. */
    char[] text() {
        return text;
    }

    int count() {
        return count;
    }

    int start(int token) {
        return starts[token];
    }

    int end(int token) {
        return ends[token];
    }

    int length(int token) {
        return ends[token] - starts[token];
    }

    private boolean isThere(int token) {
        return token >= 0 && token < count;
    }

    Shape shape(int token) {
        return isThere(token) ? shapes[token] : Shape.NONE;
    }

    /** What stands before a token: a set of {@link Gap} kinds. */
    int gap(int token) {
        return isThere(token) ? gaps[token] : Gap.OTHER;
    }

    /** Whether a token has one of these traits. */
    boolean has(int token, long anyOf) {
        return isThere(token) && (traits[token] & anyOf) != 0;
    }

    /** Whether an apostrophe follows, as in Doe's. */
    boolean isPossessive(int token) {
        return isThere(token) && possessive[token];
    }

    /** Whether a finding covers a token, or there is none. */
    boolean isTaken(int token) {
        return !isThere(token) || taken[token];
    }

    /** Whether one of the tokens before has one of these traits. */
    boolean precededBy(int token, int within, long anyOf) {
        for (int i = token - 1; i >= 0 && i >= token - within; i--) {
            if ((traits[i] & anyOf) != 0) {
                return true;
            }
        }
        return false;
    }

    /** Marks the tokens that a finding covers. */
    void take(int start, int end) {
        for (int i = firstEndingBehind(start); i < count && starts[i] < end; i++) {
            taken[i] = true;
        }
    }

    /** The first token that ends behind a place in the text. */
    int firstEndingBehind(int place) {
        int found = Arrays.binarySearch(ends, 0, count, place + 1);
        return found >= 0 ? found : -found - 1;
    }

    int signCount() {
        return signCount;
    }

    /** Where an {@code @}, a {@code ://} or a {@code ::} stands. */
    int sign(int index) {
        return signs[index];
    }

    /** Whether a token is written as a word, whatever its accents and capitals. */
    boolean is(int token, String word) {
        if (!isThere(token) || length(token) != word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (Letters.base(text[starts[token] + i]) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** How many digits a token begins with. */
    int leadingDigits(int token) {
        if (!isThere(token)) {
            return 0;
        }
        int i = starts[token];
        while (i < ends[token] && Letters.isDigit(text[i])) {
            i++;
        }
        return i - starts[token];
    }

    /** Whether a token is made of digits alone. */
    boolean isDigits(int token) {
        return shape(token) == Shape.NUMBER && leadingDigits(token) == length(token);
    }

    /** The number that a token begins with; -1 when there is none or it is longer than 9 digits. */
    int number(int token) {
        int digits = leadingDigits(token);
        if (digits == 0 || digits > 9) {
            return -1;
        }
        int value = 0;
        for (int i = starts[token]; i < starts[token] + digits; i++) {
            value = value * 10 + text[i] - '0';
        }
        return value;
    }
}
