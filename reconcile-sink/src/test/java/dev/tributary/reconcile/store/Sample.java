package dev.tributary.reconcile.store;

import dev.tributary.reconcile.entry.Entry;
import dev.tributary.reconcile.entry.EntryKey;
import dev.tributary.reconcile.entry.EntryKind;
import dev.tributary.reconcile.entry.EntryState;
import dev.tributary.reconcile.entry.Origin;
import dev.tributary.reconcile.entry.Reference;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** Entries for tests: a charge and its entry in the books share the charge's number. */
final class Sample {
    static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    private Sample() {}

    static Entry charge(int number, long version, Origin origin) {
        return entry(
                new EntryKey("stripe", "txn_" + number),
                EntryKind.BALANCE_TRANSACTION,
                "stripe:acct_" + number % 4,
                number,
                EntryState.OPEN,
                version,
                origin);
    }

    static Entry booked(int number, long version, Origin origin) {
        return entry(
                new EntryKey("quickbooks", "je_" + number),
                EntryKind.LEDGER,
                "quickbooks:acct_" + number % 4,
                number,
                EntryState.OPEN,
                version,
                origin);
    }

    static Entry entry(
            EntryKey key,
            EntryKind kind,
            String account,
            int number,
            EntryState state,
            long version,
            Origin origin) {
        return new Entry(
                key,
                kind,
                account,
                "USD",
                new BigDecimal(100 + number).setScale(4),
                null,
                null,
                DAY.plusDays(number % 20),
                null,
                state,
                null,
                null,
                List.of(new Reference("charge", "ch_" + number)),
                "someone \"quoted\", with \\ and {braces}",
                kind == EntryKind.LEDGER ? "journal" : "charge",
                null,
                null,
                null,
                null,
                null,
                null,
                version,
                origin);
    }

    /** The same on another day. */
    static Entry on(LocalDate day, Entry of) {
        return new Entry(
                of.key(),
                of.kind(),
                of.account(),
                of.currency(),
                of.amount(),
                of.fee(),
                of.net(),
                day,
                of.availableOn(),
                of.state(),
                of.pendingKey(),
                of.groupRef(),
                of.references(),
                of.counterparty(),
                of.type(),
                of.category(),
                of.feed(),
                of.exchangeRate(),
                of.originalCurrency(),
                of.originalAmount(),
                of.claim(),
                of.version(),
                of.origin());
    }
}
