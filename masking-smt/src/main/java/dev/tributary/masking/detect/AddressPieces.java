package dev.tributary.masking.detect;

import dev.tributary.commons.record.PiiClass;
import dev.tributary.masking.detect.Needle.Fit;
import java.util.regex.Pattern;

/** Takes addresses apart. */
final class AddressPieces {

    private static final Pattern PART = Pattern.compile("[,;^|~\\n\\r]+");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private final Needles needles;

    AddressPieces(Needles needles) {
        this.needles = needles;
    }

    /** An address by its parts: the street with its number, the city, the ZIP code; no state. */
    void add(PiiClass pii, String value) {
        boolean first = true;
        for (String part : PART.split(value, 0)) {
            String text = part.strip();
            if (!text.isEmpty()) {
                addressPart(pii, text, first);
                first = false;
            }
        }
    }

    private void addressPart(PiiClass pii, String text, boolean first) {
        String[] words = SPACES.split(text, 0);
        String last = words[words.length - 1];
        if (words.length > 1 && isZip(last)) {
            needles.zip(last);
            addressPart(pii, text.substring(0, text.length() - last.length()).strip(), first);
            return;
        }
        String compact = Needles.compact(text);
        if (isZip(text)) {
            needles.zip(text);
        } else if (!isState(compact, first) && !isUnit(words)) {
            if (Letters.isDigit(text.charAt(0)) && words.length > 1) {
                street(pii, words);
            } else if (compact.length() >= Needles.SHORTEST_CODE) {
                needles.add(compact, pii, Needles.isOrdinary(compact) ? Fit.CAPITALISED : Fit.WORD);
            }
        }
    }

    /** With its number, with and without the word for street; and without its number. */
    private void street(PiiClass pii, String[] words) {
        StringBuilder name = new StringBuilder();
        int end = words.length;
        for (int i = 1; i < words.length; i++) {
            String word = Needles.compact(words[i]);
            if (i > 1 && Needles.has(word, Trait.UNIT.bit()) && end == words.length) {
                end = i;
            }
        }
        boolean suffix =
                end > 2 && Needles.has(Needles.compact(words[end - 1]), Trait.STREET.bit());
        for (int i = 1; i < (suffix ? end - 1 : end); i++) {
            name.append(Needles.compact(words[i]));
        }
        String number = Needles.compact(words[0]);
        needles.add(number + name, pii, Fit.WORD);
        if (suffix) {
            needles.add(number + name + Needles.compact(words[end - 1]), pii, Fit.WORD);
            needles.add(name + Needles.compact(words[end - 1]), pii, Fit.WORD);
        }
    }

    private static boolean isZip(String text) {
        String digits = Needles.digits(text);
        boolean figures = digits.length() == Needles.compact(text).length();
        return figures && (digits.length() == 5 || digits.length() == 9);
    }

    private static boolean isState(String compact, boolean first) {
        boolean code = compact.length() == 2 && Needles.has(compact, Trait.STATE_CODE.bit());
        return code || (!first && Needles.has(compact, Trait.STATE.bit()));
    }

    private static boolean isUnit(String[] words) {
        return words.length == 2 && Needles.has(Needles.compact(words[0]), Trait.UNIT.bit());
    }
}
