package dev.tributary.masking.detect;

import java.util.Optional;

/** Reads dates in figures, whole ones and those without a day or a year. */
final class FigureDates {

    private static final int CANDIDATES = Candidate.values().length;

    private FigureDates() {}

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
            return DateParts.isYear(first) && DateParts.isMonth(second) && DateParts.isDay(third)
                    ? Optional.of(new WrittenDate(end, first, second, third, false))
                    : Optional.empty();
        }
        boolean version =
                separator == '.' && thirdLength == 2 && (firstLength == 1 || secondLength == 1);
        if (version || (thirdLength == 4 && !DateParts.isYear(third))) {
            return Optional.empty();
        }
        return dayOf(end, third, first, second);
    }

    /** The American order where both are possible. */
    private static Optional<WrittenDate> dayOf(int end, int year, int first, int second) {
        if (DateParts.isMonth(first) && DateParts.isDay(second)) {
            return Optional.of(
                    new WrittenDate(end, year, first, second, DateParts.isMonth(second)));
        }
        return DateParts.isDay(first) && DateParts.isMonth(second)
                ? Optional.of(new WrittenDate(end, year, second, first, false))
                : Optional.empty();
    }

    private static Optional<WrittenDate> compact(char[] text, int start, int end) {
        int year = figures(text, start, 4);
        int month = figures(text, start + 4, 2);
        int day = figures(text, start + 6, 2);
        return year >= 1900
                        && DateParts.isYear(year)
                        && DateParts.isMonth(month)
                        && DateParts.isDay(day)
                ? Optional.of(new WrittenDate(end, year, month, day, false))
                : Optional.empty();
    }

    private static Optional<WrittenDate> lettered(char[] text, int start, int end) {
        int letters = start;
        while (Letters.isDigit(text[letters])) {
            letters++;
        }
        int day = figures(text, start, letters - start);
        int month = DateParts.month(text, letters);
        int year = figures(text, letters + 3, end - letters - 3);
        return month > 0 && DateParts.isDay(day) && (year < 100 || DateParts.isYear(year))
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
        return year >= 1900 && DateParts.isYear(year) && DateParts.isMonth(month)
                ? Optional.of(new WrittenDate(end, year, month, WrittenDate.ABSENT, false))
                : Optional.empty();
    }

    private static int figures(char[] text, int start, int count) {
        int value = 0;
        for (int i = start; i < start + count; i++) {
            value = value * 10 + text[i] - '0';
        }
        return value;
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
