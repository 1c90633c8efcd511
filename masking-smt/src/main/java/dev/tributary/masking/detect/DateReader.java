package dev.tributary.masking.detect;

import java.util.Optional;

/** Reads dates, whole ones and those without a day or a year, in figures and in words. */
final class DateReader {

    private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
    private static final String ORDINALS = "stndrdth";
    private static final int CANDIDATES = Candidate.values().length;

    private DateReader() {}

    /** The date in figures that begins with a token. */
    static Optional<WrittenDate> numeric(Tokens tokens, int token) {
        if (tokens.shape(token) != Shape.NUMBER) {
            return Optional.empty();
        }
        int[] ends = new int[CANDIDATES];
        int start = tokens.start(token);
        return CandidateAutomaton.INSTANCE.match(tokens.text(), start, ends)
                ? numeric(tokens.text(), start, ends)
                : Optional.empty();
    }

    /**
     * The date in figures among the candidates that begin at a place.
     *
     * @param ends where each {@link Candidate} ends
     */
    static Optional<WrittenDate> numeric(char[] text, int start, int[] ends) {
        int end = ends[Candidate.DATE.index()];
        if (end > 0) {
            return whole(text, start, end);
        }
        end = ends[Candidate.COMPACT_DATE.index()];
        if (end > 0) {
            return compact(text, start, end);
        }
        end = ends[Candidate.LETTERED_DATE.index()];
        if (end > 0) {
            return lettered(text, start, end);
        }
        end = ends[Candidate.MONTH_AND_YEAR.index()];
        return end > 0 ? monthAndYear(text, start, end) : Optional.empty();
    }

    /** A month and a day without a year; whether they are one, the words around must say. */
    static Optional<WrittenDate> monthAndDay(char[] text, int start, int end) {
        Fields fields = new Fields(text, start, end);
        return dayOf(end, WrittenDate.ABSENT, fields.next(), fields.next());
    }

    private static Optional<WrittenDate> whole(char[] text, int start, int end) {
        Fields fields = new Fields(text, start, end);
        int first = fields.next();
        int firstLength = fields.length;
        char separator = fields.separator;
        int second = fields.next();
        int secondLength = fields.length;
        if (fields.separator != separator) {
            return Optional.empty();
        }
        int third = fields.next();
        int thirdLength = fields.length;
        if (firstLength == 4) {
            return isYear(first) && isMonth(second) && isDay(third)
                    ? Optional.of(new WrittenDate(end, first, second, third, false))
                    : Optional.empty();
        }
        boolean version =
                separator == '.' && thirdLength == 2 && (firstLength == 1 || secondLength == 1);
        if (version || (thirdLength == 4 && !isYear(third))) {
            return Optional.empty();
        }
        return dayOf(end, third, first, second);
    }

    /** The American order where both are possible. */
    private static Optional<WrittenDate> dayOf(int end, int year, int first, int second) {
        if (isMonth(first) && isDay(second)) {
            return Optional.of(new WrittenDate(end, year, first, second, isMonth(second)));
        }
        return isDay(first) && isMonth(second)
                ? Optional.of(new WrittenDate(end, year, second, first, false))
                : Optional.empty();
    }

    private static Optional<WrittenDate> compact(char[] text, int start, int end) {
        int year = figures(text, start, 4);
        int month = figures(text, start + 4, 2);
        int day = figures(text, start + 6, 2);
        return year >= 1900 && isYear(year) && isMonth(month) && isDay(day)
                ? Optional.of(new WrittenDate(end, year, month, day, false))
                : Optional.empty();
    }

    private static Optional<WrittenDate> lettered(char[] text, int start, int end) {
        int letters = start;
        while (Letters.isDigit(text[letters])) {
            letters++;
        }
        int day = figures(text, start, letters - start);
        int month = month(text, letters);
        int year = figures(text, letters + 3, end - letters - 3);
        return month > 0 && isDay(day) && (year < 100 || isYear(year))
                ? Optional.of(new WrittenDate(end, year, month, day, false))
                : Optional.empty();
    }

    private static Optional<WrittenDate> monthAndYear(char[] text, int start, int end) {
        Fields fields = new Fields(text, start, end);
        int first = fields.next();
        boolean yearFirst = fields.length == 4;
        int second = fields.next();
        int year = yearFirst ? first : second;
        int month = yearFirst ? second : first;
        return year >= 1900 && isYear(year) && isMonth(month)
                ? Optional.of(new WrittenDate(end, year, month, WrittenDate.ABSENT, false))
                : Optional.empty();
    }

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
                month(tokens.text(), tokens.start(month)),
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
        return tokens.isDigits(token) && tokens.length(token) == 4 && isYear(tokens.number(token));
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
                && isDay(tokens.number(token))
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

    /** The month that three letters begin; 0 when none does. */
    private static int month(char[] text, int start) {
        for (int i = 0; i < MONTHS.length(); i += 3) {
            if (Letters.base(text[start]) == MONTHS.charAt(i)
                    && Letters.base(text[start + 1]) == MONTHS.charAt(i + 1)
                    && Letters.base(text[start + 2]) == MONTHS.charAt(i + 2)) {
                return i / 3 + 1;
            }
        }
        return 0;
    }

    private static int figures(char[] text, int start, int count) {
        int value = 0;
        for (int i = start; i < start + count; i++) {
            value = value * 10 + text[i] - '0';
        }
        return value;
    }

    private static boolean isYear(int year) {
        return year >= 1850 && year < 2100;
    }

    private static boolean isMonth(int month) {
        return month >= 1 && month <= 12;
    }

    private static boolean isDay(int day) {
        return day >= 1 && day <= 31;
    }

    /** The figures of a date, one after another. */
    private static final class Fields {
        private final char[] text;
        private final int end;
        private int place;
        private int length;
        private char separator;

        Fields(char[] text, int start, int end) {
            this.text = text;
            this.end = end;
            this.place = start;
        }

        /** Reads a field and what stands behind it. */
        int next() {
            if (place < end && text[place] == '\'') {
                place++;
            }
            int start = place;
            while (place < end && Letters.isDigit(text[place])) {
                place++;
            }
            length = place - start;
            separator = place < end ? text[place] : 0;
            place++;
            return figures(text, start, length);
        }
    }
}
