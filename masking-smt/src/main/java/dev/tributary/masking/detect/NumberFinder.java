package dev.tributary.masking.detect;

import static dev.tributary.masking.detect.Trait.bits;

import dev.tributary.commons.record.PiiClass;
import java.util.Optional;

/**
 * Identifiers that their own shape gives away, with a check digit, a range or a word nearby to
 * confirm it: cards, accounts, social security numbers, phones, IP addresses, dates in figures.
 */
final class NumberFinder implements Finder {

    private static final int CANDIDATES = Candidate.values().length;
    private static final long PHONE = bits(Trait.PHONE, Trait.FAX);
    private static final int CONTEXT = 6;

    @Override
    public void find(Tokens tokens, Findings found) {
        int[] ends = null;
        for (int i = 0; i < tokens.count(); i++) {
            Shape shape = tokens.shape(i);
            boolean candidate = shape == Shape.NUMBER || shape == Shape.CODE;
            if (candidate && !tokens.isTaken(i)) {
                if (ends == null) {
                    ends = new int[CANDIDATES];
                }
                at(new Place(tokens, i, ends), found);
            }
        }
    }

    /** A token where something may begin. */
    private record Place(Tokens tokens, int token, int[] ends) {

        int start() {
            return tokens.start(token);
        }

        int end(Candidate candidate) {
            return ends[candidate.index()];
        }

        boolean has(Candidate candidate) {
            return ends[candidate.index()] > 0;
        }

        char before() {
            int start = start();
            return start == 0 ? ' ' : tokens.text()[start - 1];
        }

        /** Whether no digit hangs on to it before or behind. */
        boolean isWhole(int end) {
            char[] text = tokens.text();
            int start = start();
            boolean before =
                    start > 1 && isLink(text[start - 1]) && Letters.isDigit(text[start - 2]);
            boolean behind =
                    end + 1 < text.length && isLink(text[end]) && Letters.isDigit(text[end + 1]);
            return !before && !behind;
        }

        private static boolean isLink(char c) {
            return c == '-' || c == '.' || c == '/';
        }

        String alphanumerics(int end) {
            StringBuilder out = new StringBuilder(end - start());
            for (int i = start(); i < end; i++) {
                char c = tokens.text()[i];
                if (Letters.isAlphanumeric(c)) {
                    out.append(c);
                }
            }
            return out.toString();
        }

        boolean hasContext(long traits) {
            return tokens.precededBy(token, CONTEXT, traits);
        }
    }

    private static void at(Place place, Findings found) {
        if (!CandidateAutomaton.INSTANCE.match(place.tokens().text(), place.start(), place.ends())
                && place.before() != '(') {
            return;
        }
        if (place.tokens().shape(place.token()) == Shape.CODE) {
            lettered(place, found);
        } else if (!lettered(place, found) && !card(place, found) && !phoneAbroad(place, found)) {
            figures(place, found);
        }
    }

    private static void figures(Place place, Findings found) {
        Optional<WrittenDate> date =
                DateReader.numeric(place.tokens().text(), place.start(), place.ends())
                        .filter(written -> place.isWhole(written.end()));
        if (date.isPresent() && !place.hasContext(PHONE)) {
            found.add(
                    place.start(),
                    date.get().end(),
                    DateFinder.kind(place.tokens(), place.token()));
        } else if (!ip(place, found)
                && !ssn(place, found)
                && !phone(place, found)
                && !partialDate(place, found)) {
            longNumber(place, found);
        }
    }

    /** Identifiers that hold letters. */
    private static boolean lettered(Place place, Findings found) {
        if (place.has(Candidate.UUID)) {
            return add(place, Candidate.UUID, PiiClass.OTHER_ID, found);
        }
        if (place.has(Candidate.MAC_ADDRESS)) {
            return add(place, Candidate.MAC_ADDRESS, PiiClass.DEVICE, found);
        }
        if (place.has(Candidate.IPV6)) {
            return add(place, Candidate.IPV6, PiiClass.IP, found);
        }
        if (place.has(Candidate.MBI)) {
            return add(place, Candidate.MBI, PiiClass.MEMBER_ID, found);
        }
        if (place.has(Candidate.IBAN)
                && CheckDigits.iban(place.alphanumerics(place.end(Candidate.IBAN)))) {
            return add(place, Candidate.IBAN, PiiClass.ACCOUNT_NUMBER, found);
        }
        if (place.has(Candidate.VIN)
                && CheckDigits.vin(place.alphanumerics(place.end(Candidate.VIN)))) {
            return add(place, Candidate.VIN, PiiClass.VEHICLE, found);
        }
        return false;
    }

    private static boolean add(Place place, Candidate candidate, PiiClass pii, Findings found) {
        found.add(place.start(), place.end(candidate), pii);
        return true;
    }

    private static boolean card(Place place, Findings found) {
        if (!place.has(Candidate.CARD) || !place.isWhole(place.end(Candidate.CARD))) {
            return false;
        }
        String digits = place.alphanumerics(place.end(Candidate.CARD));
        return isCardRange(digits)
                && CheckDigits.luhn(digits)
                && add(place, Candidate.CARD, PiiClass.CARD_NUMBER, found);
    }

