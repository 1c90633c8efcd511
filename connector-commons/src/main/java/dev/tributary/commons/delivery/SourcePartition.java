package dev.tributary.commons.delivery;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Source partitions whose entries always stand in the same order.
 *
 * <p>Connect looks offsets up by the partition as it is serialised, entry by entry; a map whose
 * order changes from one JVM to the next would not find its offsets again.
 */
public final class SourcePartition {

    private SourcePartition() {}

    /** A partition of two entries, in this order. */
    public static Map<String, String> of(
            String firstName, String firstValue, String secondName, String secondValue) {
        Map<String, String> partition = new LinkedHashMap<>();
        partition.put(firstName, firstValue);
        partition.put(secondName, secondValue);
        return Collections.unmodifiableMap(partition);
    }

    /** A partition of three entries, in this order. */
    public static Map<String, String> of(
            String firstName,
            String firstValue,
            String secondName,
            String secondValue,
            String thirdName,
            String thirdValue) {
        Map<String, String> partition =
                new LinkedHashMap<>(of(firstName, firstValue, secondName, secondValue));
        partition.put(thirdName, thirdValue);
        return Collections.unmodifiableMap(partition);
    }
}
