package dev.tributary.reconcile.engine;

import dev.tributary.reconcile.entry.Entry;
import dev.tributary.reconcile.entry.EntryKind;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Which scopes an entry belongs to: what one worker at a time matches. Money is matched in its
 * account group, claims in their payee's; the whole payment of an 835 in both.
 *
 * @param groups which accounts and payees belong together
 * @param merged which accounts took another's place
 */
public record Scopes(AccountGroups groups, MergedAccounts merged) {

    private static final String MONEY = "money/";
    private static final String CLAIMS = "claims/";

    /** All in one group, none merged. */
    public static Scopes all() {
        return new Scopes(AccountGroups.none(), MergedAccounts.none());
    }

    /** All of an entry's scopes: one, or two. */
    public Set<String> of(Entry entry) {
        Set<String> scopes = new LinkedHashSet<>(2);
        if (entry.kind() != EntryKind.CLAIM && entry.kind() != EntryKind.CLAIM_PAYMENT) {
            scopes.add(money(entry));
        }
        if (entry.claim() != null) {
            scopes.add(claims(entry));
        }
        return scopes;
    }

    /** The scope in which an entry is matched for a kind; null where the kind takes no such. */
    public String of(Entry entry, MatchKind kind) {
        if (!kind.takes(entry.kind())) {
            return null;
        }
        boolean claims =
                switch (kind) {
                    case ERA_CLAIMS, CLAIM_REMIT -> true;
                    case DUPLICATE -> entry.claim() != null;
                    default -> false;
                };
        return claims ? claims(entry) : money(entry);
    }

    /** The account that an entry counts to: another one, where its own was merged. */
    public String account(Entry entry) {
        return merged.resolve(entry.account());
    }

    private String money(Entry entry) {
        return MONEY
                + (entry.kind() == EntryKind.REMITTANCE_PAYMENT
                        ? groups.groupOfPayee(payee(entry))
                        : groups.groupOf(account(entry)));
    }

    private String claims(Entry entry) {
        return CLAIMS + groups.groupOfPayee(payee(entry));
    }

    private static String payee(Entry entry) {
        return entry.claim() == null ? null : entry.claim().payee();
    }
}
