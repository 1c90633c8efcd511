package dev.tributary.x12.map;

import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;

/**
 * A struct in a record, each value of which is validated when it is put. As a whole it is not
 * validated again: Connect would do so down to its last value whenever it is put into another,
 * which costs more than all else that a record is made of. Its fields are found by {@link Slots}.
 *
 * <p>Some stand in many records, as what the units of a set inherit: those are not changed once
 * they stand in one.
 */
final class SharedStruct extends Struct {

    private final Slots slots;

    SharedStruct(Schema schema) {
        super(schema);
        this.slots = Slots.of(schema);
    }

    @Override
    public Struct put(String field, Object value) {
        return put(slots.field(field), value);
    }

    @Override
    public Object get(String field) {
        return get(slots.field(field));
    }

    /** All of it was validated when it was put. */
    @Override
    public void validate() {
        // Nothing is left to look at.
    }
}
