package dev.tributary.benchmarks.masking;

import dev.tributary.benchmarks.Family;
import dev.tributary.benchmarks.Figure;
import dev.tributary.benchmarks.hl7.ClinicalRecords;
import dev.tributary.masking.MaskPii;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.connect.source.SourceRecord;

/** Whole HealthcareRecords by the profiles that de-identify. */
final class Clinical implements Family.Benchmark {

    @Override
    public String name() {
        return "clinical";
    }

    @Override
    public List<Figure> run(Family.Context context) throws Exception {
        List<Figure> figures = new ArrayList<>();
        figures.add(
                measure(
                        "safe_harbor_records_per_cpu_s",
                        "hipaa-safe-harbor over HealthcareRecords",
                        "hipaa-safe-harbor",
                        context));
        figures.add(
                measure(
                        "pseudonymised_records_per_cpu_s",
                        "pseudonymised over HealthcareRecords",
                        Masks.keyed(context.folder(), "\"profile\": \"pseudonymised\""),
                        context));
        return figures;
    }

    private static Figure measure(String name, String what, String policy, Family.Context context) {
        RecordRate rate = new RecordRate(ClinicalRecords.make());
        Duration round = context.effort().seconds(3, 1);
        try (MaskPii<SourceRecord> mask = Masks.ours(policy)) {
            rate.of(mask::apply, context.effort().seconds(15, 3));
            List<Double> rounds = new ArrayList<>();
            for (int i = 0; i < context.effort().count(7, 3); i++) {
                rounds.add(rate.of(mask::apply, round));
            }
            return Figure.of(name, "record/s", rounds, what);
        }
    }
}
