package dev.tributary.masking.engine;

import dev.tributary.masking.action.MaskingError;

/** Is told what happens to records; for counting. */
public interface Observer {

    /** Nobody looks. */
    Observer NONE =
            new Observer() {
                @Override
                public void masked(int[] fieldsByClass) {
                    // Nobody looks.
                }

                @Override
                public void failed(MaskingError error, boolean quarantined) {
                    // Nobody looks.
                }
            };

    /**
     * A record was masked.
     *
     * @param fieldsByClass how many fields, by the ordinals of the classes; without a class last
     */
    void masked(int[] fieldsByClass);

    /**
     * The same record, by rules.
     *
     * @param fieldsByRule how many fields, by the positions of the rules that decided about them,
     *     what was found within texts and payloads aside
     */
    default void ruled(int[] fieldsByRule) {
        // Most count by classes only.
    }

    /** A record could not be masked. */
    void failed(MaskingError error, boolean quarantined);
}
