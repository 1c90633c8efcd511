package dev.tributary.benchmarks.masking;

import dev.tributary.benchmarks.Family;
import dev.tributary.benchmarks.Figure;
import dev.tributary.masking.MaskPii;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.source.SourceRecord;

/** What each action adds to the time of a flat record, on one of its fields. */
final class Actions implements Family.Benchmark {

    private static final Map<String, String> RULES = rules();

    private static Map<String, String> rules() {
        Map<String, String> rules = new LinkedHashMap<>();
        rules.put("redact", "\"path\": \"$.name\", \"action\": \"redact\"");
        rules.put("last_n", "\"path\": \"$.name\", \"action\": \"last-n\", \"count\": 4");
        rules.put("token", "\"path\": \"$.name\", \"action\": \"token\"");
        rules.put("encrypt", "\"path\": \"$.name\", \"action\": \"encrypt\"");
        rules.put(
                "encrypt_deterministic",
                "\"path\": \"$.name\", \"action\": \"encrypt\", \"deterministic\": true");
        rules.put("date_shift", "\"path\": \"$.born\", \"action\": \"date-shift\"");
        return rules;
    }

    @Override
    public String name() {
        return "actions";
    }

    @Override
    public List<Figure> run(Family.Context context) throws Exception {
        microseconds("", context);
        List<Figure> figures = new ArrayList<>();
        for (Map.Entry<String, String> rule : RULES.entrySet()) {
            List<Double> added = new ArrayList<>();
            for (int i = 0; i < context.effort().count(3, 1); i++) {
                double nothing = microseconds("", context);
                added.add(microseconds("{" + rule.getValue() + "}", context) - nothing);
            }
            figures.add(
                    Figure.of(
                            "action_" + rule.getKey() + "_us",
                            "us",
                            added,
                            "CPU time that the action adds to a record, on one field"));
        }
        return figures;
    }

    private static double microseconds(String rule, Family.Context context) throws Exception {
        String policy =
                Masks.keyed(
                        context.folder(),
                        "\"unclassified\": \"keep\", \"headers\": false, \"rules\": ["
                                + rule
                                + "]");
        RecordRate rate = new RecordRate(FlatRecords.make(500));
        try (MaskPii<SourceRecord> mask = Masks.ours(policy)) {
            rate.of(mask::apply, context.effort().seconds(3, 0.5));
            return 1e6 / rate.of(mask::apply, context.effort().seconds(2, 0.5));
        }
    }
}
