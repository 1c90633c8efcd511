package dev.tributary.masking.action;

import dev.tributary.commons.record.PiiClass;
import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;

/**
 * Dates to years, ZIP codes to three digits, ages from 90 on to one range (45 CFR
 * 164.514(b)(2)(i)(B) and (C)).
 */
final class Generalized {

    private static final int AGGREGATED = 90;
    private static final String OLD = "90+";
    private static final int AGE_DIGITS = 3;

    private final ZipCodes zips;
    private final Optional<LocalDate> reference;

    Generalized(ZipCodes zips, Optional<LocalDate> reference) {
        this.zips = zips;
        this.reference = reference;
    }

    /**
     * The generalisation of texts of a class.
     *
     * @param pii empty where only the value itself can tell what it is
     * @return empty where nothing general can be said of such values
     */
    Optional<TextMask> text(Optional<PiiClass> pii) {
        if (pii.isEmpty()) {
            return Optional.of((text, place, around) -> guessed(text, around));
        }
        return switch (pii.get()) {
            case BIRTH_DATE, EVENT_DATE ->
                    Optional.of((text, place, around) -> date(text, pii, around));
            case ZIP -> Optional.of((text, place, around) -> zip(text, around));
            default -> Optional.empty();
        };
    }

    /**
     * The year that a date may keep, or what stands for it; null where it may not.
     *
     * @param pii what is not known to be an event's date is taken for one of birth
     */
    String year(LocalDate earliest, String years, Optional<PiiClass> pii) {
        boolean event = pii.equals(Optional.of(PiiClass.EVENT_DATE));
        if (reference.isEmpty()) {
            return event ? years : null;
        }
        if (Period.between(earliest, reference.get()).getYears() < AGGREGATED) {
            return years;
        }
        // An event so long ago says that its patient is old, but is nobody's age.
        return event ? null : OLD;
    }

    private String date(String text, Optional<PiiClass> pii, Surroundings around) {
        Optional<DateText> date = DateText.parse(text);
        if (date.isEmpty()) {
            return pii.equals(Optional.of(PiiClass.BIRTH_DATE)) && isAge(text)
                    ? age(text)
                    : unreadable(around);
        }
        return year(date.get().earliest(), date.get().years(), pii);
    }

    private String zip(String text, Surroundings around) {
        Optional<String> start = zips.firstThree(text);
        if (start.isEmpty()) {
            around.unreadable();
        }
        return start.orElse(null);
    }

    /** An age, a ZIP code or a date, whatever it can be read as. */
    private String guessed(String text, Surroundings around) {
        String plain = text.strip();
        if (isAge(plain)) {
            return age(plain);
        }
        return zips.firstThree(plain).orElseGet(() -> date(plain, Optional.empty(), around));
    }

    private static boolean isAge(String text) {
        return !text.isEmpty()
                && text.length() <= AGE_DIGITS
                && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static String age(String text) {
        return Integer.parseInt(text) >= AGGREGATED ? OLD : text;
    }

    private static String unreadable(Surroundings around) {
        around.unreadable();
        return null;
    }
}
