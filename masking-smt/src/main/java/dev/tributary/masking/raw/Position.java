package dev.tributary.masking.raw;

import dev.tributary.commons.record.PiiClass;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a position of a format holds, as its table says.
 *
 * @param pii the class of what is not harmless
 * @param harmless the shapes of what passes; none where everything is shown to the mask
 * @param by the number of the sibling that tells the class, or 0
 * @param classes classes by the values of that sibling, in upper case
 */
record Position(PiiClass pii, List<Shape> harmless, int by, Map<String, PiiClass> classes) {

    private static final String NONE = "-";

    /**
     * Reads the columns of a table.
     *
     * @param pii the class
     * @param shapes names of shapes between blanks, or {@code -}
     * @param by {@code number: value,value=CLASS; …}, or {@code -}
     */
    static Position read(String pii, String shapes, String by) {
        List<Shape> harmless =
                shapes.equals(NONE)
                        ? List.of()
                        : Arrays.stream(shapes.split(" ", -1)).map(Shape::read).toList();
        if (by.equals(NONE)) {
            return new Position(PiiClass.valueOf(pii), harmless, 0, Map.of());
        }
        int colon = by.indexOf(':');
        Map<String, PiiClass> classes = new HashMap<>();
        for (String choice : by.substring(colon + 1).split(";", -1)) {
            String[] sides = choice.strip().split("=", -1);
            for (String value : sides[0].split(",", -1)) {
                classes.put(value.toUpperCase(Locale.ROOT), PiiClass.valueOf(sides[1]));
            }
        }
        return new Position(
                PiiClass.valueOf(pii),
                harmless,
                Integer.parseInt(by.substring(0, colon)),
                Map.copyOf(classes));
    }

    /** The same with another class for what no sibling tells. */
    Position with(PiiClass other) {
        return new Position(other, harmless, by, classes);
    }

    /** Whether a value can be nothing but what the position is meant for. */
    boolean passes(String text, Siblings siblings) {
        for (Shape shape : harmless) {
            if (shape.fits(text, siblings)) {
                return true;
            }
        }
        return false;
    }

    /** The class of a value. */
    PiiClass pii(Siblings siblings) {
        return by == 0
                ? pii
                : classes.getOrDefault(siblings.value(by).strip().toUpperCase(Locale.ROOT), pii);
    }
}
