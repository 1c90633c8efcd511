package dev.tributary.benchmarks.hl7;

import dev.tributary.benchmarks.Family;
import dev.tributary.benchmarks.ceiling.CeilingConnector;
import dev.tributary.benchmarks.ceiling.RecordFile;
import dev.tributary.hl7.map.Interpreter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Struct;

/** The trivial source in the same worker, with the records that the HL7 source makes. */
final class Ceiling {

    private Ceiling() {}

    /** Starts the connector and pauses it. */
    static CeilingConnector start(
            Family.Context context, SourceUnderTest source, List<SampleMessage> samples)
            throws IOException {
        Path file = context.folder().resolve("ceiling.records");
        writeRecords(file, samples);
        return CeilingConnector.start(source.cluster(), "ceiling", file, Map.of());
    }

    private static void writeRecords(Path file, List<SampleMessage> samples) throws IOException {
        Interpreter interpreter = ParseAndMap.interpreter();
        List<String> keys = new ArrayList<>();
        List<Struct> values = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            Struct value = ParseAndMap.ours(interpreter, samples.get(i).withId(i));
            value.getStruct("compliance").put("audit_log_id", "AUD-0-1795428930000-" + i);
            keys.add(value.getStruct("patient").getString("id"));
            values.add(value);
        }
        RecordFile.write(file, keys, values);
    }
}
