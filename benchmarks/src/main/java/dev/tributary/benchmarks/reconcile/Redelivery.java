package dev.tributary.benchmarks.reconcile;

import dev.tributary.benchmarks.Family;
import dev.tributary.benchmarks.Figure;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.connect.sink.SinkRecord;

/** Records that come again, of which nothing is new. */
final class Redelivery implements Family.Benchmark {

    @Override
    public String name() {
        return "redelivery";
    }

    @Override
    public List<Figure> run(Family.Context context) throws Exception {
        int count = context.effort().count(100_000, 20_000);
        int rounds = context.effort().count(6, 3);
        List<Double> rates = new ArrayList<>();
        try (DatabaseServer server = DatabaseServer.start(context);
                SinkUnderTest sink = SinkUnderTest.start(server, context.folder(), true)) {
            sink.write(Transactions.records(0, count, 0));
            sink.awaitMatched();
            sink.requirePairs(count / 2);
            long logged = logged(server, sink);
            for (int round = 0; round <= rounds; round++) {
                List<SinkRecord> again = Transactions.records(0, count, (long) count * (round + 1));
                long begin = System.nanoTime();
                sink.write(again);
                // The first round compiles what is measured.
                if (round > 0) {
                    rates.add(count * 1e9 / (System.nanoTime() - begin));
                }
            }
            sink.awaitMatched();
            sink.requirePairs(count / 2);
            if (logged(server, sink) != logged) {
                throw new IllegalStateException("records that said nothing new changed something");
            }
        }
        return List.of(
                Figure.of(
                        "redelivery_per_s",
                        "records/s",
                        rates,
                        "records at new offsets that are there already"));
    }

    private static long logged(DatabaseServer server, SinkUnderTest sink) throws Exception {
        return server.count(sink.url(), "SELECT count(*) FROM tributary.decision_log");
    }
}
