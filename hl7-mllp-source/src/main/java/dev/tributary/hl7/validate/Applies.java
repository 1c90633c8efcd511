package dev.tributary.hl7.validate;

import java.util.Set;

/**
 * Which messages a demand is made of.
 *
 * @param types types, with or without their trigger; empty for all
 * @param from the lowest version
 * @param to the highest version
 */
record Applies(Set<String> types, int from, int to) {

    private static final int HIGHEST = 999;

    /** Reads the columns messages and versions of fields.tsv. */
    static Applies read(String messages, String versions) {
        Set<String> types = messages.equals("*") ? Set.of() : Set.of(messages.split(","));
        if (versions.equals("*")) {
            return new Applies(types, Hl7Version.UNKNOWN, HIGHEST);
        }
        if (versions.endsWith("+")) {
            return new Applies(types, bound(versions.substring(0, versions.length() - 1)), HIGHEST);
        }
        int dash = versions.indexOf('-');
        int from = dash == 0 ? Hl7Version.UNKNOWN + 1 : bound(versions.substring(0, dash));
        return new Applies(types, from, bound(versions.substring(dash + 1)));
    }

    private static int bound(String version) {
        int bound = Hl7Version.of(version);
        if (bound == Hl7Version.UNKNOWN) {
            throw new IllegalArgumentException("no version: " + version);
        }
        return bound;
    }

    boolean to(MessageKind kind) {
        return kind.version() >= from
                && kind.version() <= to
                && (types.isEmpty() || types.contains(kind.code()) || types.contains(kind.type()));
    }
}
