package dev.tributary.benchmarks.masking;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;

/** Records of somebody else: flat, of twelve fields, without tags. */
final class FlatRecords {

    private static final Schema SCHEMA = schema();

    private FlatRecords() {}

    private static Schema schema() {
        SchemaBuilder schema = SchemaBuilder.struct().name("com.example.Customer");
        for (String name :
                List.of(
                        "id", "name", "ssn", "email", "phone", "city", "state", "plan", "status",
                        "born")) {
            schema.field(name, Schema.OPTIONAL_STRING_SCHEMA);
        }
        return schema.field("visits", Schema.OPTIONAL_INT32_SCHEMA)
                .field("balance", Schema.OPTIONAL_INT64_SCHEMA)
                .build();
    }

    static List<SourceRecord> make(int count) {
        List<SourceRecord> records = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Struct value = new Struct(SCHEMA);
            for (Field field : SCHEMA.fields()) {
                switch (field.schema().type()) {
                    case STRING -> value.put(field, field.name() + " of number " + i);
                    case INT32 -> value.put(field, i);
                    default -> value.put(field, (long) i);
                }
            }
            value.put("born", "19%02d-0%d-1%d".formatted(i % 100, 1 + i % 9, i % 10));
            records.add(
                    new SourceRecord(
                            Map.of("p", "1"),
                            Map.of("o", i),
                            "customers",
                            Schema.STRING_SCHEMA,
                            "customer " + i,
                            SCHEMA,
                            value));
        }
        return records;
    }
}
