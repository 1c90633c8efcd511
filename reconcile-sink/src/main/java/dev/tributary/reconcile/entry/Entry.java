package dev.tributary.reconcile.entry;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * One thing that takes part in reconciliation, as its latest version says. Amounts have four
 * decimals; text that is absent is null.
 *
 * @param key by what it is known
 * @param kind what it is
 * @param account the account that it moves, as {@code source:id}; null for what has none
 * @param currency ISO 4217 code
 * @param amount what the account gains; negative = money out
 * @param fee what a processor keeps of it; null where there is none
 * @param net amount less fee; null where there is no fee
 * @param date day on which it counts
 * @param availableOn day from which it can be paid out
 * @param state where it stands
 * @param pendingKey id, in its own source, of the pending one whose place it takes
 * @param groupRef id of the payout or deposit that it is a part of
 * @param references numbers that others know
 * @param counterparty who is at the other end, normalised or tokenised
 * @param type the source's word for it
 * @param category what it is for, in the source's words; null where it does not say
 * @param feed which connection, file or export told of it: one feed does not repeat itself, two of
 *     one account can; null where there is but one
 * @param exchangeRate units of currency for one of originalCurrency
 * @param originalCurrency currency before an exchange
 * @param originalAmount amount before an exchange
 * @param claim what claims and their payments have besides; else null
 * @param version which of two of the same key is newer: milliseconds since 1970
 * @param origin where it was read
 */
public record Entry(
        EntryKey key,
        EntryKind kind,
        String account,
        String currency,
        BigDecimal amount,
        BigDecimal fee,
        BigDecimal net,
        LocalDate date,
        LocalDate availableOn,
        EntryState state,
        String pendingKey,
        String groupRef,
        List<Reference> references,
        String counterparty,
        String type,
        String category,
        String feed,
        BigDecimal exchangeRate,
        String originalCurrency,
        BigDecimal originalAmount,
        ClaimPart claim,
        long version,
        Origin origin) {

    public Entry {
        references = List.copyOf(references);
    }

    /** The same in another state, as of another version. */
    public Entry inState(EntryState other, long asOf) {
        return new Entry(
                key,
                kind,
                account,
                currency,
                amount,
                fee,
                net,
                date,
                availableOn,
                other,
                pendingKey,
                groupRef,
                references,
                counterparty,
                type,
                category,
                feed,
                exchangeRate,
                originalCurrency,
                originalAmount,
                claim,
                asOf,
                origin);
    }

    /** Kind and source alone. */
    @Override
    public String toString() {
        return "Entry[" + kind + ", " + key.source() + "]";
    }
}
