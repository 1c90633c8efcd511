package dev.tributary.reconcile.engine;

/** What a match says of its members. An entry is in at most one active match of a kind. */
public enum MatchKind {
    PAYOUT_ITEMS("payout-items"),
    PAYOUT_BANK("payout-bank"),
    PAYOUT_LEDGER("payout-ledger"),
    CHARGE_LEDGER("charge-ledger"),
    BANK_LEDGER("bank-ledger"),
    BANK_REVERSAL("bank-reversal"),
    ERA_CLAIMS("era-claims"),
    ERA_BANK("era-bank"),
    CLAIM_REMIT("claim-remit");

    private final String word;

    MatchKind(String word) {
        this.word = word;
    }

    /** As it stands in tables and files. */
    public String word() {
        return word;
    }
}
