package dev.tributary.reconcile.rule;

import dev.tributary.reconcile.engine.KindRules;
import dev.tributary.reconcile.engine.MatchKind;
import dev.tributary.reconcile.engine.Review;
import dev.tributary.reconcile.engine.RuleSet;
import dev.tributary.reconcile.engine.Stage;
import dev.tributary.reconcile.entry.EntryKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.config.ConfigException;

/** Which stages find which kind of match, in order. */
public final class RuleSets {

    /** A number that more than so many entries share is no number of any of them. */
    private static final int CROWD = 50;

    /** A patient's number can stand on all claims of years. */
    private static final int CLAIM_CROWD = 500;

    /** The items of a payout and the claims of an 835 all share its number. */
    private static final int GROUP = 200_000;

    private static final int BOUND = 2_000;

    private final Settings settings;
    private final Comparison comparison;

    private RuleSets(Settings settings, ExchangeRates rates) {
        this.settings = settings;
        this.comparison = new Comparison(rates, settings.exchangeTolerance());
    }

    /** Exact references alone, with what holds where nothing is set. */
    public static RuleSet exact() {
        return exact(Settings.DEFAULTS, ExchangeRates.none());
    }

    /** Exact references alone. */
    public static RuleSet exact(Settings settings, ExchangeRates rates) {
        return new RuleSets(settings, rates).all();
    }

    /**
     * Exact references alone, with what a rules file sets.
     *
     * @throws ConfigException when it cannot be used: where, and why
     */
    public static RuleSet read(Path rules, ExchangeRates rates) {
        return exact(Settings.read(rules), rates);
    }

    private RuleSet all() {
        GroupReviews groups = new GroupReviews(settings);
        return new RuleSet(
                settings.version(),
                settings.digest(),
                comparison.rates().digest(),
                List.of(
                        group(
                                MatchKind.DUPLICATE,
                                CROWD,
                                BOUND,
                                new RepeatedEntries(),
                                groups::copies,
                                Set.of()),
                        group(
                                MatchKind.PAYOUT_ITEMS,
                                GROUP,
                                GROUP,
                                new PayoutItems(),
                                questions(groups::payouts),
                                Set.of()),
                        pairs(MatchKind.PAYOUT_BANK, EntryKind.PAYOUT, EntryKind.BANK),
                        pairs(MatchKind.PAYOUT_LEDGER, EntryKind.PAYOUT, EntryKind.LEDGER),
                        pairs(
                                MatchKind.CHARGE_LEDGER,
                                EntryKind.BALANCE_TRANSACTION,
                                EntryKind.LEDGER),
                        pairs(MatchKind.BANK_REVERSAL, EntryKind.BANK, EntryKind.BANK),
                        group(
                                MatchKind.ERA_CLAIMS,
                                GROUP,
                                GROUP,
                                new RemittanceClaims(),
                                new Questions(false).and(groups::remittances),
                                Set.of(MatchKind.DUPLICATE)),
                        pairs(MatchKind.ERA_BANK, EntryKind.REMITTANCE_PAYMENT, EntryKind.BANK),
                        pairs(MatchKind.BANK_LEDGER, EntryKind.BANK, EntryKind.LEDGER),
                        group(
                                MatchKind.CLAIM_REMIT,
                                CLAIM_CROWD,
                                BOUND,
                                new ClaimFamilies(),
                                questions(groups::claims),
                                Set.of(MatchKind.DUPLICATE))));
    }

    private static Review questions(Review more) {
        return new Questions(true).and(more);
    }

    private static KindRules group(
            MatchKind kind,
            int crowd,
            int bound,
            Stage stage,
            Review review,
            Set<MatchKind> looksAt) {
        return new KindRules(kind, List.of(stage), review, looksAt, crowd, bound);
    }

    private KindRules pairs(MatchKind kind, EntryKind left, EntryKind right) {
        ReferenceRule rule =
                new ReferenceRule(kind, left, right, comparison, settings.days().apart());
        int margin = settings.days().margin();
        Stage agreeing = new ReferencePairs(rule, true, margin);
        Stage differing = new ReferencePairs(rule, false, margin);
        Stage sums = new ReferenceSums(rule, settings.days().apart());
        boolean bankLedger = kind == MatchKind.BANK_LEDGER;
        Review review =
                kind == MatchKind.BANK_REVERSAL
                        ? new Questions(true)
                        : new Questions(true).and(new Missing(kind, settings));
        return new KindRules(
                kind,
                bankLedger ? List.of(agreeing, sums, differing) : List.of(agreeing, differing),
                review,
                bankLedger
                        ? Set.of(
                                MatchKind.DUPLICATE,
                                MatchKind.PAYOUT_BANK,
                                MatchKind.PAYOUT_LEDGER,
                                MatchKind.CHARGE_LEDGER,
                                MatchKind.BANK_REVERSAL)
                        : Set.of(MatchKind.DUPLICATE),
                CROWD,
                BOUND);
    }
}
