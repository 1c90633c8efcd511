package dev.tributary.reconcile.engine;

import dev.tributary.reconcile.entry.Entry;
import dev.tributary.reconcile.entry.EntryKind;

/**
 * Entries of accounts and payees that the file of groups does not name: a finding for each, since
 * what is said of an account as a whole would depend on entries that a run does not reach.
 */
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
            if (reporter(entry.kind()) == kind
                    && account(entry) != null
                    && !isMapped(entry, pool.scopes())) {
                pool.find(
                        FindingKind.UNMAPPED_ACCOUNT,
                        entry.key(),
                        null,
                        null,
                        entry.claim() == null
                                ? "No group of account.groups names its account, so it is"
                                        + " matched with nothing else; add the account to one."
                                : "No group of account.groups names its payee, so the payee's"
                                        + " payments meet no bank account; add it to one.");
            }
        }
    }

    private static boolean isMapped(Entry entry, Scopes scopes) {
        return entry.claim() == null
                ? scopes.groups().names(scopes.account(entry))
                : scopes.groups().namesPayee(entry.claim().payee());
    }

    private static String account(Entry entry) {
        return entry.claim() == null ? entry.account() : entry.claim().payee();
    }
}
