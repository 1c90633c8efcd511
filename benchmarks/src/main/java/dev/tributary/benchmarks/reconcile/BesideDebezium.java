package dev.tributary.benchmarks.reconcile;

import dev.tributary.benchmarks.Family;
import dev.tributary.benchmarks.Figure;
import dev.tributary.benchmarks.PairedRounds;
import java.util.List;
import org.apache.kafka.connect.sink.SinkRecord;

/** Rows written without matching, beside Debezium's JDBC sink. */
final class BesideDebezium implements Family.Benchmark {

    @Override
    public String name() {
        return "debezium";
    }

    @Override
    public List<Figure> run(Family.Context context) throws Exception {
        int count = context.effort().count(60_000, 10_000);
        List<SinkRecord> records = Transactions.records(0, count, 0);
        try (DatabaseServer server = DatabaseServer.start(context);
                DebeziumPeer debezium = DebeziumPeer.start(context, server)) {
            // Compiles what is measured.
            ours(server, context, records);
            debezium.measure(count);
            PairedRounds rounds =
                    PairedRounds.run(
                            context.effort().count(4, 2),
                            () -> ours(server, context, records),
                            () -> debezium.measure(count));
            return List.of(
                    Figure.of(
                            "ratio_to_debezium_jdbc",
                            "x",
                            rounds.ratios(),
                            "ours, exactly once and ready to be matched, over its plain upserts"),
                    Figure.of("write_only_per_s", "records/s", rounds.first(), "ours"),
                    Figure.of(
                            "debezium_jdbc_per_s",
                            "records/s",
                            rounds.second(),
                            "Debezium's JDBC sink"));
        }
    }

    private static double ours(
            DatabaseServer server, Family.Context context, List<SinkRecord> records)
            throws Exception {
        try (SinkUnderTest sink = SinkUnderTest.start(server, context.folder(), false)) {
            long begin = System.nanoTime();
            sink.write(records);
            return records.size() * 1e9 / (System.nanoTime() - begin);
        }
    }
}
