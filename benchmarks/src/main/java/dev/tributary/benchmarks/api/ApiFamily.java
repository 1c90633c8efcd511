package dev.tributary.benchmarks.api;

import dev.tributary.api.http.ApiClient;
import dev.tributary.benchmarks.Effort;
import dev.tributary.benchmarks.Family;
import java.nio.file.Path;
import java.util.List;

/** The sources of HTTP APIs: the Stripe connector, and what all share of calling and limiting. */
public final class ApiFamily implements Family {

    @Override
    public String name() {
        return "api";
    }

    @Override
    public String versions(Path root) {
        String version = ApiClient.class.getPackage().getImplementationVersion();
        return "tributary %s, HTTP client of Java %s"
                .formatted(
                        version == null ? "unpackaged" : version,
                        System.getProperty("java.version"));
    }

    @Override
    public String method(Effort effort) {
        return """
               The servers are in the same JVM, over loopback without TLS: the simulated Stripe, and our \
               test server for the client alone.

               - **backfill**: the Stripe connector's task reads an account of %d objects of 14 kinds for \
               the first time, from the calls to the records; what it emits counts as written at once. \
               An object counts once, its record has to be there. No limit.
               - **backfill-rate**: the same with a limit; Stripe answers 429 beyond %d calls in any \
               second. The share is that of the answered calls after two seconds, since buckets begin \
               empty, and while there is more to read.
               - **client-pages**: one thread follows the cursor through pages of %d transactions of some \
               400 bytes, reads each page as JSON with exact numbers, and takes id, amount and date \
               of each transaction; no limit. For the calls every %dth answer is a fault \
               in turn (503, 429, a reset, half a body, an HTML page with status 200), \
               and every page must come all the same.
               - **client-rate**: %d threads call without a pause; the server counts requests in every \
               window of a second, wherever it begins, and answers 429 beyond %d. \
               `client_share_of_hidden_rate`: the limit is set to twice what the server allows, so that \
               the client must find out.
               """
                .formatted(
                        effort.count(Backfills.OBJECTS, Backfills.OBJECTS_QUICK),
                        BackfillRates.ALLOWED,
                        ClientPages.PER_PAGE,
                        ClientPages.FAULT_EVERY,
                        ClientRates.THREADS,
                        ClientRates.ALLOWED);
    }

    @Override
    public List<Benchmark> benchmarks() {
        return List.of(new Backfills(), new BackfillRates(), new ClientPages(), new ClientRates());
    }
}
