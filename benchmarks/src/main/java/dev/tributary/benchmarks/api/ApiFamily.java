package dev.tributary.benchmarks.api;

import dev.tributary.api.http.ApiClient;
import dev.tributary.benchmarks.Effort;
import dev.tributary.benchmarks.Family;
import java.nio.file.Path;
import java.util.List;

/** What the sources of HTTP APIs share: calling and limiting. */
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
               The server is our test server, in the same JVM, over loopback without TLS.

               - **pages**: one thread follows the cursor through pages of %d transactions of some \
               400 bytes, reads each page as JSON with exact numbers, and takes id, amount and date \
               of each transaction; no limit. For `calls_per_object` every %dth answer is a fault \
               in turn (503, 429, a reset, half a body, an HTML page with status 200), \
               and every page must come all the same.
               - **rate**: %d threads call without a pause; the server counts requests in every \
               window of a second, wherever it begins, and answers 429 beyond %d. The share is that of \
               the answered requests after two seconds, since buckets begin empty. \
               `share_of_hidden_rate`: the limit is set to twice what the server allows, so that \
               the client must find out.
               """
                .formatted(Pages.PER_PAGE, Pages.FAULT_EVERY, Rates.THREADS, Rates.ALLOWED);
    }

    @Override
    public List<Benchmark> benchmarks() {
        return List.of(new Pages(), new Rates());
    }
}
