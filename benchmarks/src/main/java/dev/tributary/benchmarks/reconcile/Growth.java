package dev.tributary.benchmarks.reconcile;

import dev.tributary.benchmarks.Effort;
import dev.tributary.benchmarks.Family;
import dev.tributary.benchmarks.Figure;
import java.util.ArrayList;
import java.util.List;

/** Whether a record costs more where there are many already. */
final class Growth implements Family.Benchmark {
    static final int STEP = 10_000;
    private static final int SMALL = 10_000;
    private static final int STEPS = 3;
    private static final int PORTION = 50_000;

    static int large(Effort effort) {
        return effort.count(1_000_000, 60_000);
    }

    @Override
    public String name() {
        return "growth";
    }

    @Override
    public List<Figure> run(Family.Context context) throws Exception {
        try (DatabaseServer server = DatabaseServer.start(context)) {
            // Compiles what is measured.
            costs(server, context, STEP);
            List<Double> small = costs(server, context, SMALL);
            List<Double> large = costs(server, context, large(context.effort()));
            List<Double> ratios = new ArrayList<>();
            for (int step = 0; step < STEPS; step++) {
                ratios.add(large.get(step) / small.get(step));
            }
            return List.of(
                    Figure.of(
                            "cost_per_record_1m_over_10k",
                            "x",
                            ratios,
                            "time for "
                                    + STEP
                                    + " records among "
                                    + large(context.effort())
                                    + " over that among "
                                    + SMALL));
        }
    }

    /** Seconds for each of some steps, in a database that holds so many before them. */
    private static List<Double> costs(DatabaseServer server, Family.Context context, int before)
            throws Exception {
        List<Double> costs = new ArrayList<>();
        try (SinkUnderTest sink = SinkUnderTest.start(server, context.folder(), true)) {
            for (int from = 0; from < before; from += PORTION) {
                sink.write(Transactions.records(from, Math.min(from + PORTION, before), 0));
            }
            sink.awaitMatched();
            sink.requirePairs(before / 2);
            for (int step = 0; step < STEPS; step++) {
                int from = before + step * STEP;
                var records = Transactions.records(from, from + STEP, 0);
                long begin = System.nanoTime();
                sink.write(records);
                sink.awaitMatched();
                costs.add((System.nanoTime() - begin) / 1e9);
                sink.requirePairs((from + STEP) / 2);
            }
        }
        return costs;
    }
}
