package dev.tributary.benchmarks.hl7;

import dev.tributary.benchmarks.Family;
import dev.tributary.benchmarks.Figure;
import dev.tributary.cluster.WorkerSettings;
import java.util.List;
import java.util.Map;

/** One lock-step sender under exactly-once, with the settings that the documentation recommends. */
final class ExactlyOnce implements Family.Benchmark {

    private final List<SampleMessage> samples = new MessageGenerator(ParseAndMap.SEED).mix(500);

    @Override
    public String name() {
        return "exactly-once";
    }

    @Override
    public List<Figure> run(Family.Context context) throws Exception {
        Map<String, String> config =
                Map.of(
                        "exactly.once.support",
                        "required",
                        "offsets.storage.topic",
                        "bench-offsets");
        try (SourceUnderTest source =
                SourceUnderTest.start(context, WorkerSettings::withExactlyOnce, config)) {
            return LockStep.lockStep(
                    source.receiver(),
                    samples,
                    context.effort(),
                    "exactly_once_lockstep",
                    "exactly once");
        }
    }
}
