package dev.tributary.masking.detect;

import java.util.Arrays;

/**
 * The letters and digits of a text, folded and without what separates them, each with the place
 * that it was read from.
 *
 * <p>Letters lose their case and their accents; ß, æ, œ and þ become two; accents behind a letter
 * and characters of no width are left out.
 */
final class Compact {

    /** Nothing stands before a character. */
    static final int JOINED = 0;

    /** Up to three signs such as a dash, a dot, a slash, a bracket or a space. */
    static final int LOOSE = 1;

    /** Up to three signs, a comma or an end of line among them. */
    static final int LOOSER = 2;

    /** More than that. */
    static final int APART = 3;

    private static final int MOST_BETWEEN = 3;
    private static final String LOOSE_SIGNS = " -./()_^:\t'+#";

    private final char[] source;
    private char[] characters;
    private int[] places;
    private byte[] gaps;
    private int length;

    private Compact(char[] source) {
        this.source = source;
        int room = source.length + 8;
        characters = new char[room];
        places = new int[room];
        gaps = new byte[room];
    }

    static Compact of(CharSequence text) {
        Compact compact = new Compact(Letters.plain(text));
        compact.read();
        return compact;
    }

    private void read() {
        int between = 0;
        boolean loose = true;
        for (int i = 0; i < source.length; i++) {
            char c = source[i];
            if (Letters.kind(c) == Letters.OTHER) {
                if (!isInvisible(c)) {
                    between++;
                    loose &= LOOSE_SIGNS.indexOf(c) >= 0;
                }
            } else if (!isAccent(c)) {
                add(i, gap(between, loose));
                between = 0;
                loose = true;
            }
        }
    }

    private static byte gap(int between, boolean loose) {
        if (between == 0) {
            return JOINED;
        }
        if (between > MOST_BETWEEN) {
            return APART;
        }
        return loose ? (byte) LOOSE : LOOSER;
    }

    private void add(int place, byte gap) {
        char c = source[place];
        if (c < 0x80) {
            put(Letters.base(c), place, gap);
            return;
        }
        String two =
                switch (c) {
                    case 'ß', 'ẞ' -> "ss";
                    case 'æ', 'Æ' -> "ae";
                    case 'œ', 'Œ' -> "oe";
                    case 'þ', 'Þ' -> "th";
                    default -> "";
                };
        if (two.isEmpty()) {
            put(Letters.base(c), place, gap);
        } else {
            put(two.charAt(0), place, gap);
            put(two.charAt(1), place, (byte) JOINED);
        }
    }

    private void put(char c, int place, byte gap) {
        if (length == characters.length) {
            characters = Arrays.copyOf(characters, length * 2);
            places = Arrays.copyOf(places, length * 2);
            gaps = Arrays.copyOf(gaps, length * 2);
        }
        characters[length] = c;
        places[length] = place;
        gaps[length] = gap;
        length++;
    }

    private static boolean isInvisible(char c) {
        return c >= 0x80
                && (c == 0xAD || (c >= 0x200B && c <= 0x200D) || c == 0x2060 || c == 0xFEFF);
    }

    private static boolean isAccent(char c) {
        return c >= 0x300 && Character.getType(c) == Character.NON_SPACING_MARK;
    }

    int length() {
        return length;
    }

    char at(int index) {
        return characters[index];
    }

    /** What stands before a character: {@link #JOINED} to {@link #APART}. */
    int gap(int index) {
        return index < length ? gaps[index] : APART;
    }

    /** Where a character was read. */
    int place(int index) {
        return places[index];
    }

    boolean isCapital(int index) {
        return Letters.kind(source[places[index]]) == Letters.CAPITAL;
    }

    boolean isDigit(int index) {
        return Letters.isDigit(characters[index]);
    }

    /** Whether a word can begin here: behind a separator, or where a number ends. */
    boolean isWordStart(int index) {
        return index == 0 || gaps[index] != JOINED || isDigit(index) != isDigit(index - 1);
    }

    /** Whether a word can end before here. */
    boolean isWordEnd(int index) {
        return index == length || isWordStart(index);
    }

    /** The text that was read, its quotes, dashes and spaces made plain. */
    char[] source() {
        return source;
    }

    @Override
    public String toString() {
        return "[" + length + " characters]";
    }

    /** The characters as a string. */
    String string() {
        return new String(characters, 0, length);
    }
}
