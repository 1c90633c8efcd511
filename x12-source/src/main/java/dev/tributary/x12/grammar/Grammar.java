package dev.tributary.x12.grammar;

import java.util.List;

/**
 * One guide's table of a transaction set.
 *
 * @param name its short name, as {@code 837P}
 * @param set ST-01 of its sets, as {@code 837}
 * @param release of the standard, as {@code 005010}
 * @param root the set as a whole
 * @param group GS-01 of its groups, as {@code HC}; null where the table does not say
 * @param versions implementation versions that it is for, as {@code 005010X222A1}
 */
public record Grammar(
        String name,
        String set,
        String release,
        LoopRow root,
        String group,
        List<String> versions) {

    public Grammar {
        versions = List.copyOf(versions);
    }

    /** Of no versions. */
    public Grammar(String name, String set, String release, LoopRow root) {
        this(name, set, release, root, null, List.of());
    }

    @Override
    public String toString() {
        return "Grammar[" + name + ", " + release + "]";
    }
}
