package dev.tributary.masking.detect;

import dev.tributary.commons.record.PiiClass;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The dates of a record, found in whatever notation a text has them. */
final class OwnDates {

    private final Map<LocalDate, PiiClass> dates;

    OwnDates(Map<LocalDate, PiiClass> dates) {
        this.dates = Map.copyOf(dates);
    }

    /** Reads a date or a time stamp in any of the notations; empty when it names no day. */
    static Optional<LocalDate> read(String value) {
        Tokens tokens = Tokens.of(value.strip());
        return FigureDates.numeric(tokens, 0)
                .or(() -> WordDates.textual(tokens, 0))
                .flatMap(OwnDates::day);
    }

    private static Optional<LocalDate> day(WrittenDate written) {
        if (written.year() < 1000 || written.day() == WrittenDate.ABSENT) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(written.year(), written.month(), written.day()));
        } catch (DateTimeException e) {
            return Optional.empty(); // A 30th of February: no day, so it has no other notation.
        }
    }

    void find(CharSequence text, List<Span> found) {
        if (dates.isEmpty()) {
            return;
        }
        Tokens tokens = Tokens.of(text);
        for (int i = 0; i < tokens.count(); i++) {
            int start = tokens.start(i);
            written(tokens, i)
                    .ifPresent(
                            written ->
                                    kind(written)
                                            .ifPresent(
                                                    pii ->
                                                            found.add(
                                                                    new Span(
                                                                            start,
                                                                            written.end(),
                                                                            pii))));
        }
    }

    private static Optional<WrittenDate> written(Tokens tokens, int token) {
        boolean number = tokens.shape(token) == Shape.NUMBER;
        if (!number && !tokens.has(token, Trait.MONTH.bit())) {
            return Optional.empty();
        }
        Optional<WrittenDate> numeric =
                number ? FigureDates.numeric(tokens, token) : Optional.empty();
        return numeric.or(() -> WordDates.textual(tokens, token));
    }

    private Optional<PiiClass> kind(WrittenDate written) {
        for (Map.Entry<LocalDate, PiiClass> date : dates.entrySet()) {
            if (written.denotes(date.getKey())) {
                return Optional.of(date.getValue());
            }
        }
        return Optional.empty();
    }
}
