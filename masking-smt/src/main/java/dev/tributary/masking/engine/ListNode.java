package dev.tributary.masking.engine;

import dev.tributary.masking.action.Treatment;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.connect.data.Schema;

/** A list of which something is masked. */
record ListNode(Schema schema, Node element, Tests tests) implements Node {

    @Override
    public Object mask(Object value, Scene scene, long holds) {
        if (value == null) {
            return null;
        }
        Collection<?> in = (Collection<?>) value;
        List<Object> out = new ArrayList<>(in.size());
        int index = 0;
        for (Object before : in) {
            Object masked = element.mask(before, scene, holds | tests.element(index++, before));
            if (masked != Treatment.GONE) {
                out.add(masked);
            }
        }
        return out;
    }

    @Override
    public void gather(Object value, IdentityGathering into, long holds) {
        if (value == null) {
            return;
        }
        int index = 0;
        for (Object before : (Collection<?>) value) {
            element.gather(before, into, holds | tests.element(index++, before));
        }
    }

    @Override
    public boolean gathers() {
        return element.gathers();
    }
}
