package dev.tributary.hl7;

import dev.tributary.commons.delivery.Identity;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts how often each of the last bad messages has come; safe for use by several threads. */
final class RepeatedLetters {

    private static final int REMEMBERED = 1_024;

    private final Map<Identity, Integer> counts =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Identity, Integer> eldest) {
                    return size() > REMEMBERED;
                }
            };

    /** Counts a repetition: 2 at the first, since the message itself was one. */
    synchronized int count(Identity identity) {
        return counts.merge(identity, 2, (before, two) -> before + 1);
    }
}
