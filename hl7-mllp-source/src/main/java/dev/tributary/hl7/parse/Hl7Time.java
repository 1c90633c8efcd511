package dev.tributary.hl7.parse;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * An HL7 date or time, {@code YYYY[MM[DD[HH[MM[SS[.S[S[S[S]]]]]]]]][+/-ZZZZ]} (HL7 v2.9 §2A.2.21),
 * in ISO-8601 at the precision that was sent.
 *
 * @param iso {@code 2026}, {@code 2026-01}, {@code 2026-01-02}, a UTC time with {@code Z}, or a
 *     local time without it
 * @param date the date part alone, for fields that are dates
 * @param local whether it is a time of which the zone is not known
 */
public record Hl7Time(String iso, String date, boolean local) {

    /**
     * Reads a date or time.
     *
     * @param text as sent; white space around it is forgiven
     * @param zone taken for a time without an offset; empty leaves such a time local
     * @return empty when it is not an HL7 date or time
     */
    public static Optional<Hl7Time> parse(String text, Optional<ZoneId> zone) {
        String value = text.strip();
        int sign = Math.max(value.indexOf('+'), value.indexOf('-'));
        String digits = sign < 0 ? value : value.substring(0, sign);
        int dot = digits.indexOf('.');
        String fraction = dot < 0 ? "" : digits.substring(dot + 1);
        String whole = dot < 0 ? digits : digits.substring(0, dot);
        if (!isDigits(whole)
                || (dot >= 0
                        && (whole.length() != 14
                                || !isDigits(fraction)
                                || fraction.length() > 9))) {
            return Optional.empty();
        }
        try {
            if (sign >= 0) {
                offset(value.substring(sign));
            }
            return switch (whole.length()) {
                case 4 -> Optional.of(dateOnly(whole));
                case 6 ->
                        Optional.of(
                                dateOnly(
                                        YearMonth.of(number(whole, 0, 4), number(whole, 4, 6))
                                                .toString()));
                case 8 -> Optional.of(dateOnly(day(whole).toString()));
                case 10, 12, 14 -> Optional.of(time(whole, fraction, value, sign, zone));
                default -> Optional.empty();
            };
        } catch (DateTimeException notOnTheCalendar) {
            return Optional.empty();
        }
    }

    /** The offset that a time was sent with; empty where it has none that can be read. */
    public static Optional<ZoneId> offsetOf(String text) {
        String value = text.strip();
        int sign = Math.max(value.indexOf('+'), value.indexOf('-'));
        try {
            return sign < 0 ? Optional.empty() : Optional.of(offset(value.substring(sign)));
        } catch (DateTimeException notAnOffset) {
            return Optional.empty();
        }
    }

    private static Hl7Time dateOnly(String iso) {
        return new Hl7Time(iso, iso, false);
    }

    private static Hl7Time time(
            String whole, String fraction, String value, int sign, Optional<ZoneId> zone) {
        LocalDateTime local =
                LocalDateTime.of(
                        day(whole),
                        java.time.LocalTime.of(
                                number(whole, 8, 10),
                                whole.length() > 10 ? number(whole, 10, 12) : 0,
                                whole.length() > 12 ? number(whole, 12, 14) : 0));
        String decimals = fraction.isEmpty() ? "" : "." + fraction;
        String date = local.toLocalDate().toString();
        if (sign < 0 && zone.isEmpty()) {
            return new Hl7Time(iso(local, decimals), date, true);
        }
        // In a gap the offset before it, in an overlap the earlier offset: as atZone does it.
        ZoneOffset at =
                sign < 0 ? zone.get().getRules().getOffset(local) : offset(value.substring(sign));
        LocalDateTime utc = local.minusSeconds(at.getTotalSeconds());
        return new Hl7Time(iso(utc, decimals + "Z"), date, false);
    }

    /**
     * With seconds always, which toString leaves out where they are zero; it is much faster than a
     * formatter.
     */
    private static String iso(LocalDateTime time, String end) {
        return time.getSecond() == 0 ? time + ":00" + end : time + end;
    }

    private static ZoneOffset offset(String signed) {
        if (signed.length() != 5 || !isDigits(signed.substring(1))) {
            throw new DateTimeException("an offset is a sign and four digits");
        }
        int sign = signed.charAt(0) == '-' ? -1 : 1;
        return ZoneOffset.ofHoursMinutes(sign * number(signed, 1, 3), sign * number(signed, 3, 5));
    }

    private static LocalDate day(String digits) {
        return LocalDate.of(number(digits, 0, 4), number(digits, 4, 6), number(digits, 6, 8));
    }

    private static int number(String digits, int from, int to) {
        return Integer.parseInt(digits, from, to, 10);
    }

    private static boolean isDigits(String text) {
        if (text.isEmpty()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return "Hl7Time[" + (local ? "local" : "absolute") + "]";
    }
}
