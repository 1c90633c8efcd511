package dev.tributary.benchmarks.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.api.http.ApiException;
import dev.tributary.api.http.ApiRequest;
import dev.tributary.api.testing.FaultServer;
import dev.tributary.benchmarks.Family;
import dev.tributary.benchmarks.Figure;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How fast pages are read, and what faults cost. */
final class ClientPages implements Family.Benchmark {

    static final int PER_PAGE = 100;
    static final int FAULT_EVERY = 20;

    @Override
    public String name() {
        return "client-pages";
    }

    @Override
    public List<Figure> run(Family.Context context) throws Exception {
        Duration round = context.effort().seconds(3, 1);
        List<Double> objectsPerSecond = new ArrayList<>();
        List<Double> callsPerObject = new ArrayList<>();
        try (Calls calls = new Calls(Map.of("http.retry.backoff.ms", "10"))) {
            read(calls, 0, context.effort().seconds(10, 2));
            for (int i = 0; i < context.effort().count(7, 3); i++) {
                objectsPerSecond.add(read(calls, 0, round).perSecond());
                callsPerObject.add(read(calls, FAULT_EVERY, round).callsPerObject());
            }
        }
        return List.of(
                Figure.of(
                        "client_objects_per_s",
                        "object/s",
                        objectsPerSecond,
                        "one thread, pages of " + PER_PAGE + ", no limit"),
                Figure.of(
                        "client_calls_per_object",
                        "call/object",
                        callsPerObject,
                        "the same with a fault in every "
                                + FAULT_EVERY
                                + "th answer; without faults it is "
                                + 1.0 / PER_PAGE));
    }

    private record Reading(double perSecond, double callsPerObject) {}

    private static Reading read(Calls calls, int faultEvery, Duration time)
            throws ApiException, InterruptedException {
        PagedTransactions list = new PagedTransactions(PER_PAGE, faultEvery);
        long began = System.nanoTime();
        long objects = 0;
        try (FaultServer server =
                FaultServer.start().forgetting().on("/transactions", list::answer)) {
            long cursor = 0;
            while (System.nanoTime() - began < time.toNanos()) {
                ApiRequest request =
                        ApiRequest.get(server.uri("/transactions?cursor=" + cursor), Calls.KEY);
                JsonNode page = calls.client().json(request);
                objects += take(page);
                long next = page.get("next_cursor").longValue();
                if (next != cursor + 1) {
                    throw new IllegalStateException("a page is missing or came twice");
                }
                cursor = next;
            }
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        return new Reading(objects / seconds, (double) list.requests() / objects);
    }

    private static int take(JsonNode page) {
        int count = 0;
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode transaction : page.get("transactions")) {
            LocalDate.parse(transaction.get("date").textValue());
            sum = sum.add(transaction.get("amount").decimalValue());
            count += transaction.get("transaction_id").textValue().isEmpty() ? 0 : 1;
        }
        if (sum.signum() <= 0) {
            throw new IllegalStateException("the amounts are missing");
        }
        return count;
    }
}
