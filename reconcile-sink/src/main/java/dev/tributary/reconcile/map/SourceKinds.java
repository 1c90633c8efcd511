package dev.tributary.reconcile.map;

import dev.tributary.reconcile.entry.EntryKind;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What kind of system a source of transactions is: a bank's line is matched with other things than
 * a line of the books. Of a source of which nobody has said it nothing is assumed.
 */
public final class SourceKinds {

    /** What a source can be. */
    enum Kind {
        /** Lines of accounts at banks. */
        BANK,
        /** Entries of the books. */
        LEDGER,
        /** Payouts, where the type is {@code payout}, and what they consist of. */
        PROCESSOR
    }

    private static final Map<String, Kind> KNOWN =
            Map.of("stripe", Kind.PROCESSOR, "plaid", Kind.BANK, "quickbooks", Kind.LEDGER);

    private static final String FORM =
            "must be source:kind, as xero:ledger; the kind is bank, ledger or processor";

    private final Map<String, Kind> bySource;

    private SourceKinds(Map<String, Kind> bySource) {
        this.bySource = Map.copyOf(bySource);
    }

    private record Item(String source, Kind kind) {

        static Item parse(String text) {
            int colon = text.lastIndexOf(':');
            if (colon < 1) {
                throw new IllegalArgumentException(FORM);
            }
            String source = lower(text.substring(0, colon));
            String word = lower(text.substring(colon + 1));
            if (source.isEmpty()) {
                throw new IllegalArgumentException(FORM);
            }
            if (KNOWN.containsKey(source)) {
                throw new IllegalArgumentException(
                        "stripe, plaid and quickbooks are known: leave them out");
            }
            for (Kind kind : Kind.values()) {
                if (lower(kind.name()).equals(word)) {
                    return new Item(source, kind);
                }
            }
            throw new IllegalArgumentException(FORM);
        }
    }

    /** Those of Tributary's own connectors. */
    public static SourceKinds known() {
        return new SourceKinds(KNOWN);
    }

    /**
     * Those, and others.
     *
     * @param items each {@code source:kind}, with {@code bank}, {@code ledger} or {@code processor}
     * @throws IllegalArgumentException where one is wrong: with the remedy
     */
    public static SourceKinds of(List<String> items) {
        Map<String, Kind> bySource = new HashMap<>(KNOWN);
        for (String text : items) {
            Item item = Item.parse(text);
            if (bySource.put(item.source(), item.kind()) != null) {
                throw new IllegalArgumentException("names a source twice");
            }
        }
        return new SourceKinds(bySource);
    }

    /**
     * Looks whether an item can be read.
     *
     * @throws IllegalArgumentException with the remedy
     */
    public static void check(String item) {
        Item.parse(item);
    }

    /** What a transaction of a source is; none where nobody has said what the source is. */
    Optional<EntryKind> of(String source, String type) {
        return Optional.ofNullable(bySource.get(lower(source)))
                .map(
                        kind ->
                                switch (kind) {
                                    case BANK -> EntryKind.BANK;
                                    case LEDGER -> EntryKind.LEDGER;
                                    case PROCESSOR ->
                                            "payout".equals(type)
                                                    ? EntryKind.PAYOUT
                                                    : EntryKind.BALANCE_TRANSACTION;
                                });
    }

    private static String lower(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
