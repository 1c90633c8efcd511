package dev.tributary.hl7;

import java.util.Map;

/** Whether a connector is configured so that a record may vanish between poll and topic. */
final class DropHazard {

    private DropHazard() {}

    static boolean in(Map<String, String> props) {
        return !props.getOrDefault("transforms", "").isBlank()
                || "all".equalsIgnoreCase(props.getOrDefault("errors.tolerance", "none").strip());
    }
}
