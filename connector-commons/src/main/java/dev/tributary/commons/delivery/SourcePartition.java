package dev.tributary.commons.delivery;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Source partitions whose entries always stand in the same order.
 *
 * <p>Connect looks offsets up by the partition as it is serialised, entry by entry; a map whose
 * order changes from one JVM to the next would not find its offsets again. What it reads back of
 * partitions, to show, set or reset offsets over REST, is a HashMap, which it then serialises: so
 * the order is a HashMap's, or those would miss what we have written.
 */
public final class SourcePartition {

    private SourcePartition() {}

    /** A partition of two entries. */
    public static Map<String, String> of(
            String firstName, String firstValue, String secondName, String secondValue) {
        return ordered(Map.of(firstName, firstValue, secondName, secondValue));
    }

    /** A partition of three entries. */
    public static Map<String, String> of(
            String firstName,
            String firstValue,
            String secondName,
            String secondValue,
            String thirdName,
            String thirdValue) {
        return ordered(
                Map.of(firstName, firstValue, secondName, secondValue, thirdName, thirdValue));
    }

    private static Map<String, String> ordered(Map<String, String> entries) {
        // One by one, as Connect does: copied as a whole they would stand in a smaller table.
        Map<String, String> table = new HashMap<>();
        // Sorted, since of names that fall together the first one put comes first.
        new TreeMap<>(entries).forEach(table::put);
        return Collections.unmodifiableMap(new LinkedHashMap<>(table));
    }
}