    /** The ranges that the card schemes issue from, and the lengths that they use. */
    private static boolean isCardRange(String digits) {
        int length = digits.length();
        int first2 = Integer.parseInt(digits, 0, 2, 10);
        int first4 = Integer.parseInt(digits, 0, 4, 10);
        boolean visa = first2 / 10 == 4 && (length == 13 || length == 16 || length == 19);
        boolean mastercard =
                length == 16
                        && ((first2 >= 51 && first2 <= 55) || (first4 >= 2221 && first4 <= 2720));
        boolean amex = length == 15 && (first2 == 34 || first2 == 37);
        boolean discover = length >= 16 && (first2 == 64 || first2 == 65 || first4 == 6011);
        boolean diners =
                length >= 14 && (first2 == 36 || first2 == 38 || first2 == 39 || first2 == 30);
        boolean jcb = length >= 16 && first4 >= 3528 && first4 <= 3589;
        boolean others = length >= 16 && (first2 == 62 || first2 == 60 || first2 == 81);
        boolean maestro = first2 == 50 || (first2 >= 56 && first2 <= 58) || first2 == 67;
        return visa || mastercard || amex || discover || diners || jcb || others || maestro;
    }

    private static boolean phoneAbroad(Place place, Findings found) {
        if (!place.has(Candidate.INTERNATIONAL_PHONE) || place.before() != '+') {
            return false;
        }
        int digits = place.alphanumerics(place.end(Candidate.INTERNATIONAL_PHONE)).length();
        if (digits < 8 || digits > 15) {
            return false;
        }
        found.add(place.start() - 1, place.end(Candidate.INTERNATIONAL_PHONE), phoneKind(place));
        return true;
    }

    private static PiiClass phoneKind(Place place) {
        return place.tokens().precededBy(place.token(), 3, Trait.FAX.bit())
                ? PiiClass.FAX
                : PiiClass.PHONE;
    }

    private static boolean ip(Place place, Findings found) {
        if (!place.has(Candidate.IPV4)) {
            return false;
        }
        int end = place.end(Candidate.IPV4);
        int octet = 0;
        for (int i = place.start(); i < end && place.tokens().text()[i] != ':'; i++) {
            char c = place.tokens().text()[i];
            if (c == '/') {
                break;
            }
            octet = c == '.' ? 0 : octet * 10 + c - '0';
            if (octet > 255) {
                return false;
            }
        }
        return place.isWhole(end) && add(place, Candidate.IPV4, PiiClass.IP, found);
    }

    /** In ranges that are issued, or any with a word before it; nine digits only with the word. */
    private static boolean ssn(Place place, Findings found) {
        if (!place.has(Candidate.SSN) || !place.isWhole(place.end(Candidate.SSN))) {
            return false;
        }
        String digits = place.alphanumerics(place.end(Candidate.SSN));
        boolean grouped = place.end(Candidate.SSN) - place.start() > digits.length();
        if (place.hasContext(Trait.SSN.bit()) || (grouped && isIssued(digits))) {
            return add(place, Candidate.SSN, PiiClass.SSN, found);
        }
        return grouped && add(place, Candidate.SSN, PiiClass.OTHER_ID, found);
    }

    /** Area, group and serial that the Social Security Administration assigns (20 CFR 422.103). */
    private static boolean isIssued(String digits) {
        int area = Integer.parseInt(digits, 0, 3, 10);
        return area != 0
                && area != 666
                && area < 900
                && !digits.startsWith("00", 3)
                && !digits.endsWith("0000");
    }

    private static boolean phone(Place place, Findings found) {
        int start = place.start();
        int end = place.end(Candidate.PHONE);
        char[] text = place.tokens().text();
        if (place.before() == '(') {
            start--;
            int[] ends = new int[CANDIDATES];
            CandidateAutomaton.INSTANCE.match(text, start, ends);
            end = Math.max(end, ends[Candidate.PHONE.index()]);
        }
        if (end > 0 && place.isWhole(end)) {
            boolean grouped = end - place.start() > place.tokens().length(place.token());
            if (grouped || place.hasContext(PHONE)) {
                found.add(start, end, phoneKind(place));
                return true;
            }
        }
        return place.has(Candidate.LOCAL_PHONE)
                && place.hasContext(PHONE)
                && place.isWhole(place.end(Candidate.LOCAL_PHONE))
                && add(place, Candidate.LOCAL_PHONE, phoneKind(place), found);
    }

    /** "on 3/4": not behind a word that makes it a fraction. */
    private static boolean partialDate(Place place, Findings found) {
        int end = place.end(Candidate.MONTH_AND_DAY);
        Tokens tokens = place.tokens();
        if (end == 0
                || !place.isWhole(end)
                || !tokens.has(place.token() - 1, Trait.DATE_LEAD.bit())
                || tokens.is(place.token() + 2, "of")
                || (tokens.gap(place.token() + 2) == Gap.SPACE
                        && tokens.has(place.token() + 2, Trait.UNIT_OF_MEASURE.bit()))
                || DateReader.monthAndDay(tokens.text(), place.start(), end).isEmpty()) {
            return false;
        }
        found.add(place.start(), end, DateFinder.kind(tokens, place.token()));
        return true;
    }

    /** Nine digits or more, which no measurement has. */
    private static boolean longNumber(Place place, Findings found) {
        int end = place.end(Candidate.DIGITS);
        if (end == 0 || place.alphanumerics(end).length() < 9) {
            return false;
        }
        if (place.tokens().precededBy(place.token(), 2, Trait.CODE_SYSTEM.bit())) {
            return false;
        }
        int behind = place.tokens().firstEndingBehind(end);
        boolean measure =
                place.tokens().gap(behind) == Gap.SPACE
                        && place.tokens().has(behind, Trait.UNIT_OF_MEASURE.bit());
        return !measure && add(place, Candidate.DIGITS, PiiClass.OTHER_ID, found);
    }
}
