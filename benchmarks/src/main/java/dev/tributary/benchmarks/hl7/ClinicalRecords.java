package dev.tributary.benchmarks.hl7;

import dev.tributary.hl7.map.Interpreter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;

/** HealthcareRecords as the HL7 source emits them, of generated messages. */
public final class ClinicalRecords {

    private static final int MESSAGES = 500;

    private ClinicalRecords() {}

    /** The records of the messages that the parse benchmark reads. */
    public static List<SourceRecord> make() {
        Interpreter interpreter = ParseAndMap.interpreter();
        List<SourceRecord> records = new ArrayList<>();
        for (SampleMessage sample : new MessageGenerator(ParseAndMap.SEED).mix(MESSAGES)) {
            Struct value = ParseAndMap.ours(interpreter, sample.withId(records.size()));
            records.add(
                    new SourceRecord(
                            Map.of("p", "1"),
                            Map.of("o", records.size()),
                            "hospital.messages.masked",
                            Schema.STRING_SCHEMA,
                            value.getStruct("patient").getString("id"),
                            value.schema(),
                            value));
        }
        return records;
    }
}
