package dev.tributary.masking.engine;

import dev.tributary.commons.record.PiiClass;
import dev.tributary.masking.action.CanonicalText;
import dev.tributary.masking.action.Kind;
import dev.tributary.masking.engine.Decisions.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;

/**
 * What is done with the records whose values have one schema.
 *
 * @param part the value
 * @param compliance where a record says what was done to it
 * @param person the fields that lead to the id of whom it is about
 * @param key what is held of a key whose schema does not say
 * @param keys plans of keys that come with such values
 */
record ValuePlan(
        PartPlan part,
        Optional<Compliance> compliance,
        List<Field> person,
        Tag key,
        SchemaCache<PartPlan> keys) {

    /** The fields that lead to the first one that is a patient's number; none without one. */
    static List<Field> person(Schema schema) {
        if (schema == null || schema.type() != Schema.Type.STRUCT) {
            return List.of();
        }
        for (Field field : schema.fields()) {
            if (Tag.of(field.schema(), Tag.NONE).pii().equals(Optional.of(PiiClass.MRN))
                    && field.schema().type().isPrimitive()) {
                return List.of(field);
            }
            List<Field> below = person(field.schema());
            if (!below.isEmpty()) {
                List<Field> path = new ArrayList<>(List.of(field));
                path.addAll(below);
                return path;
            }
        }
        return List.of();
    }

    /** The id of whom a record is about. */
    Optional<String> person(Object value) {
        Object at = value;
        for (Field field : person) {
            if (!(at instanceof Struct struct)) {
                return Optional.empty();
            }
            at = StructNode.value(struct, field);
        }
        return person.isEmpty() || at == null
                ? Optional.empty()
                : Optional.of(CanonicalText.of(at, Kind.of(at)));
    }
}
