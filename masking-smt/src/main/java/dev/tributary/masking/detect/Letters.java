package dev.tributary.masking.detect;

import java.text.Normalizer;

/**
 * Characters as the detectors read them: one for one, so that places in the text stay what they
 * are.
 */
final class Letters {

    private static final int ACCENTED = 0x250;
    private static final char[] BASE = bases();
    private static final byte[] KINDS = kinds();

    /** Neither letter nor digit. */
    static final int OTHER = 0;

    /** A letter, not a capital one; or an accent behind its letter. */
    static final int SMALL = 1;

    static final int CAPITAL = 2;
    static final int DIGIT = 3;

    private Letters() {}

    /** A text's characters, each made {@link #plain(char) plain}. */
    static char[] plain(CharSequence text) {
        char[] plain = text.toString().toCharArray();
        for (int i = 0; i < plain.length; i++) {
            if (plain[i] >= 0x80) {
                plain[i] = plain(plain[i]);
            }
        }
        return plain;
    }

    /**
     * A typographic quote, dash, space or full-width character as the plain one; any other as it
     * is.
     */
    static char plain(char c) {
        if (c < 0x80) {
            return c;
        }
        if (c >= 0xFF01 && c <= 0xFF5E) {
            return (char) (c - 0xFEE0);
        }
        if (c >= 0x2000 && c <= 0x200A) {
            return ' ';
        }
        if (c >= 0x2010 && c <= 0x2015) {
            return '-';
        }
        return switch (c) {
            case 0x00A0, 0x202F, 0x205F, 0x3000 -> ' ';
            case 0x0085, 0x2028, 0x2029 -> '\n';
            case 0x2212, 0xFE58, 0xFE63 -> '-';
            case 0x2018, 0x2019, 0x201B, 0x02BC, 0x2032 -> '\'';
            case 0x201C, 0x201D, 0x201F -> '"';
            default -> c;
        };
    }

    /** A letter in lower case and without its accent; any other character as it is. */
    static char base(char c) {
        return c < ACCENTED ? BASE[c] : Character.toLowerCase(c);
    }

    /** What a character is: {@link #OTHER}, {@link #SMALL}, {@link #CAPITAL} or {@link #DIGIT}. */
    static int kind(char c) {
        return c < ACCENTED ? KINDS[c] : kindOf(c);
    }

    private static int kindOf(char c) {
        if (Character.isUpperCase(c)) {
            return CAPITAL;
        }
        return Character.isLetter(c) || Character.isDigit(c) || isMark(c) ? SMALL : OTHER;
    }

    static boolean isAlphanumeric(char c) {
        return kind(c) != OTHER;
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isMark(char c) {
        return c >= 0x300 && Character.getType(c) == Character.NON_SPACING_MARK;
    }

    private static char[] bases() {
        char[] bases = new char[ACCENTED];
        for (char c = 0; c < ACCENTED; c++) {
            char base = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD).charAt(0);
            bases[c] = Character.toLowerCase(withoutStroke(base));
        }
        return bases;
    }

    /** The letters that Unicode does not take apart. */
    private static char withoutStroke(char c) {
        return switch (c) {
            case 'Ø', 'ø' -> 'o';
            case 'Ł', 'ł' -> 'l';
            case 'Đ', 'đ', 'Ð', 'ð' -> 'd';
            case 'Ħ', 'ħ' -> 'h';
            case 'Æ', 'æ' -> 'a';
            case 'ß' -> 's';
            case 'ı' -> 'i';
            default -> c;
        };
    }

    private static byte[] kinds() {
        byte[] kinds = new byte[ACCENTED];
        for (char c = 0; c < ACCENTED; c++) {
            kinds[c] = (byte) (isDigit(c) ? DIGIT : kindOf(c));
        }
        return kinds;
    }
}
