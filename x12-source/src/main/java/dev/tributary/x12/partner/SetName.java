package dev.tributary.x12.partner;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A kind of set that a partner may send.
 *
 * @param set ST-01
 * @param guides what ST-03 or GS-08 holds for it, as {@code X222}; none for every guide of the set
 */
record SetName(String set, List<String> guides) {

    /** Names of one guide's sets, where several guides share ST-01: those of 5010 and 4010. */
    private static final Map<String, SetName> OF_ONE_GUIDE =
            Map.of(
                    "837P", new SetName("837", List.of("X222", "X098")),
                    "837I", new SetName("837", List.of("X223", "X096")),
                    "837D", new SetName("837", List.of("X224", "X097")),
                    "277CA", new SetName("277", List.of("X214", "X167")));

    /** The set that a name stands for, as {@code 835} or {@code 837P}, if there is one. */
    static Optional<SetName> of(String name) {
        if (OF_ONE_GUIDE.containsKey(name)) {
            return Optional.of(OF_ONE_GUIDE.get(name));
        }
        return known().contains(name)
                ? Optional.of(new SetName(name, List.of()))
                : Optional.empty();
    }

    /** All names. */
    static List<String> known() {
        List<String> names = new ArrayList<>();
        for (GroupCode code : GroupCode.values()) {
            names.addAll(code.sets());
        }
        names.addAll(OF_ONE_GUIDE.keySet().stream().sorted().toList());
        return names;
    }

    /** Whether a set is of this kind; without a version it may be. */
    boolean matches(String st01, String version) {
        return set.equals(st01)
                && (guides.isEmpty()
                        || version == null
                        || guides.stream().anyMatch(version::contains));
    }
}
