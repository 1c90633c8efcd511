package dev.tributary.masking.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;

/** The schemas of what comes out when ciphertexts are opened: fields have their types again. */
final class UnmaskedSchemas {

    private static final String SUFFIX = "Unmasked";

    private UnmaskedSchemas() {}

    /** The very one that goes in where no field says that it holds another type. */
    static Schema of(Schema in) {
        return switch (in.type()) {
            case STRUCT -> struct(in);
            case ARRAY -> {
                Schema element = of(in.valueSchema());
                yield element == in.valueSchema()
                        ? in
                        : described(SchemaBuilder.array(element), in).name(in.name()).build();
            }
            case MAP -> {
                Schema name = of(in.keySchema());
                Schema entry = of(in.valueSchema());
                yield name == in.keySchema() && entry == in.valueSchema()
                        ? in
                        : described(SchemaBuilder.map(name, entry), in).name(in.name()).build();
            }
            default -> isSealed(in) ? opened(in) : in;
        };
    }

    static boolean isSealed(Schema schema) {
        return schema.parameters() != null && schema.parameters().containsKey(MaskedSchemas.SEALED);
    }

    private static Schema struct(Schema in) {
        List<Schema> fields = new ArrayList<>();
        boolean changed = false;
        for (Field field : in.fields()) {
            Schema opened = of(field.schema());
            changed |= opened != field.schema();
            fields.add(opened);
        }
        if (!changed) {
            return in;
        }
        SchemaBuilder out = described(SchemaBuilder.struct(), in);
        for (int i = 0; i < fields.size(); i++) {
            out.field(in.fields().get(i).name(), fields.get(i));
        }
        return in.name() == null ? out.build() : out.name(unmasked(in.name())).build();
    }

    /** What was tokenised or dropped is not what it was, so it must not be called so. */
    private static String unmasked(String name) {
        int suffix = name.lastIndexOf(MaskedSchemas.SUFFIX);
        return suffix < 0
                ? name + SUFFIX
                : name.substring(0, suffix)
                        + SUFFIX
                        + name.substring(suffix + MaskedSchemas.SUFFIX.length());
    }

    private static Schema opened(Schema in) {
        String was = in.parameters().get(MaskedSchemas.SEALED);
        int colon = was.indexOf(':');
        String type = colon < 0 ? was : was.substring(0, colon);
        Schema.Type opened = Schema.Type.valueOf(type.toUpperCase(Locale.ROOT));
        SchemaBuilder out = described(SchemaBuilder.type(opened), in);
        return colon < 0 ? out.build() : out.name(was.substring(colon + 1)).build();
    }

    private static SchemaBuilder described(SchemaBuilder out, Schema in) {
        if (in.isOptional()) {
            out.optional();
        }
        if (in.version() != null) {
            out.version(in.version());
        }
        if (in.parameters() != null) {
            in.parameters().entrySet().stream()
                    .filter(parameter -> !parameter.getKey().equals(MaskedSchemas.SEALED))
                    .forEach(parameter -> out.parameter(parameter.getKey(), parameter.getValue()));
        }
        return out.doc(in.doc());
    }
}
