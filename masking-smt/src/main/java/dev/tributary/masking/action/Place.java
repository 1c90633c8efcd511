package dev.tributary.masking.action;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a value stands in a record, as a policy would write it: {@code
 * $.patient.identifiers[*].value}. Positions in lists are left out; names of a map's entries are
 * filled in where they are known.
 */
public final class Place {

    /** The value, the key, and a record's headers. */
    public static final Place VALUE = new Place("$", "$", 0);

    public static final Place KEY = new Place("$key", "$key", 0);
    public static final Place HEADERS = new Place("$headers", "$headers", 0);

    private static final char ENTRY = '\0';
    private static final int LONGEST_NAME = 64;
    private static final int FEW_DIGITS = 2;
    private static final int MOST_DIGITS = 3;

    private final String exact;
    private final String shown;
    private final int entries;

    private Place(String exact, String shown, int entries) {
        this.exact = exact;
        this.shown = shown;
        this.entries = entries;
    }

    /** A member of that name, which the schema tells. */
    public Place member(String name) {
        return new Place(exact + written(name), shown + written(name), entries);
    }

    /**
     * A member of that name, which the data tell: shown only where it looks like a name that a
     * program gives.
     */
    public Place dataMember(String name) {
        return new Place(
                exact + written(name), shown + (isPlain(name) ? "." + name : ".*"), entries);
    }

    /** Each element of a list. */
    public Place element() {
        return new Place(exact + "[*]", shown + "[*]", entries);
    }

    /** Each entry of a map with a schema. */
    public Place entry() {
        return new Place(exact + ENTRY, shown + ".*", entries + 1);
    }

    /** The names of the entries of a map or object that stands here. */
    public Place names() {
        return new Place(exact + ".~", shown + ".~", entries);
    }

    /** The exact place, for ciphertexts alone: with names of entries, which may be anything. */
    public String exact(List<String> names) {
        if (entries == 0) {
            return exact;
        }
        StringBuilder path = new StringBuilder();
        List<String> open = new ArrayList<>(names.subList(0, entries));
        for (int i = 0; i < exact.length(); i++) {
            if (exact.charAt(i) == ENTRY) {
                path.append(written(open.remove(0)));
            } else {
                path.append(exact.charAt(i));
            }
        }
        return path.toString();
    }

    private static String written(String name) {
        return isPlain(name) ? "." + name : "['" + name.replace("'", "\\'") + "']";
    }

    /**
     * Whether a name looks like one that a program gives: letters, underscores and hyphens, with
     * two digits at most, or three in a row beside small letters ({@code line_2}, {@code sha256}),
     * and no digit first. A number of somebody, such as {@code PAT001}, has more.
     */
    public static boolean isPlain(String name) {
        int digits = 0;
        int runs = 0;
        boolean small = false;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (isDigit(c)) {
                digits++;
                runs += i == 0 || !isDigit(name.charAt(i - 1)) ? 1 : 0;
            } else if (!isLetter(c) && !(i > 0 && c == '-')) {
                return false;
            }
            small |= c >= 'a' && c <= 'z';
        }
        return !name.isEmpty()
                && !isDigit(name.charAt(0))
                && name.length() <= LONGEST_NAME
                && (digits <= FEW_DIGITS || (digits <= MOST_DIGITS && runs == 1 && small));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }

    /** As it may be logged. */
    @Override
    public String toString() {
        return shown;
    }
}
