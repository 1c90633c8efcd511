package dev.tributary.api.http;

import dev.tributary.commons.metrics.ConnectorMetrics;
import dev.tributary.commons.metrics.Counter;
import dev.tributary.commons.metrics.Latency;
import dev.tributary.commons.metrics.Timestamp;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** How the calls of an API fare. */
public final class HttpMetrics {

    private final Counter calls;
    private final Counter repeats;
    private final Counter refreshes;
    private final Latency times;
    private final Timestamp lastSuccess;
    private final Map<ApiException.Kind, Counter> failures = new EnumMap<>(ApiException.Kind.class);

    private HttpMetrics(ConnectorMetrics metrics) {
        calls = metrics.counter("calls-total", "Requests that were sent, repeats included");
        repeats = metrics.counter("call-repeats-total", "Requests that were repeats");
        refreshes =
                metrics.counter(
                        "call-unauthorized-total",
                        "Requests that were answered 401 and made again with what authorizes read"
                                + " anew");
        times = metrics.latency("call-time", "How long an answer took to begin");
        lastSuccess =
                metrics.timestamp("last-call-success-timestamp", "When a call last went well");
        for (ApiException.Kind kind : ApiException.Kind.values()) {
            String word = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
            failures.put(
                    kind,
                    metrics.counter("calls-" + word + "-total", "Calls that failed so: " + word));
        }
    }

    /** Defines them. */
    public static HttpMetrics in(ConnectorMetrics metrics) {
        return new HttpMetrics(metrics);
    }

    void sent() {
        calls.increment();
    }

    void answered(long nanos) {
        times.recordNanos(nanos);
    }

    void repeated() {
        repeats.increment();
    }

    void refreshed() {
        refreshes.increment();
    }

    void succeeded() {
        lastSuccess.mark();
    }

    void failed(ApiException.Kind kind) {
        failures.get(kind).increment();
    }
}
