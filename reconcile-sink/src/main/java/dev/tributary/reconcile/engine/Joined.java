package dev.tributary.reconcile.engine;

import dev.tributary.reconcile.engine.Match.Member;
import dev.tributary.reconcile.entry.Entry;
import dev.tributary.reconcile.entry.EntryKind;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;

/** A match that a person made, of entries that no rule joins. */
final class Joined {

    private static final String RULE = "person";

    private Joined() {}

    static Draft of(MatchKind kind, List<Entry> entries) {
        List<Entry> ordered =
                entries.stream()
                        .sorted(
                                Comparator.comparing((Entry e) -> rank(kind, e))
                                        .thenComparing(Entry::key))
                        .toList();
        return Draft.exact(
                RULE,
                MatchStatus.CONFIRMED,
                0,
                variance(kind, entries),
                List.of("a person joined them"),
                ordered.stream().map(e -> new Member(e.key(), role(kind, e))).toList());
    }

    private static int rank(MatchKind kind, Entry entry) {
        return switch (entry.kind()) {
            case PAYOUT, REMITTANCE_PAYMENT, CLAIM -> 0;
            case BANK -> kind == MatchKind.PAYOUT_BANK || kind == MatchKind.ERA_BANK ? 1 : 0;
            case LEDGER -> 1;
            case BALANCE_TRANSACTION -> kind == MatchKind.PAYOUT_ITEMS ? 1 : 0;
            case CLAIM_PAYMENT -> 1;
        };
    }

    private static String role(MatchKind kind, Entry entry) {
        return switch (entry.kind()) {
            case PAYOUT -> "payout";
            case BANK -> "bank";
            case LEDGER -> "ledger";
            case BALANCE_TRANSACTION -> kind == MatchKind.PAYOUT_ITEMS ? "item" : "charge";
            case CLAIM -> "claim";
            case CLAIM_PAYMENT -> "remittance";
            case REMITTANCE_PAYMENT -> "payment";
        };
    }

    private static Variance variance(MatchKind kind, List<Entry> entries) {
        if (entries.stream().map(Entry::currency).distinct().count() > 1) {
            return new Variance(Variance.NONE.amount(), Variance.CURRENCY);
        }
        BigDecimal left =
                switch (kind) {
                    case BANK_LEDGER -> sum(entries, EntryKind.BANK, EntryKind.LEDGER);
                    case CHARGE_LEDGER ->
                            sum(entries, EntryKind.BALANCE_TRANSACTION, EntryKind.LEDGER);
                    case ERA_BANK -> sum(entries, EntryKind.REMITTANCE_PAYMENT, EntryKind.BANK);
                    case PAYOUT_ITEMS, PAYOUT_BANK, PAYOUT_LEDGER, BANK_REVERSAL ->
                            entries.stream()
                                    .map(Joined::gain)
                                    .reduce(BigDecimal.ZERO, BigDecimal::add);
                    case DUPLICATE, ERA_CLAIMS, CLAIM_REMIT -> BigDecimal.ZERO;
                };
        return Variance.of(left, Variance.UNEXPLAINED);
    }

    private static BigDecimal sum(List<Entry> entries, EntryKind plus, EntryKind minus) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Entry entry : entries) {
            if (entry.kind() == plus) {
                sum = sum.add(entry.amount());
            } else if (entry.kind() == minus) {
                sum = sum.subtract(entry.amount());
            }
        }
        return sum;
    }

    private static BigDecimal gain(Entry entry) {
        return entry.kind() == EntryKind.BALANCE_TRANSACTION && entry.net() != null
                ? entry.net()
                : entry.amount();
    }
}
