package dev.tributary.reconcile.rule;

import dev.tributary.reconcile.engine.FindingKind;
import dev.tributary.reconcile.engine.MatchKind;
import dev.tributary.reconcile.engine.Pool;
import dev.tributary.reconcile.engine.Review;
import dev.tributary.reconcile.entry.Entry;
import dev.tributary.reconcile.entry.EntryKind;
import dev.tributary.reconcile.rule.Settings.Days;
import dev.tributary.reconcile.rule.Settings.Expected;
import java.util.Set;

/**
 * What is awaited of money that met nothing: by which day, in whose records. It is missing once
 * those records are known to be complete beyond that day.
 *
 * @param kind the kind of match that it could be in
 * @param settings how long it takes, and whose records
 */
record Missing(MatchKind kind, Settings settings) implements Review {

    /** What a business books one by one; fees and transfers it books in sums. */
    private static final Set<String> BOOKED =
            Set.of("charge", "payment", "refund", "payment_refund");

    @Override
    public void judge(Pool pool) {
        for (Entry entry : pool.free()) {
            if (entry.date() != null && entry.amount() != null && entry.amount().signum() != 0) {
                judge(entry, pool);
            }
        }
    }

    private void judge(Entry entry, Pool pool) {
        Days days = settings.days();
        Expected expected = settings.expected();
        switch (kind) {
            case PAYOUT_BANK -> {
                if (entry.kind() == EntryKind.PAYOUT) {
                    inBank(entry, days.payoutToBank(), pool);
                }
            }
            case PAYOUT_LEDGER -> {
                if (entry.kind() == EntryKind.PAYOUT) {
                    inLedger(entry, pool);
                }
            }
            case CHARGE_LEDGER -> {
                if (entry.kind() == EntryKind.BALANCE_TRANSACTION
                        && BOOKED.contains(String.valueOf(entry.type()))) {
                    inLedger(entry, pool);
                } else if (isClearing(entry, pool)) {
                    pool.await(
                            FindingKind.MISSING_IN_PROCESSOR,
                            entry.key(),
                            entry.amount(),
                            expected.processor(),
                            entry.date().plusDays(days.toLedger()),
                            "The books have it on the processor's account, the processor does"
                                    + " not; give the entry the charge's id, or take it out.");
                }
            }
            case ERA_BANK -> {
                if (entry.kind() == EntryKind.REMITTANCE_PAYMENT && entry.amount().signum() > 0) {
                    inBank(entry, days.remittanceToBank(), pool);
                }
            }
            case BANK_LEDGER -> bankLedger(entry, pool);
            default -> throw new IllegalStateException("no such pair");
        }
    }

    private void bankLedger(Entry entry, Pool pool) {
        if (entry.kind() == EntryKind.BANK) {
            boolean explained =
                    pool.isMatchedAs(MatchKind.BANK_REVERSAL, entry.key())
                            || pool.isMatchedAs(MatchKind.PAYOUT_BANK, entry.key());
            if (!explained) {
                inLedger(entry, pool);
            }
        } else if (!isClearing(entry, pool)
                && !pool.isMatchedAs(MatchKind.CHARGE_LEDGER, entry.key())
                && !pool.isMatchedAs(MatchKind.PAYOUT_LEDGER, entry.key())) {
            inBank(entry, settings.days().ledgerToBank(), pool);
        }
    }

    private static boolean isClearing(Entry entry, Pool pool) {
        return entry.kind() == EntryKind.LEDGER
                && pool.scopes().groups().isClearing(pool.scopes().account(entry));
    }

    private void inBank(Entry entry, int days, Pool pool) {
        pool.await(
                FindingKind.MISSING_IN_BANK,
                entry.key(),
                entry.amount(),
                settings.expected().bank(),
                entry.date().plusDays(days),
                "Nothing in the bank's lines has its number and amount; ask the bank, or join the"
                        + " line by hand.");
    }

    private void inLedger(Entry entry, Pool pool) {
        pool.await(
                FindingKind.MISSING_IN_LEDGER,
                entry.key(),
                entry.amount(),
                settings.expected().ledger(),
                entry.date().plusDays(settings.days().toLedger()),
                "Nothing in the books has its number and amount; book it, or join the entry by"
                        + " hand.");
    }
}
