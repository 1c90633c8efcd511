package dev.tributary.masking.tool;

import dev.tributary.commons.policy.ActionKind;
import dev.tributary.commons.policy.Policy;
import dev.tributary.commons.policy.Rule;
import dev.tributary.commons.policy.Selector;
import dev.tributary.commons.record.PiiClass;
import dev.tributary.masking.action.MaskingError;
import dev.tributary.masking.engine.Coverage;
import dev.tributary.masking.engine.Observer;
import java.io.PrintStream;

/** Counts what a policy did to records, and tells it; without any value. */
final class MaskReport implements Observer {

    private final Policy policy;
    private final long[] fields = new long[PiiClass.values().length + 1];
    private final long[] byRule;
    private long masked;
    private long failed;

    MaskReport(Policy policy) {
        this.policy = policy;
        this.byRule = new long[policy.rules().size()];
    }

    @Override
    public void masked(int[] fieldsByClass) {
        masked++;
        for (int i = 0; i < fields.length; i++) {
            fields[i] += fieldsByClass[i];
        }
    }

    @Override
    public void ruled(int[] fieldsByRule) {
        for (int i = 0; i < byRule.length; i++) {
            byRule[i] += fieldsByRule[i];
        }
    }

    @Override
    public void failed(MaskingError error, boolean quarantined) {
        failed++;
    }

    /** How many records could not be masked. */
    long failures() {
        return failed;
    }

    /** Tells what was done. */
    @SuppressWarnings("EnumOrdinal") // as Observer counts
    void print(Coverage coverage, PrintStream out) {
        out.printf("policy %s: %d records masked, %d refused%n", policy.id(), masked, failed);
        for (PiiClass pii : PiiClass.values()) {
            if (fields[pii.ordinal()] > 0) {
                out.printf("%8d  %s: %s%n", fields[pii.ordinal()], pii, done(pii));
            }
        }
        long other = fields[PiiClass.values().length];
        if (other > 0) {
            out.printf("%8d  without a class: by their paths, or unclassified%n", other);
        }
        for (int i = 0; i < byRule.length; i++) {
            if (byRule[i] > 0 && policy.rules().get(i).selector() instanceof Selector.AtPath at) {
                out.printf(
                        "%8d  %s: %s%n", byRule[i], at.path().text(), words(policy.rules().get(i)));
            }
        }
        for (Coverage.Uncovered field : coverage.report()) {
            out.printf(
                    "%8d  no rule: %s (%s): %s%n",
                    field.seen(), field.path(), field.type(), field.fate());
        }
    }

    private String done(PiiClass pii) {
        return policy.ruleFor(pii)
                .map(MaskReport::words)
                .orElse("default_action " + policy.defaultAction());
    }

    private static String words(Rule rule) {
        String action = ActionKind.of(rule.action()).word();
        return rule.line() > 0 ? action + ", line " + rule.line() : action + ", by the profile";
    }
}
