package dev.tributary.reconcile.entry;

import java.util.Comparator;

/**
 * By what an entry is known: the system it is from, and its id there.
 *
 * @param source stripe, plaid, quickbooks, x12_837, x12_835, or a name of a mapping's own
 * @param id the id in that system; unique there
 */
public record EntryKey(String source, String id) implements Comparable<EntryKey> {

    private static final Comparator<EntryKey> ORDER =
            Comparator.comparing(EntryKey::source).thenComparing(EntryKey::id);

    @Override
    public int compareTo(EntryKey other) {
        return ORDER.compare(this, other);
    }

    /** The source alone: an id can be a patient's. */
    @Override
    public String toString() {
        return "EntryKey[" + source + "]";
    }
}
