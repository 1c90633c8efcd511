package dev.tributary.masking.engine;

import org.apache.kafka.connect.data.Schema;

/**
 * What a policy decides about one place of all records of a schema: made once per schema, then run
 * over each record.
 */
sealed interface Node permits Pass, Leaf, StructNode, ListNode, MapNode, Removed {

    /** The schema of what comes out; the very one of what goes in where nothing changes. */
    Schema schema();

    /**
     * Masks a value, which stays as it is itself.
     *
     * @param holds the bits of the {@linkplain PathState.Conditions conditions} that hold here
     * @return what takes its place; {@link dev.tributary.masking.action.Treatment#GONE} where an
     *     element or entry is left out
     */
    Object mask(Object value, Scene scene, long holds);

    /** Hands over what identifies somebody, and is to be found wherever else it stands. */
    void gather(Object value, IdentityGathering into, long holds);

    /** Whether there is anything to hand over. */
    boolean gathers();
}
