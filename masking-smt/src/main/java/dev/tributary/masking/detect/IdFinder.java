package dev.tributary.masking.detect;

import static dev.tributary.masking.detect.Trait.bits;

import dev.tributary.commons.record.PiiClass;

/**
 * Identifiers by the words before them: "MRN", "insurance policy number", "case #", "SSN ending
 * in", "license no.".
 */
final class IdFinder implements Finder {

    private static final long CONTEXT =
            bits(
                    Trait.ID_MRN,
                    Trait.ID_RECORD,
                    Trait.ID_MEMBER,
                    Trait.ID_ACCOUNT,
                    Trait.ID_LICENSE,
                    Trait.ID_VEHICLE,
                    Trait.ID_DEVICE,
                    Trait.ID_OTHER,
                    Trait.SSN,
                    Trait.CARD);
    private static final long BETWEEN = CONTEXT | Trait.ID_LABEL.bit() | Trait.ID_WORD.bit();
    private static final int GAPS_BETWEEN =
            Gap.SPACE | Gap.LABEL | Gap.DOT | Gap.OPEN | Gap.HYPHEN | Gap.QUOTE | Gap.SLASH;
    private static final int WORDS_BETWEEN = 6;
    private static final int PARTS = 12;

    @Override
    public void find(Tokens tokens, Findings found) {
        for (int i = 0; i < tokens.count(); i++) {
            if (!tokens.isTaken(i)) {
                if (tokens.has(i, CONTEXT)) {
                    i = behindContext(tokens, i, found);
                } else if (isPatientNumber(tokens, i)) {
                    i = value(tokens, i + 1, PiiClass.MRN, false, true, found);
                }
            }
        }
    }

    /** "Patient number": the number itself is looked for behind it. */
    private static boolean isPatientNumber(Tokens tokens, int token) {
        return tokens.has(token, Trait.PERSON.bit())
                && (tokens.is(token, "patient") || tokens.is(token, "pt"))
                && (tokens.has(token + 1, Trait.ID_WORD.bit())
                        || ((tokens.gap(token + 1) & Gap.LABEL) != 0
                                && tokens.isDigits(token + 1)));
    }

    private int behindContext(Tokens tokens, int context, Findings found) {
        boolean strong = tokens.has(context, Trait.ID_MRN.bit() | Trait.SSN.bit());
        return value(tokens, context, kind(tokens, context), strong, false, found);
    }

    /**
     * Looks for the identifier.
     *
     * @param context the word that announces it
     * @param strong whether that word stands before nothing but an identifier
     * @param announced whether it has been said that a number follows
     * @return the last token that was read
     */
    private int value(
            Tokens tokens,
            int context,
            PiiClass pii,
            boolean strong,
            boolean announced,
            Findings found) {
        PiiClass kind = pii;
        boolean isStrong = strong;
        boolean explicit = announced || tokens.has(context, Trait.ID_WORD.bit());
        int token = context + 1;
        while (token <= context + WORDS_BETWEEN && (tokens.gap(token) & ~GAPS_BETWEEN) == 0) {
            explicit |= (tokens.gap(token) & Gap.LABEL) != 0;
            if (startsWithDigitSoon(tokens, token)) {
                return claim(tokens, token, kind, isStrong, explicit, found);
            }
            if (!tokens.has(token, BETWEEN)) {
                break;
            }
            explicit |= tokens.has(token, Trait.ID_WORD.bit());
            if (tokens.has(token, CONTEXT & ~Trait.ID_OTHER.bit() & ~Trait.ID_RECORD.bit())) {
                kind = kind(tokens, token);
                isStrong |= tokens.has(token, Trait.ID_MRN.bit() | Trait.SSN.bit());
            } else if (tokens.has(token, Trait.ID_RECORD.bit()) && isMedicalRecord(tokens, token)) {
                kind = PiiClass.MRN;
                isStrong = true;
            }
            token++;
        }
        return context;
    }

    private static PiiClass kind(Tokens tokens, int token) {
        if (tokens.has(token, Trait.SSN.bit())) {
            return PiiClass.SSN;
        }
        if (tokens.has(token, Trait.ID_MRN.bit())) {
            return PiiClass.MRN;
        }
        if (tokens.has(token, Trait.ID_RECORD.bit())) {
            return isMedicalRecord(tokens, token) ? PiiClass.MRN : PiiClass.OTHER_ID;
        }
        if (tokens.has(token, Trait.CARD.bit())) {
            return PiiClass.CARD_NUMBER;
        }
        if (tokens.has(token, Trait.ID_MEMBER.bit())) {
            return PiiClass.MEMBER_ID;
        }
        if (tokens.has(token, Trait.ID_ACCOUNT.bit())) {
            return PiiClass.ACCOUNT_NUMBER;
        }
        if (tokens.has(token, Trait.ID_LICENSE.bit())) {
            return PiiClass.LICENSE;
        }
        if (tokens.has(token, Trait.ID_VEHICLE.bit())) {
            return PiiClass.VEHICLE;
        }
        if (tokens.has(token, Trait.ID_DEVICE.bit())) {
            return PiiClass.DEVICE;
        }
        return isPatientId(tokens, token) ? PiiClass.MRN : PiiClass.OTHER_ID;
    }

