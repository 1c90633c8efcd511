package dev.tributary.masking.action;

import dev.tributary.commons.record.PiiClass;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.apache.kafka.connect.data.Schema;

/** Shifts and generalises dates that are not written as text. */
final class DateTreatments {

    private static final long MILLIS_A_DAY = 86_400_000L;
    private static final int ZIP_DIGITS = 5;

    private DateTreatments() {}

    /** A shift that keeps the type; empty where there is no date in values of that type. */
    static Optional<Treatment> shifted(int maxDays, Site site) {
        return switch (site.kind()) {
            case DATE, TIMESTAMP ->
                    Optional.of(
                            (value, place, around) ->
                                    LogicalTime.of(
                                            LogicalTime.millis(value)
                                                    + around.days(maxDays) * MILLIS_A_DAY));
            // A time of day is the same on every day.
            case TIME -> Optional.of(Treatments.KEEP);
            case INTEGER ->
                    Optional.of(
                            (value, place, around) ->
                                    shifted(value, maxDays, site.schema(), around));
            case TEXT, NUMBER, BOOLEAN, BYTES -> Optional.empty();
        };
    }

    private static Object shifted(
            Object value, int maxDays, Optional<Schema> schema, Surroundings around) {
        long number = ((Number) value).longValue();
        Optional<Object> moved =
                EpochNumber.of(schema, number)
                        .shifted(number, around.days(maxDays))
                        .flatMap(later -> sameType(later, value));
        if (moved.isEmpty()) {
            around.unreadable();
        }
        return moved.orElse(null);
    }

    private static Optional<Object> sameType(long number, Object like) {
        if (like instanceof Long) {
            return Optional.of(number);
        }
        return like instanceof Integer && number == (int) number
                ? Optional.of((int) number)
                : Optional.empty();
    }

    /** What is general about dates, ages and ZIP codes, as text; empty for other types. */
    static Optional<Treatment> general(Generalized general, Site site) {
        Optional<PiiClass> pii = site.pii();
        boolean dated =
                pii.isEmpty()
                        || pii.get() == PiiClass.BIRTH_DATE
                        || pii.get() == PiiClass.EVENT_DATE;
        return switch (site.kind()) {
            case DATE, TIMESTAMP ->
                    dated
                            ? text((value, place, around) -> year(general, day(value), pii))
                            : Optional.empty();
            case INTEGER -> dated && isDate(site) ? date(general, site) : number(general, site);
            // Of a time of day nothing general can be said.
            case TIME -> text((value, place, around) -> null);
            case TEXT, NUMBER, BOOLEAN, BYTES -> Optional.empty();
        };
    }

    private static boolean isDate(Site site) {
        return site.pii().isPresent()
                || site.schema().map(Schema::name).orElse("").startsWith("io.debezium.time.");
    }

    private static Optional<Treatment> date(Generalized general, Site site) {
        return text(
                (value, place, around) -> {
                    long number = ((Number) value).longValue();
                    Optional<LocalDate> day = EpochNumber.of(site.schema(), number).date(number);
                    if (day.isEmpty()) {
                        around.unreadable();
                        return null;
                    }
                    return year(general, day.get(), site.pii());
                });
    }

    /** An age or a ZIP code, which has lost its zeros where it was taken for a number. */
    private static Optional<Treatment> number(Generalized general, Site site) {
        int digits = site.pii().equals(Optional.of(PiiClass.ZIP)) ? ZIP_DIGITS : 0;
        return general.text(site.pii())
                .flatMap(
                        mask ->
                                text(
                                        (value, place, around) ->
                                                mask.mask(padded(value, digits), place, around)));
    }

    private static String padded(Object number, int digits) {
        String text = number.toString();
        return "0".repeat(Math.max(0, digits - text.length())) + text;
    }

    private static Optional<Treatment> text(Treatment treatment) {
        return Optional.of(new AsText(treatment));
    }

    private static String year(Generalized general, LocalDate day, Optional<PiiClass> pii) {
        return general.year(day, Integer.toString(day.getYear()), pii);
    }

    private static LocalDate day(Object date) {
        return LogicalTime.instant(date).atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
