package dev.tributary.reconcile.engine;

/** What does not agree; tables call a finding an exception. */
public enum FindingKind {
    MISSING_IN_BANK,
    MISSING_IN_LEDGER,
    MISSING_IN_PROCESSOR,
    MISSING_REMITTANCE,
    MISSING_CLAIM,
    DUPLICATE,
    AMOUNT_VARIANCE,
    UNBALANCED_835,
    ORPHAN_REVERSAL,
    CURRENCY_MISMATCH,
    AMBIGUOUS,
    UNMAPPED_ACCOUNT
}
