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
     * Whether a name looks like one that a program gives: letters, digits, underscores and hyphens,
     * no digit first, and not many digits.
     */
    public static boolean isPlain(String name) {
        int digits = 0;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
            boolean digit = c >= '0' && c <= '9';
            if (!letter && !(i > 0 && (digit || c == '-'))) {
                return false;
            }
            digits += digit ? 1 : 0;
        }
        return !name.isEmpty() && name.length() <= LONGEST_NAME && digits <= 4;
    }

    /** As it may be logged. */
    @Override
    public String toString() {
        return shown;
    }
}
