package dev.tributary.x12.map;

import java.util.IdentityHashMap;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.errors.DataException;

/**
 * Where the fields of a schema stand in its structs: a mapper puts two hundred values into a
 * record.
 *
 * <p>Connect checks every value that is put, and for the error that it hardly ever finds writes a
 * text with the field's name each time; that costs more than the check. Here fields have no names:
 * values are checked all the same.
 */
final class Slots {

    /** By schema; replaced as a whole, as schemas of records are few and constant. */
    private static volatile IdentityHashMap<Schema, Slots> known = new IdentityHashMap<>();

    /** Names and, at the same index, fields: open addressing, as mappers look for hundreds. */
    private final String[] names;

    private final Field[] named;

    private Slots(Schema schema) {
        int size = Integer.highestOneBit(Math.max(4, schema.fields().size())) << 2;
        names = new String[size];
        named = new Field[size];
        for (Field field : schema.fields()) {
            int at = place(field.name());
            names[at] = field.name();
            named[at] = new Field(null, field.index(), plain(field.schema()));
        }
    }

    /** Schemas of plain texts differ in what they say of themselves only: one does for all. */
    private static Schema plain(Schema schema) {
        boolean text =
                schema.type() == Schema.Type.STRING
                        && schema.isOptional()
                        && schema.name() == null
                        && schema.defaultValue() == null;
        return text ? Schema.OPTIONAL_STRING_SCHEMA : schema;
    }

    /** Those of a schema that is a constant: they are kept. */
    static Slots of(Schema schema) {
        Slots slots = known.get(schema);
        return slots != null ? slots : add(schema);
    }

    private static synchronized Slots add(Schema schema) {
        IdentityHashMap<Schema, Slots> more = new IdentityHashMap<>(known);
        Slots slots = more.computeIfAbsent(schema, Slots::new);
        known = more;
        return slots;
    }

    /**
     * A field.
     *
     * @throws DataException when the schema has none of that name
     */
    Field field(String name) {
        Field field = named[place(name)];
        if (field == null) {
            throw new DataException(name + " is no field of the record");
        }
        return field;
    }

    /** Where a name stands, or would stand. */
    private int place(String name) {
        int hash = name.hashCode();
        int at = (hash ^ (hash >>> 15)) & (names.length - 1);
        while (names[at] != null && !names[at].equals(name)) {
            at = (at + 1) & (names.length - 1);
        }
        return at;
    }
}
