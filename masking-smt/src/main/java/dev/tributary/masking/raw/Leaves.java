package dev.tributary.masking.raw;

import dev.tributary.commons.record.PiiClass;
import java.util.regex.Pattern;

/** Passes harmless leaves by, and shows the others to the mask as what they are. */
final class Leaves {

    private static final Pattern DATE = Pattern.compile("[\\d.:+/ TZ-]{4,40}");
    private static final Pattern ZIP = Pattern.compile("[\\dA-Za-z -]{3,11}");

    /** Words that long are none, and so many letters in them are data. */
    private static final int LONGEST_WORD = 40;

    private static final int DATA = 120;

    private final LeafMask mask;

    Leaves(LeafMask mask) {
        this.mask = mask;
    }

    /**
     * What takes the place of a leaf.
     *
     * @param position what its table says of it; null where none does
     * @return the text itself where it stays
     */
    String rewrite(String path, Position position, String text, Siblings siblings) {
        if (text.isBlank()) {
            return text;
        }
        if (position == null) {
            return unlisted(path, text);
        }
        if (position.passes(text, siblings)) {
            return text;
        }
        PiiClass pii = position.pii(siblings);
        // What should have been a code and is none can be anything.
        return pii == PiiClass.FREE_TEXT && !position.harmless().isEmpty()
                ? unlisted(path, text)
                : as(path, pii, text);
    }

    /** What takes the place of a leaf of a class. */
    String as(String path, PiiClass pii, String text) {
        return switch (pii) {
            case EVENT_DATE, BIRTH_DATE ->
                    DATE.matcher(text).matches() ? masked(path, pii, text) : unlisted(path, text);
            case ZIP ->
                    ZIP.matcher(text).matches()
                            ? masked(path, pii, text)
                            : masked(path, PiiClass.ADDRESS, text);
            case PHONE, FAX -> masked(path, text.indexOf('@') < 0 ? pii : PiiClass.EMAIL, text);
            case FREE_TEXT -> masked(path, isData(text) ? PiiClass.RAW_PAYLOAD : pii, text);
            default -> masked(path, pii, text);
        };
    }

    /** What takes the place of a leaf of which nothing is known. */
    String unlisted(String path, String text) {
        return isData(text)
                ? masked(path, PiiClass.RAW_PAYLOAD, text)
                : mask.unlisted(path, text).orElse("");
    }

    private String masked(String path, PiiClass pii, String text) {
        return mask.mask(path, pii, text).orElse("");
    }

    /** Base64 or the like, in lines or not: what it says cannot be seen by reading it. */
    private static boolean isData(String text) {
        int data = 0;
        int word = 0;
        for (int i = 0; i < text.length() && data < DATA; i++) {
            word = isDataLetter(text.charAt(i)) ? word + 1 : 0;
            if (word == LONGEST_WORD) {
                data += LONGEST_WORD;
            } else if (word > LONGEST_WORD) {
                data++;
            }
        }
        return data >= DATA;
    }

    private static boolean isDataLetter(char c) {
        return Character.isLetterOrDigit(c) || c == '+' || c == '/' || c == '=';
    }
}
