package dev.tributary.api.money;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.commons.record.HealthcareRecord;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;

/** What the records of money have in common: how each begins. */
final class MoneyRecord {

    private MoneyRecord() {}

    /** A record that a queue can write its audit id into. */
    static Struct begin(Schema schema, String source) {
        return new Struct(schema)
                .put("source", source)
                .put(
                        "compliance",
                        new Struct(HealthcareRecord.COMPLIANCE)
                                .put("hipaa_compliant", false)
                                .put("pii_masked", false));
    }

    /** The object with every field and every digit that was received, as one line. */
    static void raw(Struct record, JsonNode object) {
        record.put("raw", HalfCharacters.escaped(object.toString()));
    }
}
