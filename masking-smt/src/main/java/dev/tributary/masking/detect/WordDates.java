package dev.tributary.masking.detect;

import java.util.Optional;

/** Reads dates in words, whole ones and those without a day or a year. */
final class WordDates {

    private static final String ORDINALS = "stndrdth";

    private WordDates() {}

    /** The date in words that begins with a token: "March 3rd, 2021", "3 March", "April 2023". */
    static Optional<WrittenDate> textual(Tokens tokens, int token) {
        if (tokens.has(token, Trait.MONTH.bit())) {
            return fromMonth(tokens, token);
        }
        return isDayNumber(tokens, token) ? fromDay(tokens, token) : Optional.empty();
    }

    private static Optional<WrittenDate> fromDay(Tokens tokens, int token) {
        int month = tokens.is(token + 1, "of") ? token + 2 : token + 1;
        int gap = tokens.gap(month);
        boolean joined =
                gap == Gap.SPACE
                        || gap == Gap.HYPHEN
                        || gap == Gap.DOT
                        || gap == Gap.SLASH
                        || gap == (Gap.DOT | Gap.SPACE);
        if (!joined || !tokens.has(month, Trait.MONTH.bit())) {
            return Optional.empty();
        }
        boolean lower = tokens.shape(month) == Shape.LOWER;
        int last = withYear(tokens, month);
        if (lower && isAlsoWord(tokens, month) && last == month && !isOrdinal(tokens, token)) {
            return Optional.empty();
        }
        return Optional.of(date(tokens, month, token, last));
    }

    private static Optional<WrittenDate> fromMonth(Tokens tokens, int month) {
        boolean lower = tokens.shape(month) == Shape.LOWER && isAlsoWord(tokens, month);
        int day = tokens.is(month + 1, "the") ? month + 2 : month + 1;
        if (isDayNumber(tokens, day) && isGapInDate(tokens.gap(day))) {
            int lastDay = day;
            if (tokens.gap(day + 1) == Gap.HYPHEN && isDayNumber(tokens, day + 1)) {
                lastDay = day + 1;
            }
            int last = withYear(tokens, lastDay);
            boolean measure =
                    last == lastDay
                            && !isOrdinal(tokens, day)
                            && tokens.gap(last + 1) == Gap.SPACE
                            && tokens.has(last + 1, Trait.UNIT_OF_MEASURE.bit());
            if (measure || (lower && last == lastDay && !isOrdinal(tokens, day))) {
                return Optional.empty();
            }
            return Optional.of(date(tokens, month, day, last));
        }
        int year = withYear(tokens, month);
        return year > month
                ? Optional.of(date(tokens, month, WrittenDate.ABSENT, year))
                : Optional.empty();
    }

    private static WrittenDate date(Tokens tokens, int month, int day, int last) {
        boolean hasYear = last > Math.max(month, day) && tokens.leadingDigits(last) != 0;
        boolean year = hasYear && (isFullYear(tokens, last) || isShortYear(tokens, last));
        return new WrittenDate(
                tokens.end(last),
                year ? tokens.number(last) : WrittenDate.ABSENT,
                DateParts.month(tokens.text(), tokens.start(month)),
                day == WrittenDate.ABSENT ? WrittenDate.ABSENT : tokens.number(day),
                false);
    }

    /** The year's token when a year follows, else the token itself. */
    private static int withYear(Tokens tokens, int token) {
        int next = tokens.is(token + 1, "of") ? token + 2 : token + 1;
        if ((isFullYear(tokens, next) && isGapInDate(tokens.gap(next)))
                || isShortYear(tokens, next)) {
            return next;
        }
        return token;
    }

    private static boolean isGapInDate(int gap) {
        int allowed = Gap.SPACE | Gap.COMMA | Gap.DOT | Gap.HYPHEN | Gap.QUOTE | Gap.SLASH;
        return gap != Gap.NOTHING && (gap & ~allowed) == 0;
    }

    private static boolean isFullYear(Tokens tokens, int token) {
        return tokens.isDigits(token)
                && tokens.length(token) == 4
                && DateParts.isYear(tokens.number(token));
    }

    /** '23, or the 23 of 17-Feb-23. */
    private static boolean isShortYear(Tokens tokens, int token) {
        return tokens.isDigits(token)
                && tokens.length(token) == 2
                && isGapInDate(tokens.gap(token))
                && ((tokens.gap(token) & Gap.QUOTE) != 0
                        || (tokens.gap(token) == Gap.HYPHEN
                                && tokens.gap(token - 1) == Gap.HYPHEN
                                && tokens.has(token - 1, Trait.MONTH.bit())));
    }

    /** Whether a token can be a day of a month, 3 or 3rd. */
    private static boolean isDayNumber(Tokens tokens, int token) {
        return tokens.shape(token) == Shape.NUMBER
                && tokens.leadingDigits(token) <= 2
                && DateParts.isDay(tokens.number(token))
                && (tokens.isDigits(token) || isOrdinal(tokens, token));
    }

    private static boolean isOrdinal(Tokens tokens, int token) {
        int digits = tokens.leadingDigits(token);
        if (digits == 0 || tokens.length(token) != digits + 2) {
            return false;
        }
        char[] text = tokens.text();
        int letters = tokens.start(token) + digits;
        for (int i = 0; i < ORDINALS.length(); i += 2) {
            if (Letters.base(text[letters]) == ORDINALS.charAt(i)
                    && Letters.base(text[letters + 1]) == ORDINALS.charAt(i + 1)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAlsoWord(Tokens tokens, int month) {
        return tokens.has(month, Trait.WORD.bit()) || tokens.length(month) == 3;
    }
}