    private static boolean isMedicalRecord(Tokens tokens, int record) {
        return tokens.is(record - 1, "medical")
                || tokens.is(record - 1, "med")
                || tokens.is(record - 1, "health")
                || tokens.is(record - 1, "hospital")
                || tokens.is(record - 1, "patient");
    }

    private static boolean isPatientId(Tokens tokens, int id) {
        return tokens.is(id - 1, "patient") || tokens.is(id - 1, "pt");
    }

    /** Whether an identifier begins here: with a digit, or with letters that one follows. */
    private static boolean startsWithDigitSoon(Tokens tokens, int token) {
        Shape shape = tokens.shape(token);
        if (shape == Shape.NUMBER || shape == Shape.CODE) {
            return true;
        }
        return tokens.gap(token + 1) == Gap.HYPHEN
                && (tokens.shape(token + 1) == Shape.NUMBER
                        || tokens.shape(token + 1) == Shape.CODE
                        || (tokens.gap(token + 2) == Gap.HYPHEN
                                && tokens.shape(token + 2) == Shape.NUMBER));
    }

    private int claim(
            Tokens tokens,
            int token,
            PiiClass kind,
            boolean strong,
            boolean explicit,
            Findings found) {
        int end = end(tokens, token);
        int start = tokens.start(token);
        boolean announced = strong || explicit;
        if (!isLongEnough(tokens.text(), start, end, strong, explicit)
                || isMeasure(tokens, token, end)
                || (!explicit && isYear(tokens, token, end))
                || (!strong && FigureDates.numeric(tokens, token).isPresent())
                || (!announced && tokens.has(token - 1, Trait.ID_LABEL.bit()) && end - start < 6)) {
            return token - 1;
        }
        found.add(start, end, kind);
        return token;
    }

    private static boolean isLongEnough(
            char[] text, int start, int end, boolean strong, boolean explicit) {
        int digits = 0;
        for (int i = start; i < end; i++) {
            digits += Letters.isDigit(text[i]) ? 1 : 0;
        }
        int length = end - start;
        if (strong || explicit) {
            return digits >= 3 || (digits >= 2 && length >= 4);
        }
        return digits >= 4 && length >= 6;
    }

    private static boolean isYear(Tokens tokens, int token, int end) {
        return tokens.isDigits(token)
                && end == tokens.end(token)
                && tokens.length(token) == 4
                && tokens.number(token) >= 1900
                && tokens.number(token) < 2100;
    }

    /** Whether it is a quantity or an age: 450 mg, 45yo, 45-year-old, 12%. */
    private static boolean isMeasure(Tokens tokens, int token, int end) {
        if (tokens.shape(token) != Shape.NUMBER) {
            return false;
        }
        char[] text = tokens.text();
        if (end < text.length && text[end] == '%') {
            return true;
        }
        int digits = tokens.leadingDigits(token);
        if (digits < tokens.length(token) && digits < 4) {
            return Character.isLowerCase(text[tokens.start(token) + digits]);
        }
        return (end == tokens.end(token)
                        && tokens.gap(token + 1) == Gap.SPACE
                        && tokens.has(token + 1, Trait.UNIT_OF_MEASURE.bit())
                        && tokens.length(token) < 6)
                || (tokens.gap(token + 1) == Gap.HYPHEN
                        && tokens.has(token + 1, Trait.UNIT_OF_MEASURE.bit()));
    }

    /** Where an identifier ends: its parts hang together by signs, groups of digits by a space. */
    private static int end(Tokens tokens, int token) {
        char[] text = tokens.text();
        int last = token;
        while (last < token + PARTS
                && tokens.shape(last + 1) != Shape.NONE
                && hangsTogether(tokens, text, last + 1)) {
            last++;
        }
        return tokens.end(last);
    }

    private static boolean hangsTogether(Tokens tokens, char[] text, int token) {
        if (tokens.start(token) != tokens.end(token - 1) + 1) {
            return false;
        }
        char between = text[tokens.end(token - 1)];
        boolean digit = Letters.isDigit(text[tokens.start(token)]);
        return switch (between) {
            case '-', '_' -> true;
            case '.', '/' -> digit;
            case ' ' ->
                    tokens.isDigits(token)
                            && tokens.isDigits(token - 1)
                            && tokens.length(token) > 1
                            && tokens.length(token - 1) > 1
                            && tokens.length(token - 1) < 6
                            && tokens.length(token) + tokens.length(token - 1) > 4;
            default -> false;
        };
    }
}
