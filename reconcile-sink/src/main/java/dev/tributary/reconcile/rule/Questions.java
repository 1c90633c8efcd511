package dev.tributary.reconcile.rule;

import dev.tributary.reconcile.engine.Draft;
import dev.tributary.reconcile.engine.FindingKind;
import dev.tributary.reconcile.engine.MatchKind;
import dev.tributary.reconcile.engine.MatchStatus;
import dev.tributary.reconcile.engine.Pool;
import dev.tributary.reconcile.engine.Review;
import dev.tributary.reconcile.engine.Variance;
import dev.tributary.reconcile.entry.EntryKey;
import java.util.List;

/**
 * What every kind asks about a match that is not clear: which one, how much, in which currency.
 *
 * @param amounts whether it asks about amounts; else the kind has a word of its own for it
 */
record Questions(boolean amounts) implements Review {

    @Override
    public void judge(Pool pool) {
        for (Draft draft : pool.drafts()) {
            if (draft.status() == MatchStatus.REVIEW) {
                ask(draft, pool);
            }
        }
    }

    private void ask(Draft draft, Pool pool) {
        List<EntryKey> keys = draft.keys();
        EntryKey about = keys.get(0);
        EntryKey other = keys.size() == 2 ? keys.get(1) : null;
        if (draft.alternatives() > 0) {
            pool.find(
                    FindingKind.AMBIGUOUS,
                    about,
                    null,
                    null,
                    "It could as well belong to another; confirm the match, or reject it.");
        }
        if (Variance.CURRENCY.equals(draft.varianceReason())) {
            pool.find(
                    FindingKind.CURRENCY_MISMATCH,
                    about,
                    other,
                    null,
                    pool.kind() == MatchKind.PAYOUT_ITEMS
                            ? "Some items are in another currency than the payout; confirm the"
                                    + " match, or reject it."
                            : "The currencies differ and no rate is known; add the day's rate to"
                                    + " exchange.rates.file, and they are matched again.");
        } else if (amounts && draft.variance().signum() != 0) {
            pool.find(
                    FindingKind.AMOUNT_VARIANCE,
                    about,
                    other,
                    draft.variance(),
                    "The sides differ ("
                            + draft.varianceReason()
                            + "); correct one of them, or write the difference off.");
        }
    }
}
