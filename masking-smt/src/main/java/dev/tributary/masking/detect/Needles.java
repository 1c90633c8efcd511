package dev.tributary.masking.detect;

import static dev.tributary.masking.detect.Trait.bits;

import dev.tributary.commons.record.PiiClass;
import dev.tributary.masking.detect.Needle.Fit;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Set;

/** Collects the pieces that identities are looked for by. */
final class Needles {

    /** From here on an identifier is found inside a longer one too. */
    static final int LONG_ENOUGH_INSIDE = 6;

    static final int SHORTEST_CODE = 3;
    private static final int SHORTEST_NUMBER = 4;
    private static final int LOCAL_NUMBER = 7;
    private static final int TAIL = 4;

    /** Traits that do not make a word an ordinary one. */
    private static final long OF_NAMES =
            bits(
                    Trait.GIVEN,
                    Trait.FAMILY,
                    Trait.EPONYM,
                    Trait.CITY,
                    Trait.CITY_FIRST,
                    Trait.CITY_SECOND,
                    Trait.FACILITY);

    private final Set<Needle> all = new LinkedHashSet<>();

    Set<Needle> all() {
        return all;
    }

    /** Adds a piece, unless it is too short to be looked for. */
    void add(String text, PiiClass pii, Fit fit) {
        if (text.length() >= 2) {
            all.add(new Needle(text, pii, fit));
        }
    }

    static String compact(String value) {
        return Compact.of(value).string();
    }

    /** Whether a word is one that texts have without meaning the person. */
    static boolean isOrdinary(String compact) {
        return has(compact, ~OF_NAMES);
    }

    static boolean has(String word, long traits) {
        return (Lexicon.BUILT_IN.traits(word) & traits) != 0;
    }

    /** A day without separators, in the orders that are usual. */
    void day(PiiClass pii, LocalDate day) {
        String year = String.valueOf(day.getYear());
        String month = twoFigures(day.getMonthValue());
        String date = twoFigures(day.getDayOfMonth());
        identifier(pii, year + month + date);
        identifier(pii, month + date + year);
        identifier(pii, date + month + year);
    }

    private static String twoFigures(int number) {
        return number < 10 ? "0" + number : String.valueOf(number);
    }

    /** An identifier of letters and digits. */
    void identifier(PiiClass pii, String value) {
        String compact = compact(value);
        String stripped = withoutZeros(compact);
        boolean number = isNumber(compact);
        String wanted = stripped.length() >= SHORTEST_NUMBER ? stripped : compact;
        if (wanted.length() < (number ? SHORTEST_NUMBER : SHORTEST_CODE)) {
            return;
        }
        if (wanted.length() >= LONG_ENOUGH_INSIDE) {
            add(wanted, pii, Fit.ANYWHERE);
        } else if (number) {
            add(wanted, pii, Fit.NUMBER);
        } else {
            add(wanted, pii, isOrdinary(wanted) ? Fit.CAPITALISED : Fit.WORD);
        }
    }

    /** An identifier whose last four digits are often shown. */
    void identifierWithTail(PiiClass pii, String value) {
        identifier(pii, value);
        String digits = digits(value);
        if (digits.length() > TAIL) {
            add(digits.substring(digits.length() - TAIL), pii, Fit.TAIL);
        }
    }

    /** A phone number with and without the codes of country and area. */
    void phone(PiiClass pii, String value) {
        String digits = digits(value);
        if (digits.length() < LOCAL_NUMBER) {
            identifier(pii, value);
            return;
        }
        boolean american = digits.length() == 11 && digits.charAt(0) == '1';
        if (american || digits.length() == 10) {
            add(digits.substring(digits.length() - 10), pii, Fit.ANYWHERE);
            add(digits.substring(digits.length() - LOCAL_NUMBER), pii, Fit.NUMBER);
            return;
        }
        String number = withoutZeros(digits);
        add(number, pii, Fit.ANYWHERE);
        boolean abroad = value.strip().startsWith("+") || digits.startsWith("00");
        for (int code = 1; abroad && code <= 3; code++) {
            if (number.length() - code >= LOCAL_NUMBER) {
                add(number.substring(code), pii, Fit.NUMBER);
            }
        }
    }

    void email(String value) {
        add(compact(value), PiiClass.EMAIL, Fit.WORD);
        int at = value.indexOf('@');
        String mailbox = compact(at < 0 ? value : value.substring(0, at));
        if (mailbox.length() >= LONG_ENOUGH_INSIDE && !isOrdinary(mailbox)) {
            add(mailbox, PiiClass.EMAIL, Fit.WORD);
        }
    }

    void url(String value) {
        int scheme = value.indexOf("://");
        add(compact(scheme < 0 ? value : value.substring(scheme + 3)), PiiClass.URL, Fit.WORD);
    }

    void ip(String value) {
        boolean numbers = value.chars().filter(c -> c == '.').count() == 3;
        add(compact(value), PiiClass.IP, numbers ? Fit.DOTTED : Fit.ANYWHERE);
    }

    void zip(String value) {
        String digits = digits(value);
        if (digits.length() == 9) {
            add(digits, PiiClass.ZIP, Fit.ANYWHERE);
            add(digits.substring(0, 5), PiiClass.ZIP, Fit.NUMBER);
        } else {
            identifier(PiiClass.ZIP, value);
        }
    }

    static String digits(String value) {
        StringBuilder digits = new StringBuilder(value.length());
        for (char c : Letters.plain(value)) {
            if (Letters.isDigit(c)) {
                digits.append(c);
            }
        }
        return digits.toString();
    }

    private static boolean isNumber(String compact) {
        return compact.chars().allMatch(c -> Letters.isDigit((char) c));
    }

    private static String withoutZeros(String compact) {
        int zeros = 0;
        while (zeros < compact.length() && compact.charAt(zeros) == '0') {
            zeros++;
        }
        return compact.substring(zeros);
    }
}
