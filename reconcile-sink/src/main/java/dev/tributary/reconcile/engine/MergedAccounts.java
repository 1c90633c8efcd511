package dev.tributary.reconcile.engine;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which accounts were merged into which: the entries of the old one count as the new one's,
 * whichever was told first.
 */
public final class MergedAccounts {

    private static final MergedAccounts NONE = new MergedAccounts(Map.of());

    private final Map<String, String> into;

    private MergedAccounts(Map<String, String> into) {
        this.into = into;
    }

    /** None were merged. */
    public static MergedAccounts none() {
        return NONE;
    }

    /**
     * Those of a map.
     *
     * @param into the account that took an account's place, both as {@code source:id}
     */
    public static MergedAccounts of(Map<String, String> into) {
        return into.isEmpty() ? NONE : new MergedAccounts(Map.copyOf(into));
    }

    /**
     * The account that stands in an account's place now: itself, where it was not merged. In a
     * circle, which no bank means, the first of its names.
     */
    public String resolve(String account) {
        String next = account == null ? null : into.get(account);
        if (next == null) {
            return account;
        }
        Set<String> seen = new HashSet<>(Set.of(account));
        while (next != null && seen.add(next)) {
            String after = into.get(next);
            if (after == null) {
                return next;
            }
            next = after;
        }
        return seen.stream().min(String::compareTo).orElse(account);
    }
}
