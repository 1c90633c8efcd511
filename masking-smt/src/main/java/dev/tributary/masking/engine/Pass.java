package dev.tributary.masking.engine;

import org.apache.kafka.connect.data.Schema;

/** A place of which nothing is masked, and all that is below it. */
record Pass(Schema schema) implements Node {

    @Override
    public Object mask(Object value, Scene scene, long holds) {
        return value;
    }

    @Override
    public void gather(Object value, IdentityGathering into, long holds) {
        // Nothing of what passes is to be hidden elsewhere.
    }

    @Override
    public boolean gathers() {
        return false;
    }
}
