package dev.tributary.masking.engine;

import dev.tributary.masking.action.SealedValue;
import dev.tributary.masking.action.Treatment;
import dev.tributary.masking.action.Treatments;

/**
 * One thing that may be done at a leaf.
 *
 * @param needs the bits that must hold for it
 * @param treatment what is done
 * @param slot where it is counted in a {@link Tally}
 * @param rule the position of the rule that says so; {@link #NO_RULE} where none does
 * @param use what the value is good for elsewhere
 * @param uncovered where it is noted that no rule speaks of the leaf; null where one does
 */
record Choice(
        long needs, Treatment treatment, int slot, int rule, Use use, Coverage.Entry uncovered) {

    /** Where a default decides. */
    static final int NO_RULE = -1;

    /** What a value is good for when the record's texts are searched. */
    enum Use {
        /** Nothing. */
        NONE,
        /** It identifies somebody. */
        IDENTITY,
        /** It is a payload that names people. */
        PAYLOAD
    }

    /** Whether the value passes as it is. */
    boolean keeps() {
        return treatment == Treatments.KEEP;
    }

    /** Whether the value is left out altogether. */
    boolean leavesOut() {
        return treatment == Treatments.LEFT_OUT;
    }

    /** Whether the value is encrypted. */
    boolean seals() {
        return treatment instanceof SealedValue;
    }
}
