package dev.tributary.masking.engine;

import dev.tributary.commons.policy.Action;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Date;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.data.Timestamp;

/**
 * The schemas of what comes out. Where no type changes it is the one of what goes in; where one
 * does, a struct keeps its version, docs and parameters, and its name gets {@value #SUFFIX} behind
 * it.
 */
final class MaskedSchemas {

    /** Tells a struct of which a field has another type, or is missing, from the one it was. */
    static final String SUFFIX = "Masked";

    /** Says on a field of ciphertexts which type of value they hold. */
    static final String SEALED = "tributary.sealed";

    private static final String ENUM = "Enum";

    private final Map<String, List<Schema>> byName = new HashMap<>();

    /**
     * The schema of a struct.
     *
     * @param fields of its fields, in order; null for one that is left out
     */
    Schema struct(Schema in, List<Schema> fields) {
        boolean changed = false;
        SchemaBuilder out = SchemaBuilder.struct();
        for (int i = 0; i < fields.size(); i++) {
            Field field = in.fields().get(i);
            changed |= fields.get(i) != field.schema();
            if (fields.get(i) != null) {
                out.field(field.name(), fields.get(i));
            }
        }
        return changed ? named(described(out, in), in.name()) : in;
    }

    /** A name means one thing within a record, or converters refuse it. */
    private Schema named(SchemaBuilder out, String name) {
        if (name == null) {
            return out.build();
        }
        List<Schema> taken = byName.computeIfAbsent(name + SUFFIX, first -> new ArrayList<>());
        Schema nameless = out.build();
        for (Schema other : taken) {
            if (sameBut(nameless, other)) {
                return other;
            }
        }
        String number = taken.isEmpty() ? "" : Integer.toString(taken.size() + 1);
        Schema named = out.name(name + SUFFIX + number).build();
        taken.add(named);
        return named;
    }

    private static boolean sameBut(Schema nameless, Schema named) {
        return nameless.fields().equals(named.fields())
                && nameless.isOptional() == named.isOptional()
                && String.valueOf(nameless.parameters()).equals(String.valueOf(named.parameters()))
                && String.valueOf(nameless.doc()).equals(String.valueOf(named.doc()));
    }

    static Schema list(Schema in, Schema element) {
        return element == in.valueSchema()
                ? in
                : described(SchemaBuilder.array(element), in).name(in.name()).build();
    }

    static Schema map(Schema in, Schema name, Schema entry) {
        return name == in.keySchema() && entry == in.valueSchema()
                ? in
                : described(SchemaBuilder.map(name, entry), in).name(in.name()).build();
    }

    /** Text in place of another type; of ciphertexts it says what they hold. */
    static Schema text(Schema in, List<Choice> choices) {
        SchemaBuilder out = described(SchemaBuilder.string(), in);
        if (isEnumeration(in)) {
            return out.build();
        }
        boolean sealed = choices.size() == 1 && choices.get(0).seals();
        if (sealed) {
            out.parameter(SEALED, in.type().getName() + (in.name() == null ? "" : ":" + in.name()));
        }
        return out.build();
    }

    /** Whether a text is one of a few words, and a masked one would be none of them. */
    static boolean isEnumeration(Schema schema) {
        return schema.type() == Schema.Type.STRING
                && ((schema.name() != null && schema.name().contains(ENUM))
                        || (schema.parameters() != null
                                && schema.parameters().keySet().stream()
                                        .anyMatch(MaskedSchemas::saysWords)));
    }

    /** As Debezium, and the converters for Avro, JSON Schema and Protobuf, say which words. */
    private static boolean saysWords(String parameter) {
        return parameter.contains(ENUM) || parameter.equals("allowed");
    }

    /** A default is of the type that was; who has none must be able to be absent. */
    private static SchemaBuilder described(SchemaBuilder out, Schema in) {
        if (in.isOptional() || in.defaultValue() != null) {
            out.optional();
        }
        if (in.version() != null) {
            out.version(in.version());
        }
        if (in.parameters() != null) {
            boolean words = isEnumeration(in);
            in.parameters().entrySet().stream()
                    .filter(parameter -> !words || !saysWords(parameter.getKey()))
                    .forEach(parameter -> out.parameter(parameter.getKey(), parameter.getValue()));
        }
        return out.doc(in.doc());
    }

    /** Null, or where that is not allowed the type's zero. */
    static Object blank(Schema schema) {
        if (schema.isOptional()) {
            return null;
        }
        if (schema.name() != null) {
            switch (schema.name()) {
                case Date.LOGICAL_NAME -> {
                    return Date.toLogical(Date.SCHEMA, 0);
                }
                case Time.LOGICAL_NAME -> {
                    return Time.toLogical(Time.SCHEMA, 0);
                }
                case Timestamp.LOGICAL_NAME -> {
                    return Timestamp.toLogical(Timestamp.SCHEMA, 0);
                }
                case Decimal.LOGICAL_NAME -> {
                    int scale = Integer.parseInt(schema.parameters().get(Decimal.SCALE_FIELD));
                    return new BigDecimal(BigInteger.ZERO, scale);
                }
                default -> {
                    // A name that says nothing about the type.
                }
            }
        }
        return switch (schema.type()) {
            case INT8 -> (byte) 0;
            case INT16 -> (short) 0;
            case INT32 -> 0;
            case INT64 -> 0L;
            case FLOAT32 -> 0f;
            case FLOAT64 -> 0d;
            case BOOLEAN -> false;
            case STRING -> Action.Redact.REDACTED;
            case BYTES -> ByteBuffer.allocate(0);
            case ARRAY, MAP, STRUCT ->
                    throw new IllegalArgumentException(schema.type() + " is no leaf");
        };
    }
}
