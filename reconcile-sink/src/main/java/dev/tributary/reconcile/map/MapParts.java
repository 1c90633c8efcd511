package dev.tributary.reconcile.map;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The parts of a map, as converters without schemas give it. */
record MapParts(Map<?, ?> map) implements Parts {

    @Override
    public Object value(String name) {
        return map.get(name);
    }

    @Override
    public Parts part(String name) {
        return new MapParts(value(name) instanceof Map<?, ?> inner ? inner : Map.of());
    }

    @Override
    public List<Parts> parts(String name) {
        if (!(value(name) instanceof Collection<?> items)) {
            return List.of();
        }
        return items.stream()
                .filter(Map.class::isInstance)
                .map(item -> (Parts) new MapParts((Map<?, ?>) item))
                .toList();
    }
}
