package dev.tributary.reconcile.rule;

import dev.tributary.reconcile.entry.Entry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Whose claims and payments they are. Two providers can give one number, so those that name two are
 * never one family without doubt. Only NPIs tell: a tax id or a name beside one can be the same
 * payee's.
 */
final class Payees {

    private static final int NPI_DIGITS = 10;

    private Payees() {}

    /** The NPI of the payee; null where none is named. */
    private static String npi(Entry entry) {
        String payee = entry.claim().payee();
        boolean npi =
                payee != null
                        && payee.length() == NPI_DIGITS
                        && payee.chars().allMatch(c -> c >= '0' && c <= '9');
        return npi ? payee : null;
    }

    /** Whether both name a payee, and not the same. */
    static boolean differ(Entry one, Entry other) {
        String a = npi(one);
        String b = npi(other);
        return a != null && b != null && !a.equals(b);
    }

    /** Whether these name more payees than one. */
    static boolean several(Collection<Entry> entries) {
        return entries.stream().map(Payees::npi).filter(Objects::nonNull).distinct().count() > 1;
    }

    /** All of them, where they name no more than one payee; else each payee's, in its order. */
    static Collection<List<Entry>> apart(List<Entry> entries) {
        if (!several(entries)) {
            return List.of(entries);
        }
        Map<String, List<Entry>> byPayee = new TreeMap<>();
        for (Entry entry : entries) {
            byPayee.computeIfAbsent(Objects.requireNonNullElse(npi(entry), ""), p -> list())
                    .add(entry);
        }
        return byPayee.values();
    }

    private static List<Entry> list() {
        return new ArrayList<>();
    }
}
