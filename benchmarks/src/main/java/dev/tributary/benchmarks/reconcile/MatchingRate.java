package dev.tributary.benchmarks.reconcile;

import dev.tributary.benchmarks.Effort;
import dev.tributary.benchmarks.Family;
import dev.tributary.benchmarks.Figure;
import dev.tributary.benchmarks.PairedRounds;
import java.util.List;
import org.apache.kafka.connect.sink.SinkRecord;

/** Records written and matched, beside the bare upsert of the same rows. */
final class MatchingRate implements Family.Benchmark {
    private static final int WARM_UP_ROUNDS = 3;

    static int records(Effort effort) {
        return effort.count(100_000, 10_000);
    }

    @Override
    public String name() {
        return "matching";
    }

    @Override
    public List<Figure> run(Family.Context context) throws Exception {
        int count = records(context.effort());
        try (DatabaseServer server = DatabaseServer.start(context)) {
            BareUpsert bare = new BareUpsert(server);
            List<SinkRecord> records = Transactions.records(0, count, 0);
            // Compiles what is measured: a task runs for months, and its first seconds are not its
            // rate.
            for (int round = 0; round < WARM_UP_ROUNDS; round++) {
                measure(server, context, records);
                bare.measure(count);
            }
            PairedRounds rounds =
                    PairedRounds.run(
                            context.effort().count(4, 2),
                            () -> measure(server, context, records),
                            () -> bare.measure(count));
            return List.of(
                    Figure.of(
                            "records_per_s",
                            "records/s",
                            rounds.first(),
                            "one task, written exactly once and every pair matched"),
                    Figure.of(
                            "share_of_unnest",
                            "share",
                            rounds.ratios(),
                            "of the bare upsert of the same rows, in turn with it"),
                    Figure.of("unnest_rows_per_s", "rows/s", rounds.second(), "the bare upsert"));
        }
    }

    private static double measure(
            DatabaseServer server, Family.Context context, List<SinkRecord> records)
            throws Exception {
        try (SinkUnderTest sink = SinkUnderTest.start(server, context.folder(), true)) {
            long begin = System.nanoTime();
            sink.write(records);
            sink.awaitMatched();
            double rate = records.size() * 1e9 / (System.nanoTime() - begin);
            sink.requirePairs(records.size() / 2);
            return rate;
        }
    }
}
