package dev.tributary.benchmarks.api;

import dev.tributary.benchmarks.Family;
import dev.tributary.benchmarks.Figure;
import dev.tributary.simulators.stripe.http.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How fast a connector reads an account for the first time, and how often it calls for that. */
final class Backfills implements Family.Benchmark {

    static final int OBJECTS = 20_000;
    static final int OBJECTS_QUICK = 3_000;
    static final double FAULTS = 0.05;

    private static final List<Fault> KINDS =
            List.of(
                    Fault.RATE_LIMITED,
                    Fault.SERVER_ERROR,
                    Fault.BAD_GATEWAY_HTML,
                    Fault.DROPPED_MID_BODY,
                    Fault.DROPPED);

    @Override
    public String name() {
        return "backfill";
    }

    @Override
    public List<Figure> run(Family.Context context) throws Exception {
        List<Double> objectsPerSecond = new ArrayList<>();
        List<Double> callsPerObject = new ArrayList<>();
        List<Double> callsWithFaults = new ArrayList<>();
        try (SimulatedAccount account =
                SimulatedAccount.with(context.effort().count(OBJECTS, OBJECTS_QUICK), 0)) {
            read(account);
            for (int i = 0; i < context.effort().count(5, 2); i++) {
                Reading plain = read(account);
                objectsPerSecond.add(plain.objectsPerSecond());
                callsPerObject.add(plain.callsPerObject());
                KINDS.forEach(
                        fault -> account.stripe().faults().share(fault, FAULTS / KINDS.size()));
                callsWithFaults.add(read(account).callsPerObject());
                account.stripe().faults().clear();
            }
        }
        return List.of(
                Figure.of(
                        "objects_per_s",
                        "object/s",
                        objectsPerSecond,
                        "the Stripe connector's first reading of an account, no limit"),
                Figure.of(
                        "calls_per_object",
                        "call/object",
                        callsPerObject,
                        "until the account is complete: lists, items of payouts, first look for"
                                + " changes"),
                Figure.of(
                        "calls_per_object_with_faults",
                        "call/object",
                        callsWithFaults,
                        "the same with a fault in every 20th answer"));
    }

    private record Reading(double objectsPerSecond, double callsPerObject) {}

    private static Reading read(SimulatedAccount account) throws InterruptedException {
        account.stripe().calls().reset();
        long began = System.nanoTime();
        double seconds = 0;
        try (StripeReader reader =
                new StripeReader(account.stripe(), Map.of("limit.credential", "1000000/1s"))) {
            while (seconds == 0 || !reader.isComplete()) {
                reader.poll();
                if (seconds == 0 && reader.has(account.objects())) {
                    seconds = (System.nanoTime() - began) / 1e9;
                }
                if (System.nanoTime() - began > 300e9) {
                    throw new IllegalStateException("objects are missing after five minutes");
                }
            }
        }
        int objects = account.objects().size();
        return new Reading(objects / seconds, (double) account.stripe().calls().total() / objects);
    }
}
