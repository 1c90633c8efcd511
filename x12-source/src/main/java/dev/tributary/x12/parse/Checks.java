package dev.tributary.x12.parse;

import dev.tributary.x12.parse.X12Event.TransactionSet;
import dev.tributary.x12.validate.SetIssue;
import java.util.function.Consumer;

/** Checks of what belongs together: amounts that must add up, rules between segments. */
public interface Checks {

    /** Finds nothing. */
    Checks NONE =
            new Checks() {
                @Override
                public void unit(TransactionSet set, Loop unit, Consumer<SetIssue> found) {
                    // nothing is looked for
                }

                @Override
                public void setEnd(
                        TransactionSet set,
                        Loop root,
                        Outline.PaymentTotals totals,
                        Consumer<SetIssue> found) {
                    // nothing is looked for
                }
            };

    /** Looks at a unit before it is handed out. */
    void unit(TransactionSet set, Loop unit, Consumer<SetIssue> found);

    /**
     * Looks at what a set has around its units.
     *
     * @param totals of an 835; null for other sets
     */
    void setEnd(
            TransactionSet set, Loop root, Outline.PaymentTotals totals, Consumer<SetIssue> found);
}
