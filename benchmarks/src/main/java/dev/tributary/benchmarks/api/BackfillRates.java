package dev.tributary.benchmarks.api;

import dev.tributary.benchmarks.Family;
import dev.tributary.benchmarks.Figure;
import dev.tributary.simulators.stripe.http.CallLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Which part of what Stripe allows a connector uses, while it has more to read. */
final class BackfillRates implements Family.Benchmark {

    static final int ALLOWED = 10;

    /** A page has a hundred at most: so many objects last longer than the time that is measured. */
    private static final int OBJECTS = 30_000;

    private static final int OBJECTS_QUICK = 9_000;
    private static final Duration FILLING = Duration.ofSeconds(2);

    @Override
    public String name() {
        return "backfill-rate";
    }

    @Override
    public List<Figure> run(Family.Context context) throws Exception {
        Duration time = context.effort().seconds(20, 5);
        List<Double> shares = new ArrayList<>();
        List<Double> refused = new ArrayList<>();
        try (SimulatedAccount account =
                SimulatedAccount.with(context.effort().count(OBJECTS, OBJECTS_QUICK), ALLOWED)) {
            for (int i = 0; i < context.effort().count(5, 2); i++) {
                Use use = use(account, time);
                shares.add(use.share());
                refused.add(use.refused());
            }
        }
        return List.of(
                Figure.of(
                        "share_of_allowed_rate",
                        "x",
                        shares,
                        "the Stripe connector's first reading, " + ALLOWED + "/1s on both sides"),
                Figure.of("refused_share", "x", refused, "answers that were 429, the same run"));
    }

    private record Use(double share, double refused) {}

    private static Use use(SimulatedAccount account, Duration time) throws InterruptedException {
        CallLog calls = account.stripe().calls();
        calls.reset();
        try (StripeReader reader =
                new StripeReader(account.stripe(), Map.of("limit.credential", ALLOWED + "/1s"))) {
            pollFor(reader, FILLING);
            long total = calls.total();
            long refused = calls.refused();
            long began = System.nanoTime();
            pollFor(reader, time);
            double seconds = (System.nanoTime() - began) / 1e9;
            if (reader.has(account.objects())) {
                throw new IllegalStateException(
                        "there was nothing left to read: take more objects");
            }
            total = calls.total() - total;
            refused = calls.refused() - refused;
            return new Use((total - refused) / (ALLOWED * seconds), (double) refused / total);
        }
    }

    private static void pollFor(StripeReader reader, Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            reader.poll();
        }
    }
}
