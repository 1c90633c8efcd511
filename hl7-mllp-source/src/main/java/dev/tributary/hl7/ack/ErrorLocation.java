package dev.tributary.hl7.ack;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where an error is, as ERR writes it.
 *
 * @param segment segment id, or empty for the whole message
 * @param occurrence which of that segment, from 1
 * @param field field number, or empty
 */
record ErrorLocation(String segment, String occurrence, String field) {

    private static final Pattern LOCATION =
            Pattern.compile("([A-Z][A-Z0-9]{2})(?:\\[(\\d+)])?(?:-(\\d+))?.*");

    /** Reads a location as our issues write it, {@code OBX[2]-5}. */
    static ErrorLocation of(String location) {
        Matcher matcher = LOCATION.matcher(location);
        if (!matcher.matches()) {
            return new ErrorLocation("", "", "");
        }
        String occurrence = matcher.group(2) == null ? "1" : matcher.group(2);
        String field = matcher.group(3) == null ? "" : matcher.group(3);
        return new ErrorLocation(matcher.group(1), occurrence, field);
    }

    /** Segment, occurrence and field, as components. */
    String components(char separator) {
        if (segment.isEmpty()) {
            return "";
        }
        return field.isEmpty()
                ? segment + separator + occurrence
                : segment + separator + occurrence + separator + field;
    }
}
