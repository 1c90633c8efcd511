package dev.tributary.masking.raw;

import dev.tributary.commons.files.Tables;
import java.util.HashMap;
import java.util.Map;

/** What the elements of X12 segments hold, from the table beside this class. */
final class X12Tables {

    private static final X12Tables LOADED = new X12Tables();

    /** The component that stands for an element without components. */
    static final int WHOLE = 0;

    private final Map<String, Map<Integer, Map<Integer, Position>>> elements = new HashMap<>();

    private X12Tables() {
        for (String[] line : Tables.beside(X12Tables.class, "x12-elements.tsv")) {
            Position position = Position.read(line[2], line[3], line[4]);
            for (String segment : line[0].split(",", -1)) {
                for (String place : line[1].split(",", -1)) {
                    add(segment, place, position);
                }
            }
        }
    }

    private void add(String segment, String place, Position position) {
        int dot = place.indexOf('.');
        String components = dot < 0 ? String.valueOf(WHOLE) : place.substring(dot + 1);
        for (int element : Numbers.of(dot < 0 ? place : place.substring(0, dot))) {
            for (int component : Numbers.of(components)) {
                elements.computeIfAbsent(segment, id -> new HashMap<>())
                        .computeIfAbsent(element, number -> new HashMap<>())
                        .put(component, position);
            }
        }
    }

    static X12Tables loaded() {
        return LOADED;
    }

    /** Whether the table has elements of a segment. */
    boolean knows(String segment) {
        return elements.containsKey(segment);
    }

    /**
     * What the components of an element hold, by number; that of number {@link #WHOLE} is of an
     * element without. Empty where nothing is known.
     */
    Map<Integer, Position> element(String segment, int number) {
        return elements.getOrDefault(segment, Map.of()).getOrDefault(number, Map.of());
    }
}
