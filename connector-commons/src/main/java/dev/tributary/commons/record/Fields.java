package dev.tributary.commons.record;

import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;

/** The few shapes of optional field that our record schemas are made of. */
final class Fields {

    private Fields() {}

    /** A named, versioned struct schema in our namespace; optional, so that it can be absent. */
    static SchemaBuilder struct(String name, String doc) {
        return SchemaBuilder.struct().name("dev.tributary." + name).version(1).doc(doc).optional();
    }

    static Schema text(String doc) {
        return SchemaBuilder.string().optional().doc(doc).build();
    }

    static Schema text(PiiClass pii, String doc) {
        return pii.tag(SchemaBuilder.string().optional().doc(doc)).build();
    }

    static Schema int32(String doc) {
        return SchemaBuilder.int32().optional().doc(doc).build();
    }

    static Schema int64(String doc) {
        return SchemaBuilder.int64().optional().doc(doc).build();
    }

    /** An exact amount with four decimals; readers want {@code decimal.format=NUMERIC}. */
    static Schema money(String doc) {
        return Decimal.builder(4).optional().doc(doc).build();
    }

    /** An exact rate or quantity with ten decimals. */
    static Schema quantity(String doc) {
        return Decimal.builder(10).optional().doc(doc).build();
    }

    static Schema flag(String doc) {
        return SchemaBuilder.bool().optional().doc(doc).build();
    }

    static Schema list(Schema element, String doc) {
        return SchemaBuilder.array(element).optional().doc(doc).build();
    }
}
