package dev.tributary.hl7.map;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which types of message are wanted: {@code ADT^A01}, {@code ADT^*} or {@code ADT} for all triggers
 * of a type, {@code *} for all.
 */
public final class TypeFilter {

    /** Every type is wanted. */
    public static final TypeFilter ALL = new TypeFilter(Set.of(), Set.of());

    private static final String ANY = "*";

    private final Set<String> types;
    private final Set<String> codes;

    private TypeFilter(Set<String> types, Set<String> codes) {
        this.types = types;
        this.codes = codes;
    }

    /**
     * Reads a list of patterns; an empty one lets every type pass.
     *
     * @throws IllegalArgumentException when one of them is no type
     */
    public static TypeFilter of(List<String> patterns) {
        Set<String> types = new HashSet<>();
        Set<String> codes = new HashSet<>();
        for (String pattern : patterns) {
            check(pattern);
            int caret = pattern.indexOf('^');
            if (pattern.equals(ANY) || pattern.equals("*^*")) {
                return ALL;
            }
            if (caret < 0) {
                codes.add(pattern);
            } else if (pattern.endsWith("^*")) {
                codes.add(pattern.substring(0, caret));
            } else {
                types.add(pattern);
            }
        }
        return types.isEmpty() && codes.isEmpty() ? ALL : new TypeFilter(types, codes);
    }

    /** Refuses what is no type. */
    static void check(String pattern) {
        int caret = pattern.indexOf('^');
        String code = caret < 0 ? pattern : pattern.substring(0, caret);
        String trigger = caret < 0 ? ANY : pattern.substring(caret + 1);
        boolean all = code.equals(ANY) && trigger.equals(ANY);
        if (!all && (!isWord(code) || !(trigger.equals(ANY) || isWord(trigger)))) {
            throw new IllegalArgumentException(
                    "is no type of message: write ADT^A01, ADT^* or ADT");
        }
    }

    private static boolean isWord(String text) {
        if (text.isEmpty()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= 'A' && c <= 'Z') && !(c >= '0' && c <= '9')) {
                return false;
            }
        }
        return true;
    }

    /** Whether a message of this type, as {@code ADT^A01}, is wanted. */
    public boolean wants(String type) {
        if (this == ALL || types.contains(type)) {
            return true;
        }
        int caret = type.indexOf('^');
        return codes.contains(caret < 0 ? type : type.substring(0, caret));
    }

    @Override
    public String toString() {
        return this == ALL ? "all types" : types.size() + codes.size() + " patterns";
    }
}
