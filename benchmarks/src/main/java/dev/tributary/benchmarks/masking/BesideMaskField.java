package dev.tributary.benchmarks.masking;

import dev.tributary.benchmarks.Family;
import dev.tributary.benchmarks.Figure;
import dev.tributary.benchmarks.PairedRounds;
import dev.tributary.masking.MaskPii;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.transforms.Transformation;

/** Blanking three fields of a flat record, beside Kafka's MaskField. */
final class BesideMaskField implements Family.Benchmark {

    private static final String POLICY =
            """
            {"id": "three-fields", "unclassified": "keep", "headers": false, "rules": [
              {"path": "$.name", "action": "redact", "with": "***"},
              {"path": "$.ssn", "action": "redact", "with": "***"},
              {"path": "$.email", "action": "redact", "with": "***"}]}""";

    @Override
    public String name() {
        return "maskfield";
    }

    @Override
    public List<Figure> run(Family.Context context) throws Exception {
        List<SourceRecord> records = FlatRecords.make(500);
        RecordRate rate = new RecordRate(records);
        Duration warmUp = context.effort().seconds(10, 2);
        Duration round = context.effort().seconds(2, 0.7);
        try (MaskPii<SourceRecord> ours = Masks.ours(POLICY);
                Transformation<SourceRecord> kafkas = Masks.kafkas("name,ssn,email", "***")) {
            requireEqual(records, ours::apply, kafkas::apply);
            rate.of(ours::apply, warmUp);
            rate.of(kafkas::apply, warmUp);
            PairedRounds rounds =
                    PairedRounds.run(
                            context.effort().count(9, 4),
                            () -> rate.of(kafkas::apply, round),
                            () -> rate.of(ours::apply, round));
            return List.of(
                    Figure.of(
                            "maskfield_time_ratio",
                            "x",
                            rounds.ratios(),
                            "CPU time a record, ours over MaskField's: three of twelve fields"),
                    Figure.of(
                            "maskfield_records_per_cpu_s", "record/s", rounds.first(), "MaskField"),
                    Figure.of("flat_records_per_cpu_s", "record/s", rounds.second(), "MaskPii"));
        }
    }

    private static void requireEqual(
            List<SourceRecord> records,
            UnaryOperator<SourceRecord> ours,
            UnaryOperator<SourceRecord> kafkas) {
        for (SourceRecord record : records) {
            Struct one = (Struct) ours.apply(record).value();
            Struct other = (Struct) kafkas.apply(record).value();
            if (!one.toString().equals(other.toString())) {
                throw new IllegalStateException("the two mask differently");
            }
        }
    }
}
