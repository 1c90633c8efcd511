package dev.tributary.commons.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;

/**
 * A place in a record where a value stands and no further fields.
 *
 * @param struct name of the schema that it is a field of, as {@code dev.tributary.Patient}
 * @param field its name there
 * @param way to it from the record's top: names, {@link #ELEMENT} for an element of a list, {@link
 *     #ENTRY} for the value of a map
 * @param pii what kind of personal data it is tagged with
 */
public record RecordLeaf(String struct, String field, List<String> way, Optional<PiiClass> pii) {

    /** On the way: into each element of a list. */
    public static final String ELEMENT = "[]";

    /** On the way: to each value of a map, whatever its name. */
    public static final String ENTRY = "{}";

    public RecordLeaf {
        way = List.copyOf(way);
    }

    /** Every leaf of a record, in the order of its fields. */
    public static List<RecordLeaf> of(Schema record) {
        List<RecordLeaf> leaves = new ArrayList<>();
        walk(record, List.of(), leaves);
        return leaves;
    }

    private static void walk(Schema struct, List<String> way, List<RecordLeaf> leaves) {
        for (Field field : struct.fields()) {
            walk(struct, field, field.schema(), and(way, field.name()), leaves);
        }
    }

    private static void walk(
            Schema struct, Field field, Schema at, List<String> way, List<RecordLeaf> leaves) {
        switch (at.type()) {
            case STRUCT -> walk(at, way, leaves);
            case ARRAY -> walk(struct, field, at.valueSchema(), and(way, ELEMENT), leaves);
            case MAP -> walk(struct, field, at.valueSchema(), and(way, ENTRY), leaves);
            default ->
                    leaves.add(new RecordLeaf(struct.name(), field.name(), way, PiiClass.of(at)));
        }
    }

    private static List<String> and(List<String> way, String step) {
        List<String> longer = new ArrayList<>(way);
        longer.add(step);
        return longer;
    }
}
