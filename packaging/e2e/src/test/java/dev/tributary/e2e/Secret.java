package dev.tributary.e2e;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * A secret that a run has made up, such as a token or a signature.
 *
 * @param name what it is called in findings
 * @param text as it is
 */
record Secret(String name, String text) implements Planted {

    /** Of each the beginning is its name. */
    static List<Secret> of(Collection<String> texts) {
        return texts.stream()
                .distinct()
                .map(text -> new Secret(text.substring(0, Math.min(10, text.length())) + "…", text))
                .toList();
    }

    @Override
    public Set<String> spellings() {
        return Set.of(text);
    }

    /** The name alone. */
    @Override
    public String toString() {
        return name;
    }
}
