package dev.tributary.reconcile.engine;

import dev.tributary.reconcile.entry.Entry;
import dev.tributary.reconcile.entry.EntryKey;
import dev.tributary.reconcile.entry.EntryKind;
import java.util.ArrayList;
import java.util.List;

/** Accounts and payees that the file of groups does not name: one finding for each. */
final class Unmapped {

    private Unmapped() {}

    /** The one kind of match that reports an entry's account or payee. */
    private static MatchKind reporter(EntryKind kind) {
        return switch (kind) {
            case BANK, LEDGER -> MatchKind.BANK_LEDGER;
            case PAYOUT, BALANCE_TRANSACTION -> MatchKind.PAYOUT_ITEMS;
            case CLAIM, CLAIM_PAYMENT, REMITTANCE_PAYMENT -> MatchKind.CLAIM_REMIT;
        };
    }

    static void judge(MatchKind kind, Pool pool) {
        AccountGroups groups = pool.scopes().groups();
        if (!groups.given()) {
            return;
        }
        for (Entry entry : pool.entries()) {
            if (reporter(entry.kind()) == kind && !isMapped(entry, pool.scopes())) {
                for (EntryKey about : keys(entry)) {
                    pool.find(
                            FindingKind.UNMAPPED_ACCOUNT,
                            about,
                            null,
                            null,
                            entry.claim() == null
                                    ? "No group of account.groups names this account, so it is"
                                            + " matched with nothing else; add it to one."
                                    : "No group of account.groups names this payee, so its"
                                            + " payments meet no bank account; add it to one.");
                }
            }
        }
    }

    private static boolean isMapped(Entry entry, Scopes scopes) {
        return entry.claim() == null
                ? scopes.groups().names(scopes.account(entry))
                : scopes.groups().namesPayee(entry.claim().payee());
    }

    /** By what the account or payee of an entry is known in a finding. */
    static List<EntryKey> keys(Entry entry) {
        List<EntryKey> keys = new ArrayList<>(1);
        String id = entry.claim() == null ? entry.account() : entry.claim().payee();
        if (id != null) {
            String prefix = entry.key().source() + ":";
            keys.add(
                    new EntryKey(
                            entry.key().source(),
                            id.startsWith(prefix) ? id.substring(prefix.length()) : id));
        }
        return keys;
    }
}
