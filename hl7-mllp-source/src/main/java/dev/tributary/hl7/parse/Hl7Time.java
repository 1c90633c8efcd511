package dev.tributary.hl7.parse;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
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
 * @param digits as sent, without fraction and offset
 * @param local whether it is a time of which the zone is not known
 */
public record Hl7Time(String iso, String digits, boolean local) {

    private static final int SECONDS_PER_DAY = 86_400;
    private static final int LARGEST_YEAR = 9_999;
    private static final int SECONDS = 14; // digits of a time to the second
    private static final int MAX_DECIMALS = 9;
    private static final byte[] MIDNIGHT =
            "0000-00-00T00:00:00Z".getBytes(StandardCharsets.US_ASCII);

    /**
     * Reads a date or time.
     *
     * @param text as sent; white space around it is forgiven
     * @param zone taken for a time without an offset; empty leaves such a time local
     * @return empty when it is not an HL7 date or time
     */
    public static Optional<Hl7Time> parse(String text, Optional<ZoneId> zone) {
        String value = text.strip();
        int whole = digitsEnd(value, 0);
        int end = whole;
        if (end < value.length() && value.charAt(end) == '.') {
            end = digitsEnd(value, end + 1);
            int decimals = end - whole - 1;
            if (whole != SECONDS || decimals == 0 || decimals > MAX_DECIMALS) {
                return Optional.empty();
            }
        }
        String digits = value.substring(0, whole);
        try {
            Optional<ZoneId> sent =
                    end == value.length() ? zone : Optional.of(offset(value.substring(end)));
            return switch (whole) {
                case 4 -> Optional.of(new Hl7Time(digits, digits, false));
                case 6 -> Optional.of(new Hl7Time(month(digits).toString(), digits, false));
                case 8 -> Optional.of(new Hl7Time(day(digits).toString(), digits, false));
                case 10, 12, SECONDS ->
                        Optional.of(time(digits, value.substring(whole, end), sent));
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

    /** The date alone, at the precision that was sent, as it was where it was sent. */
    public String date() {
        return switch (digits.length()) {
            case 4 -> digits;
            case 6 -> digits.substring(0, 4) + '-' + digits.substring(4);
            default ->
                    digits.substring(0, 4)
                            + '-'
                            + digits.substring(4, 6)
                            + '-'
                            + digits.substring(6, 8);
        };
    }

    private static Hl7Time time(String digits, String decimals, Optional<ZoneId> zone) {
        LocalDate day = day(digits);
        LocalTime time =
                LocalTime.of(
                        number(digits, 8, 10),
                        digits.length() > 10 ? number(digits, 10, 12) : 0,
                        digits.length() > 12 ? number(digits, 12, 14) : 0);
        if (zone.isEmpty()) {
            return new Hl7Time(iso(day, time.toSecondOfDay(), decimals, ""), digits, true);
        }
        ZoneOffset offset =
                zone.get() instanceof ZoneOffset fixed
                        ? fixed
                        : LocalOffsets.at(day, time, zone.get());
        int second = time.toSecondOfDay() - offset.getTotalSeconds();
        LocalDate utc = day.plusDays(Math.floorDiv(second, SECONDS_PER_DAY));
        return new Hl7Time(
                iso(utc, Math.floorMod(second, SECONDS_PER_DAY), decimals, "Z"), digits, false);
    }

    /** A message has many times: this takes a fraction of what a formatter takes. */
    private static String iso(LocalDate day, int second, String decimals, String zone) {
        if (day.getYear() < 0 || day.getYear() > LARGEST_YEAR) {
            LocalTime time = LocalTime.ofSecondOfDay(second);
            return day + "T" + time + (time.getSecond() == 0 ? ":00" : "") + decimals + zone;
        }
        byte[] text = MIDNIGHT.clone();
        twoDigits(text, 0, day.getYear() / 100);
        twoDigits(text, 2, day.getYear() % 100);
        twoDigits(text, 5, day.getMonthValue());
        twoDigits(text, 8, day.getDayOfMonth());
        twoDigits(text, 11, second / 3_600);
        twoDigits(text, 14, second / 60 % 60);
        twoDigits(text, 17, second % 60);
        boolean plain = decimals.isEmpty() && !zone.isEmpty();
        return plain
                ? new String(text, 0, text.length, StandardCharsets.ISO_8859_1)
                : new String(text, 0, text.length - 1, StandardCharsets.ISO_8859_1)
                        + decimals
                        + zone;
    }

    private static void twoDigits(byte[] text, int at, int number) {
        text[at] = (byte) ('0' + number / 10);
        text[at + 1] = (byte) ('0' + number % 10);
    }

    private static ZoneOffset offset(String signed) {
        boolean hasSign = signed.charAt(0) == '+' || signed.charAt(0) == '-';
        if (!hasSign || signed.length() != 5 || digitsEnd(signed, 1) != 5) {
            throw new DateTimeException("an offset is a sign and four digits");
        }
        int sign = signed.charAt(0) == '-' ? -1 : 1;
        return ZoneOffset.ofHoursMinutes(sign * number(signed, 1, 3), sign * number(signed, 3, 5));
    }

    private static YearMonth month(String digits) {
        return YearMonth.of(number(digits, 0, 4), number(digits, 4, 6));
    }

    private static LocalDate day(String digits) {
        return LocalDate.of(number(digits, 0, 4), number(digits, 4, 6), number(digits, 6, 8));
    }

    private static int number(String digits, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = 10 * number + digits.charAt(i) - '0';
        }
        return number;
    }

    /** Where the digits end that begin here. */
    private static int digitsEnd(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }

    @Override
    public String toString() {
        return "Hl7Time[" + (local ? "local" : "absolute") + "]";
    }
}
