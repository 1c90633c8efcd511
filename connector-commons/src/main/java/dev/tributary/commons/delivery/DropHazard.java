package dev.tributary.commons.delivery;

import java.util.Map;

/** Whether a connector is configured so that a record may vanish between poll and topic. */
public final class DropHazard {

    private DropHazard() {}

    /** Whether a transform, or {@code errors.tolerance}, may drop records. */
    public static boolean in(Map<String, String> props) {
        return !props.getOrDefault("transforms", "").isBlank()
                || "all".equalsIgnoreCase(props.getOrDefault("errors.tolerance", "none").strip());
    }
}
