package dev.tributary.masking.engine;

import dev.tributary.commons.policy.CardSecrets;
import dev.tributary.masking.action.MaskingError;
import dev.tributary.masking.action.Place;
import dev.tributary.masking.action.Treatment;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;

/**
 * A map with a schema, of which something is masked.
 *
 * @param name of its entries; {@link Pass} where they are names and no data
 */
record MapNode(Schema schema, Place place, Node name, Node entry, Tests tests) implements Node {

    @Override
    public Object mask(Object value, Scene scene, long holds) {
        if (value == null) {
            return null;
        }
        Map<?, ?> in = (Map<?, ?>) value;
        Map<Object, Object> out = new LinkedHashMap<>(in.size() * 2);
        for (Map.Entry<?, ?> before : in.entrySet()) {
            long bits = holds | tests.entry(before.getKey());
            boolean names = name instanceof Pass;
            Object key =
                    names
                            ? scene.name(before.getKey(), place)
                            : name.mask(before.getKey(), scene, bits);
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
                throw MaskingException.at(MaskingError.KEYS_COLLIDE, place, "MAP");
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
            name.gather(before.getKey(), into, bits);
            entry.gather(before.getValue(), into, bits);
        }
    }

    @Override
    public boolean gathers() {
        return name.gathers() || entry.gathers();
    }
}
