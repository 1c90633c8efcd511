package dev.tributary.masking.engine;

import dev.tributary.commons.policy.CardSecrets;
import dev.tributary.masking.action.MaskingError;
import dev.tributary.masking.action.Treatment;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;

/**
 * A map with a schema, of which something is masked.
 *
 * @param names of its entries
 */
record MapNode(Schema schema, EntryNames names, Node entry, Tests tests) implements Node {

    @Override
    public Object mask(Object value, Scene scene, long holds) {
        if (value == null) {
            return null;
        }
        Map<?, ?> in = (Map<?, ?>) value;
        Map<Object, Object> out = new LinkedHashMap<>(in.size() * 2);
        for (Map.Entry<?, ?> before : in.entrySet()) {
            long bits = holds | tests.entry(before.getKey());
            Object key = names.mask(before.getKey(), out, scene, bits);
            Object masked;
            scene.enter(key);
            try {
                masked = entry.mask(before.getValue(), scene, bits);
            } finally {
                scene.leave();
            }
            boolean never = CardSecrets.isNeverStored(String.valueOf(before.getKey()));
            if (never || key == Treatment.GONE || masked == Treatment.GONE) {
                continue;
            }
            if (out.containsKey(key)) {
                throw MaskingException.at(MaskingError.KEYS_COLLIDE, names.place(), "MAP");
            }
            out.put(key, masked);
        }
        return out;
    }

    @Override
    public void gather(Object value, IdentityGathering into, long holds) {
        if (value == null) {
            return;
        }
        for (Map.Entry<?, ?> before : ((Map<?, ?>) value).entrySet()) {
            long bits = holds | tests.entry(before.getKey());
            names.gather(before.getKey(), into, bits);
            entry.gather(before.getValue(), into, bits);
        }
    }

    @Override
    public boolean gathers() {
        return names.gathers() || entry.gathers();
    }
}
