package dev.tributary.masking.raw;

import dev.tributary.commons.files.Tables;
import dev.tributary.commons.record.PiiClass;
import dev.tributary.masking.action.Place;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** JSON of which nothing is known but the names of its members. */
final class PlainJsonRules implements JsonRules {

    static final PlainJsonRules RULES = new PlainJsonRules();

    /** As people name members; a row of digits makes a name data, and so does a blank or a dot. */
    private static final Pattern NAME = Pattern.compile("[$_]?[A-Za-z][A-Za-z0-9_-]{0,63}");

    private static final Pattern SEPARATORS = Pattern.compile("[ ._$-]");
    private static final Shape AGE = Shape.read("age");
    private static final int LONGEST_HARMLESS_NUMBER = 6;

    private final Map<String, PiiClass> names = new HashMap<>();

    private PlainJsonRules() {
        for (String[] line : Tables.beside(PlainJsonRules.class, "json-names.tsv")) {
            for (String name : line[0].split(",", -1)) {
                names.put(name, PiiClass.valueOf(line[1]));
            }
        }
    }

    @Override
    public String text(JsonPlace place, String text, Leaves leaves) {
        if (text.isBlank()) {
            return text;
        }
        PiiClass pii = pii(place);
        if (pii != null) {
            return leaves.as(place.path(), pii, text);
        }
        return FhirRules.isDate(text)
                ? leaves.as(place.path(), PiiClass.EVENT_DATE, text)
                : leaves.unlisted(place.path(), text);
    }

    @Override
    public String number(JsonPlace place, String number, Leaves leaves) {
        PiiClass pii = pii(place);
        if (pii != null && pii != PiiClass.FREE_TEXT) {
            return leaves.as(place.path(), pii, number);
        }
        return plain(place.name()).equals("age")
                ? age(place, number, leaves)
                : countOrId(place, number, leaves);
    }

    /** An age from 90 on tells who somebody is. */
    static String age(JsonPlace place, String number, Leaves leaves) {
        return AGE.fits(number, Siblings.NONE) ? number : leaves.unlisted(place.path(), number);
    }

    static String countOrId(JsonPlace place, String number, Leaves leaves) {
        return isLong(number) ? leaves.as(place.path(), PiiClass.OTHER_ID, number) : number;
    }

    /** A number that could be one of a person: an amount or a count is shorter. */
    private static boolean isLong(String number) {
        return number.chars().filter(Character::isDigit).count() > LONGEST_HARMLESS_NUMBER;
    }

    /** By the member's own name, or by the nearest above it that is known. */
    private PiiClass pii(JsonPlace place) {
        for (JsonPlace at = place; at != null; at = at.above()) {
            PiiClass pii = names.get(plain(at.name()));
            if (pii != null) {
                return pii;
            }
        }
        return null;
    }

    private static String plain(String name) {
        return SEPARATORS.matcher(name).replaceAll("").toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean isStructure(String name) {
        return isPlainName(name);
    }

    static boolean isPlainName(String name) {
        return NAME.matcher(name).matches()
                && Place.isPlain(name.charAt(0) == '$' ? name.substring(1) : name);
    }

    @Override
    public boolean dropsEmptyMembers() {
        return false;
    }
}
