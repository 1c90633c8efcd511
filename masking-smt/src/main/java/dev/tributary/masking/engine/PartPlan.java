package dev.tributary.masking.engine;

import dev.tributary.masking.action.Treatment;
import org.apache.kafka.connect.data.Schema;

/**
 * What is done with one part of the records of a feed, its key or value or one header, by schema or
 * place by place.
 *
 * @param schema of what comes out; null without one
 * @param node for values with a schema; null without one
 * @param branch for values without one, and for texts that are JSON
 * @param json whether a text that is JSON is masked as such, and not as one text
 */
record PartPlan(Schema schema, Node node, Branch branch, boolean json) {

    /** The value, read where it is JSON. */
    record Read(Object value, boolean fromJson) {

        /** Never a value. */
        @Override
        public String toString() {
            return "Read[" + (fromJson ? "JSON" : "as it is") + "]";
        }
    }

    /** The same for values that come without a schema. */
    PartPlan without() {
        return new PartPlan(null, node, branch, json);
    }

    Read read(Object value) {
        if (json && value instanceof String text) {
            return JsonText.read(text)
                    .map(parsed -> new Read(parsed, true))
                    .orElseGet(() -> new Read(value, false));
        }
        return new Read(value, false);
    }

    /** The masked value; {@link Treatment#GONE} where the whole part is left out. */
    Object mask(Object original, Read read, Scene scene) {
        if (!read.fromJson()) {
            return node == null
                    ? branch.mask(original, scene)
                    : node.mask(original, scene, PathState.ALWAYS);
        }
        int before = scene.tally().total();
        Object masked = branch.mask(read.value(), scene);
        if (masked == Treatment.GONE) {
            return Treatment.GONE;
        }
        return scene.tally().total() == before ? original : JsonText.write(masked);
    }

    void gather(Read read, IdentityGathering into) {
        if (read.fromJson() || node == null) {
            branch.gather(read.value(), into);
        } else if (node.gathers()) {
            node.gather(read.value(), into, PathState.ALWAYS);
        }
    }
}
