package dev.tributary.masking.engine;

import dev.tributary.commons.record.HealthcareRecord;
import dev.tributary.commons.record.PiiClass;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;

/** Records to mask, of invented people. */
final class Given {

    private Given() {}

    static SourceRecord value(Schema schema, Object value) {
        return record(null, null, schema, value);
    }

    static SourceRecord value(Struct value) {
        return value(value.schema(), value);
    }

    static SourceRecord key(Schema schema, Object key) {
        return record(schema, key, null, null);
    }

    static SourceRecord record(Schema keySchema, Object key, Schema schema, Object value) {
        return new SourceRecord(
                Map.of(), Map.of(), "topic", 3, keySchema, key, schema, value, 1_700_000_000_000L);
    }

    static SchemaBuilder struct() {
        return SchemaBuilder.struct();
    }

    static Schema tagged(PiiClass pii) {
        return pii.tag(SchemaBuilder.string().optional()).build();
    }

    /** A patient with a social security number and a note that names her. */
    static Struct healthcare() {
        return new Struct(HealthcareRecord.SCHEMA)
                .put("metadata", new Struct(HealthcareRecord.METADATA).put("source_system", "hl7"))
                .put(
                        "patient",
                        new Struct(HealthcareRecord.PATIENT)
                                .put("id", "PAT-4711")
                                .put("name", "Erika Beispiel")
                                .put("dob", "1980-01-15")
                                .put("gender", "F")
                                .put(
                                        "identifiers",
                                        List.of(id("MRN", "4711"), id("SSN", "900-12-3456")))
                                .put("phones", List.of("555-0100", "555-0101")))
                .put(
                        "observations",
                        List.of(
                                new Struct(HealthcareRecord.OBSERVATION)
                                        .put("code", "NOTE")
                                        .put("value", "Seen: ERIKA BEISPIEL, 900-65-4321.")))
                .put(
                        "compliance",
                        new Struct(HealthcareRecord.COMPLIANCE)
                                .put("hipaa_compliant", false)
                                .put("pii_masked", false)
                                .put("audit_log_id", "batch-1-0"))
                .put("raw", "RAW|NAME=Erika Beispiel|FREE_TEXT=For Erika Beispiel");
    }

    static Struct id(String type, String value) {
        return new Struct(HealthcareRecord.IDENTIFIER).put("type", type).put("value", value);
    }
}
