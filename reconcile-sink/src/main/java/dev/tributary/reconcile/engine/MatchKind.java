package dev.tributary.reconcile.engine;

import static dev.tributary.reconcile.entry.EntryKind.BALANCE_TRANSACTION;
import static dev.tributary.reconcile.entry.EntryKind.BANK;
import static dev.tributary.reconcile.entry.EntryKind.CLAIM;
import static dev.tributary.reconcile.entry.EntryKind.CLAIM_PAYMENT;
import static dev.tributary.reconcile.entry.EntryKind.LEDGER;
import static dev.tributary.reconcile.entry.EntryKind.PAYOUT;
import static dev.tributary.reconcile.entry.EntryKind.REMITTANCE_PAYMENT;

import dev.tributary.reconcile.entry.EntryKind;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a match says of its members. An entry is in at most one active match of a kind. The order is
 * that in which kinds are matched: a later one may look at what an earlier one found.
 */
public enum MatchKind {
    /** The same thing, told again by another feed; the copies take part in no other kind. */
    DUPLICATE("duplicate", BANK, CLAIM, CLAIM_PAYMENT, REMITTANCE_PAYMENT),
    PAYOUT_ITEMS("payout-items", PAYOUT, BALANCE_TRANSACTION),
    PAYOUT_BANK("payout-bank", PAYOUT, BANK),
    PAYOUT_LEDGER("payout-ledger", PAYOUT, LEDGER),
    CHARGE_LEDGER("charge-ledger", BALANCE_TRANSACTION, LEDGER),
    BANK_REVERSAL("bank-reversal", BANK),
    ERA_CLAIMS("era-claims", REMITTANCE_PAYMENT, CLAIM_PAYMENT),
    ERA_BANK("era-bank", REMITTANCE_PAYMENT, BANK),
    BANK_LEDGER("bank-ledger", BANK, LEDGER),
    CLAIM_REMIT("claim-remit", CLAIM, CLAIM_PAYMENT, REMITTANCE_PAYMENT);

    private final String word;

    @SuppressWarnings("ImmutableEnumChecker") // a set of constants that nobody can change
    private final Set<EntryKind> takes;

    MatchKind(String word, EntryKind... takes) {
        this.word = word;
        this.takes = Collections.unmodifiableSet(EnumSet.copyOf(List.of(takes)));
    }

    /** Whether it speaks of such entries. */
    public boolean takes(EntryKind kind) {
        return takes.contains(kind);
    }

    /**
     * The kind of a word.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static MatchKind of(String word) {
        for (MatchKind kind : values()) {
            if (kind.word.equals(word)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no kind of match: one of " + words());
    }

    private static String words() {
        return Stream.of(values()).map(MatchKind::word).collect(Collectors.joining(", "));
    }

    /** As it stands in tables and files. */
    public String word() {
        return word;
    }
}
