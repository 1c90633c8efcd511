package dev.tributary.cli;

/** What the quickstart can show; each is a word of {@code --demo}. */
enum DemoPart {
    /** Messages of a hospital. */
    HL7,
    /** Claims and their remittance. */
    X12,
    /** A shop's payouts, and their reconciliation; claims and remittance belong to it. */
    MONEY
}
