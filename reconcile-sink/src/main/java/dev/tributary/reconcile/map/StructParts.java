package dev.tributary.reconcile.map;

import java.util.Collection;
import java.util.List;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;

/** The parts of a Struct; of none, where the struct is null. */
record StructParts(Struct struct) implements Parts {

    private static final StructParts NONE = new StructParts(null);

    @Override
    public Object value(String name) {
        Field field = struct == null ? null : struct.schema().field(name);
        return field == null ? null : struct.get(field);
    }

    @Override
    public Parts part(String name) {
        return value(name) instanceof Struct inner ? new StructParts(inner) : NONE;
    }

    @Override
    public List<Parts> parts(String name) {
        if (!(value(name) instanceof Collection<?> items)) {
            return List.of();
        }
        return items.stream()
                .filter(Struct.class::isInstance)
                .map(item -> (Parts) new StructParts((Struct) item))
                .toList();
    }
}
