package dev.tributary.x12.parse;

import java.util.regex.Pattern;

/**
 * Words of an envelope that may be told outside of its records: those with the form that they must
 * have. Where elements have moved, anything of a patient's may stand in their place.
 */
public final class EnvelopeWords {

    private static final Pattern GROUP = Pattern.compile("[A-Z]{2}");
    private static final Pattern SET = Pattern.compile("[0-9]{3}");
    private static final Pattern VERSION =
            Pattern.compile("00[0-9]{3,4}(X[0-9]{3}([A-Z][0-9]{0,2}){0,4})?");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    private EnvelopeWords() {}

    /** GS-01, as {@code HC}; empty where it is none. */
    public static String group(String text) {
        return of(GROUP, text);
    }

    /** ST-01, as {@code 837}; empty where it is none. */
    public static String set(String text) {
        return of(SET, text);
    }

    /** GS-08 or ST-03, as {@code 005010X222A1}; empty where it is none. */
    public static String version(String text) {
        return of(VERSION, text);
    }

    /** ISA-13, GS-06 or ST-02; empty where it is no number, as it always is by the guides. */
    public static String number(String text) {
        return of(NUMBER, text);
    }

    private static String of(Pattern form, String text) {
        String word = text == null ? "" : text.strip();
        return form.matcher(word).matches() ? word : "";
    }
}
