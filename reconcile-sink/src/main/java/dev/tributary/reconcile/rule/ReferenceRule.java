package dev.tributary.reconcile.rule;

import dev.tributary.reconcile.engine.MatchKind;
import dev.tributary.reconcile.engine.Scopes;
import dev.tributary.reconcile.engine.Variance;
import dev.tributary.reconcile.entry.ClaimPart;
import dev.tributary.reconcile.entry.Entry;
import dev.tributary.reconcile.entry.EntryKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;

/**
 * The kinds of match that are pairs by a number that one side has given and the other repeats.
 *
 * @param kind the kind of match
 * @param left what stands on the left
 * @param right what stands on the right
 * @param comparison compares amounts
 * @param days how far apart the two may be
 */
record ReferenceRule(
        MatchKind kind, EntryKind left, EntryKind right, Comparison comparison, int days)
        implements PairRule {

    /** Beyond it two check numbers that are alike are taken for two checks. */
    private static final BigDecimal LOOK = new BigDecimal("0.25");

    @Override
    public String name() {
        return kind.word();
    }

    @Override
    public String leftRole() {
        return switch (kind) {
            case PAYOUT_BANK, PAYOUT_LEDGER -> "payout";
            case CHARGE_LEDGER -> "charge";
            case ERA_BANK -> "payment";
            default -> "bank";
        };
    }

    @Override
    public String rightRole() {
        return switch (kind) {
            case PAYOUT_LEDGER, CHARGE_LEDGER, BANK_LEDGER -> "ledger";
            case BANK_REVERSAL -> "reversal";
            default -> "bank";
        };
    }

    @Override
    public boolean isLeft(Entry entry) {
        return entry.kind() == left && entry.amount() != null;
    }

    @Override
    public boolean isRight(Entry entry) {
        return entry.kind() == right && entry.amount() != null;
    }

    @Override
    public Set<String> numbers(Entry entry, Scopes scopes) {
        Set<String> numbers = new LinkedHashSet<>();
        ClaimPart claim = entry.claim();
        if (claim != null) {
            Tokens.add(claim.traceNumber(), numbers);
            return numbers;
        }
        numbers.addAll(Tokens.of(entry));
        if (entry.kind() == EntryKind.PAYOUT || entry.kind() == EntryKind.BALANCE_TRANSACTION) {
            Tokens.add(entry.key().id(), numbers);
        }
        if (kind == MatchKind.BANK_REVERSAL) {
            Set<String> ofAccount = new LinkedHashSet<>();
            String account = scopes.account(entry);
            numbers.forEach(number -> ofAccount.add(number + "|" + account));
            return ofAccount;
        }
        return numbers;
    }

    @Override
    public Variance variance(Entry l, Entry r) {
        return switch (kind) {
            case PAYOUT_BANK, BANK_REVERSAL -> comparison.of(l, r, -1);
            case PAYOUT_LEDGER -> eitherSide(l, r);
            case CHARGE_LEDGER -> grossOrNet(l, r);
            default -> comparison.of(l, r, 1);
        };
    }

    /** The books show a payout on the bank's account, or on that of the processor's balance. */
    private Variance eitherSide(Entry payout, Entry ledger) {
        Variance deposit = comparison.of(payout, ledger, -1);
        Variance transfer = comparison.of(payout, ledger, 1);
        return transfer.amount().abs().compareTo(deposit.amount().abs()) < 0 ? transfer : deposit;
    }

    /** The books show a charge before or after the fee. */
    private Variance grossOrNet(Entry charge, Entry ledger) {
        Variance gross = comparison.of(charge, ledger, 1);
        boolean net =
                gross.reason() != null
                        && charge.net() != null
                        && Objects.equals(charge.currency(), ledger.currency())
                        && charge.net().compareTo(ledger.amount()) == 0;
        return net ? Variance.of(charge.amount().subtract(charge.net()), Variance.FEE) : gross;
    }

    @Override
    public boolean canPair(Entry l, Entry r) {
        if (kind == MatchKind.BANK_REVERSAL && !isBefore(l, r)) {
            return false;
        }
        if (l.date() == null || r.date() == null) {
            return true;
        }
        return !l.date().minusDays(days).isAfter(r.date())
                && !l.date().plusDays(days).isBefore(r.date());
    }

    /** The earlier one is reversed by the later one, in another direction. */
    private static boolean isBefore(Entry l, Entry r) {
        LocalDate one = l.date() == null ? LocalDate.MIN : l.date();
        LocalDate other = r.date() == null ? LocalDate.MIN : r.date();
        int order = one.compareTo(other);
        return l.amount().signum() == -r.amount().signum()
                && (order < 0 || (order == 0 && l.key().compareTo(r.key()) < 0));
    }

    @Override
    public boolean isWorthALook(Entry l, Entry r, Variance variance) {
        if (kind == MatchKind.BANK_REVERSAL) {
            return false;
        }
        if (Variance.CURRENCY.equals(variance.reason())) {
            return true;
        }
        if (kind != MatchKind.BANK_LEDGER) {
            return true;
        }
        return l.amount().signum() == r.amount().signum()
                && variance.amount().abs().compareTo(l.amount().abs().multiply(LOOK)) <= 0;
    }
}
