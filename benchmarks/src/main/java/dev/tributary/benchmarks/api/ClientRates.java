package dev.tributary.benchmarks.api;

import dev.tributary.api.http.ApiException;
import dev.tributary.api.http.ApiRequest;
import dev.tributary.api.testing.AllowedRate;
import dev.tributary.api.testing.FaultServer;
import dev.tributary.api.testing.Reply;
import dev.tributary.benchmarks.Family;
import dev.tributary.benchmarks.Figure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Which part of what a provider allows is used. */
final class ClientRates implements Family.Benchmark {

    static final int THREADS = 4;
    static final int ALLOWED = 50;

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration FILLING = Duration.ofSeconds(2);

    @Override
    public String name() {
        return "client-rate";
    }

    @Override
    public List<Figure> run(Family.Context context) throws Exception {
        Duration round = context.effort().seconds(20, 5);
        List<Double> known = new ArrayList<>();
        List<Double> refused = new ArrayList<>();
        List<Double> hidden = new ArrayList<>();
        for (int i = 0; i < context.effort().count(5, 2); i++) {
            Use use = use(ALLOWED, round);
            known.add(use.share());
            refused.add(use.refused());
            hidden.add(use(2 * ALLOWED, round).share());
        }
        return List.of(
                Figure.of(
                        "client_share_of_allowed_rate",
                        "x",
                        known,
                        THREADS + " threads, " + ALLOWED + "/1s on both sides"),
                Figure.of(
                        "client_refused_share",
                        "x",
                        refused,
                        "answers that were 429, the same run"),
                Figure.of(
                        "client_share_of_hidden_rate",
                        "x",
                        hidden,
                        "the same with the option at twice what the server allows"));
    }

    private record Use(double share, double refused) {}

    private static Use use(int limit, Duration time)
            throws InterruptedException, ExecutionException {
        AllowedRate allowed = new AllowedRate(ALLOWED, SECOND);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (FaultServer server =
                        FaultServer.start()
                                .forgetting()
                                .on("/x", allowed.before(request -> Reply.json("{}")));
                Calls calls = new Calls(Map.of("limit.credential", limit + "/1s"))) {
            long end = System.nanoTime() + FILLING.plus(time).toNanos();
            List<Future<?>> callers = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                callers.add(threads.submit(() -> hammer(calls, server, end)));
            }
            Thread.sleep(FILLING.toMillis());
            long accepted = allowed.accepted();
            long refused = allowed.refused();
            long began = System.nanoTime();
            for (Future<?> caller : callers) {
                caller.get();
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            accepted = allowed.accepted() - accepted;
            refused = allowed.refused() - refused;
            return new Use(accepted / (ALLOWED * seconds), (double) refused / (accepted + refused));
        } finally {
            threads.shutdownNow();
        }
    }

    private static Void hammer(Calls calls, FaultServer server, long end)
            throws ApiException, InterruptedException {
        while (System.nanoTime() < end) {
            try {
                calls.client().call(ApiRequest.get(server.uri("/x"), Calls.KEY));
            } catch (ApiException refused) {
                // Refused again and again: the server counts that; anything else is a fault.
                if (refused.kind() != ApiException.Kind.LIMITED) {
                    throw refused;
                }
            }
        }
        return null;
    }
}
