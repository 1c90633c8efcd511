package dev.tributary.x12.validate;

import dev.tributary.x12.parse.Checks;
import dev.tributary.x12.parse.Loop;
import dev.tributary.x12.parse.Outline.PaymentTotals;
import dev.tributary.x12.parse.X12Event.TransactionSet;
import java.util.List;
import java.util.function.Consumer;

/** Several checks, one after the other. */
record AllChecks(List<Checks> checks) implements Checks {

    @Override
    public void unit(TransactionSet set, Loop unit, Consumer<SetIssue> found) {
        for (Checks each : checks) {
            each.unit(set, unit, found);
        }
    }

    @Override
    public void setEnd(
            TransactionSet set, Loop root, PaymentTotals totals, Consumer<SetIssue> found) {
        for (Checks each : checks) {
            each.setEnd(set, root, totals, found);
        }
    }
}
