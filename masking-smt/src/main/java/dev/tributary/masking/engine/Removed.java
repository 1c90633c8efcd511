package dev.tributary.masking.engine;

import org.apache.kafka.connect.data.Schema;

/**
 * What is left out whole: a struct, list or map, or what of a payment card is never stored.
 *
 * @param schema null where its field is left out too
 * @param gone what stands in its place
 * @param inner what it would be, for the identities in it
 */
record Removed(Schema schema, Object gone, Node inner) implements Node {

    @Override
    public Object mask(Object value, Scene scene, long holds) {
        if (value == null) {
            return null;
        }
        scene.count(Tally.UNCLASSIFIED);
        return gone;
    }

    @Override
    public void gather(Object value, IdentityGathering into, long holds) {
        inner.gather(value, into, holds);
    }

    @Override
    public boolean gathers() {
        return inner.gathers();
    }
}
