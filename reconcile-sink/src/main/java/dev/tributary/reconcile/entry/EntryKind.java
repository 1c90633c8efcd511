package dev.tributary.reconcile.entry;

/** What an entry is, whatever system it is from. */
public enum EntryKind {
    /** One movement of a processor's balance: a charge, a refund, a fee. */
    BALANCE_TRANSACTION,
    /** Money that a processor sends to a bank. */
    PAYOUT,
    /** One movement of a bank account. */
    BANK,
    /** One entry of the books. */
    LEDGER,
    /** One claim of an 837. */
    CLAIM,
    /** One claim payment of an 835. */
    CLAIM_PAYMENT,
    /** The whole payment that an 835 tells of. */
    REMITTANCE_PAYMENT
}
