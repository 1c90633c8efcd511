package dev.tributary.simulators.stripe.world;

/** One account: what is kept of it, and each part of its commerce. Used under the world's lock. */
record Account(
        Books books,
        Ledger ledger,
        Settlement settlement,
        Catalogue catalogue,
        Charges charges,
        Refunds refunds,
        Disputes disputes,
        Payouts payouts,
        Invoices invoices,
        Subscriptions subscriptions) {

    /** One whose sales the platform takes a fee of. */
    static Account of(Books books, Ledger ledger, Settlement settlement, ApplicationFees fees) {
        Charges charges = new Charges(books, ledger, settlement, fees);
        Invoices invoices = new Invoices(books, charges);
        return new Account(
                books,
                ledger,
                settlement,
                new Catalogue(books),
                charges,
                new Refunds(books, ledger, settlement),
                new Disputes(books, ledger, settlement),
                new Payouts(books, ledger),
                invoices,
                new Subscriptions(books, invoices));
    }
}
