package dev.tributary.benchmarks.x12;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Random;

/** Invented people, places, numbers and dates: the same for the same seed. */
final class Invented {

    private static final LocalDate FIRST_DAY = LocalDate.of(1930, 1, 1);
    private static final int DAYS = 365 * 97;
    private static final int YEAR_2025 = 34_699;
    private static final int YEARS_OF_LIFE = 365 * 90;

    private static final String[] FAMILIES = {
        "QUIMBY",
        "NGUYEN",
        "ROE",
        "QUUXLEY",
        "GARCIA",
        "SMITH",
        "OKAFOR",
        "VAN DER BERG",
        "O'NEILL",
        "YOUNG-XU"
    };
    private static final String[] GIVEN = {
        "JANE", "ROBERT", "MARIA", "KENJI", "AISHA", "PETER", "OLGA", "XYLO", "GRACE", "TOMAS"
    };
    private static final String[] STREETS = {
        "ELM STREET", "MAIN ST", "LAKESHORE DRIVE", "QUUX AVENUE", "OAK BLVD SUITE 200"
    };
    private static final String[][] PLACES = {
        {"SPRINGFIELD", "IL", "62701"},
        {"RIVERTON", "UT", "84065"},
        {"FAIRVIEW", "TX", "75069"},
        {"CEDAR FALLS", "IA", "506130001"},
        {"LAKESIDE", "CA", "920400001"}
    };
    private static final String[] COMPANIES = {
        "QUUX MEDICAL GROUP",
        "LAKESIDE CLINIC",
        "SPRINGFIELD GENERAL HOSPITAL",
        "EXAMPLE PHYSICIANS",
        "RIVERTON ORTHOPEDICS LLC"
    };

    private final Random random;
    private final String[] days = new String[DAYS];

    Invented(long seed) {
        random = new Random(seed);
        for (int i = 0; i < DAYS; i++) {
            days[i] = FIRST_DAY.plusDays(i).format(DateTimeFormatter.BASIC_ISO_DATE);
        }
    }

    /** Whether something happens that happens so many times of a hundred. */
    boolean percent(int share) {
        return random.nextInt(100) < share;
    }

    /** A number from low to high, both included. */
    int number(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    String pick(String... of) {
        return of[random.nextInt(of.length)];
    }

    String family() {
        return pick(FAMILIES);
    }

    String given() {
        return pick(GIVEN);
    }

    /** A middle initial, often none. */
    String middle() {
        return percent(40) ? pick("A", "J", "M", "Q") : "";
    }

    String gender() {
        return pick("F", "M");
    }

    String company() {
        return pick(COMPANIES);
    }

    String digits(int count) {
        StringBuilder digits = new StringBuilder(count);
        digits.append((char) ('1' + random.nextInt(9)));
        while (digits.length() < count) {
            digits.append((char) ('0' + random.nextInt(10)));
        }
        return digits.toString();
    }

    /** A provider's number, with its check digit. */
    String npi() {
        String nine = "1" + digits(8);
        int sum = 24; // of the prefix 80840 that the check digit covers
        for (int i = 0; i < nine.length(); i++) {
            int digit = nine.charAt(i) - '0';
            int counted = i % 2 == 0 ? 2 * digit : digit;
            sum += counted > 9 ? counted - 9 : counted;
        }
        return nine + (10 - sum % 10) % 10;
    }

    /** A day of service: its number, to be told by {@link #day}. */
    int serviceDay() {
        return YEAR_2025 + random.nextInt(365);
    }

    /** A day as {@code CCYYMMDD}. */
    String day(int number) {
        return days[number];
    }

    String birthDay() {
        return days[random.nextInt(YEARS_OF_LIFE)];
    }

    /** Writes N3 and N4. */
    void address(SegmentText out) {
        String[] place = PLACES[random.nextInt(PLACES.length)];
        out.segment("N3", number(1, 9_999) + " " + pick(STREETS));
        out.segment("N4", place[0], place[1], place[2]);
    }

    /** An amount as X12 writes it: no zeros behind the point that say nothing. */
    static String amount(long cents) {
        long rest = Math.abs(cents % 100);
        String whole = (cents < 0 ? "-" : "") + Math.abs(cents / 100);
        if (rest == 0) {
            return whole;
        }
        return rest % 10 == 0 ? whole + "." + rest / 10 : whole + (rest < 10 ? ".0" : ".") + rest;
    }
}
