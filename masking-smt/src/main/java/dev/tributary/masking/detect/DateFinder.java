package dev.tributary.masking.detect;

import static dev.tributary.masking.detect.Trait.bits;

import dev.tributary.commons.record.PiiClass;

/** Dates in words, and the months and holidays that words before them make dates; no lone years. */
final class DateFinder implements Finder {

    private static final long MONTH_OR_HOLIDAY = bits(Trait.MONTH, Trait.HOLIDAY);
    private static final long LEAD = bits(Trait.DATE_LEAD, Trait.MONTH_LEAD);

    @Override
    public void find(Tokens tokens, Findings found) {
        for (int i = 0; i < tokens.count(); i++) {
            if (tokens.has(i, MONTH_OR_HOLIDAY) && !tokens.isTaken(i)) {
                int first = tokens.isTaken(i - 1) ? i : withDayBefore(tokens, i);
                int token = first;
                WordDates.textual(tokens, first)
                        .ifPresent(
                                date ->
                                        found.add(
                                                tokens.start(token),
                                                date.end(),
                                                kind(tokens, token)));
                if (!tokens.isTaken(i) && isAloneADate(tokens, i)) {
                    found.addTokens(i, i + 1, kind(tokens, i));
                }
            }
        }
    }

    private static int withDayBefore(Tokens tokens, int month) {
        int day = tokens.is(month - 1, "of") ? month - 2 : month - 1;
        return tokens.shape(day) == Shape.NUMBER
                        && !tokens.isTaken(day)
                        && WordDates.textual(tokens, day).isPresent()
                ? day
                : month;
    }

    private static boolean isAloneADate(Tokens tokens, int token) {
        if (tokens.shape(token) != Shape.CAPITALISED
                || tokens.gap(token) != Gap.SPACE
                || !tokens.has(token - 1, LEAD)) {
            return false;
        }
        if (tokens.has(token, Trait.HOLIDAY.bit())) {
            return !tokens.has(token + 1, Trait.EPONYM_NOUN.bit());
        }
        boolean name =
                tokens.has(token, Trait.GIVEN.bit())
                        && tokens.gap(token + 1) == Gap.SPACE
                        && tokens.shape(token + 1) != Shape.LOWER
                        && tokens.shape(token + 1) != Shape.NUMBER;
        return !name;
    }

    /** A birth date where a word before says so. */
    static PiiClass kind(Tokens tokens, int token) {
        return tokens.precededBy(token, 4, Trait.BIRTH.bit())
                ? PiiClass.BIRTH_DATE
                : PiiClass.EVENT_DATE;
    }
}
