package dev.tributary.commons.issue.rules;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * All the moments that an ISO-8601 text of our records can mean: {@code 2026} is a whole year,
 * {@code 2026-01-02} a whole day, a time without {@code Z} that time in whatever zone.
 *
 * <p>So a comparison is right whatever the precision: only what cannot be true is a contradiction.
 *
 * @param earliest the first of them
 * @param latest the last of them
 * @param zoned whether they are in UTC
 */
public record IsoInterval(LocalDateTime earliest, LocalDateTime latest, boolean zoned) {

    /** The widest offset from UTC that is in use. */
    private static final int WIDEST_OFFSET_HOURS = 14;

    private static final int DATE_LENGTH = 10;

    /** Reads {@code yyyy}, {@code yyyy-MM}, {@code yyyy-MM-dd}, or a time with or without Z. */
    public static Optional<IsoInterval> parse(String iso) {
        try {
            return Optional.of(read(iso));
        } catch (DateTimeException notIso) {
            return Optional.empty();
        }
    }

    private static IsoInterval read(String iso) {
        return switch (iso.length()) {
            case 4 -> {
                YearMonth january = YearMonth.parse(iso + "-01");
                yield dates(january.atDay(1), january.plusMonths(11).atEndOfMonth());
            }
            case 7 -> {
                YearMonth month = YearMonth.parse(iso);
                yield dates(month.atDay(1), month.atEndOfMonth());
            }
            case DATE_LENGTH -> dates(LocalDate.parse(iso), LocalDate.parse(iso));
            default -> {
                boolean zoned = iso.endsWith("Z");
                LocalDateTime time =
                        LocalDateTime.parse(zoned ? iso.substring(0, iso.length() - 1) : iso);
                yield new IsoInterval(time, time, zoned);
            }
        };
    }

    private static IsoInterval dates(LocalDate first, LocalDate last) {
        return new IsoInterval(
                first.atStartOfDay(),
                last.plusDays(1).atStartOfDay().minus(1, ChronoUnit.MILLIS),
                false);
    }

    /** Whether this lies after the other beyond doubt. */
    public boolean isAfter(IsoInterval other) {
        int slack = zoned == other.zoned ? 0 : WIDEST_OFFSET_HOURS;
        return earliest.isAfter(other.latest.plusHours(slack));
    }

    /** Where it lies, not when. */
    @Override
    public String toString() {
        return "IsoInterval[" + (zoned ? "UTC" : "local") + "]";
    }
}
