package dev.tributary.api.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.api.http.ApiClient;
import dev.tributary.api.http.ApiException;
import dev.tributary.api.http.ApiRequest;
import dev.tributary.api.http.ApiResponse;
import dev.tributary.api.http.Authorization;
import dev.tributary.api.http.HttpMetrics;
import dev.tributary.api.http.ProviderHints;
import dev.tributary.api.limit.CallKey;
import dev.tributary.api.limit.LimitMetrics;
import dev.tributary.api.limit.LimitedCalls;
import dev.tributary.api.limit.Priority;
import dev.tributary.api.limit.Share;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.source.SourceTaskContext;

/**
 * Calls the API with one credential, within its limits. Safe for use by several threads; a call
 * blocks its own.
 */
public final class Calls implements AutoCloseable {

    private final String credential;
    private final ApiClient client;
    private final Optional<MonthsCalls> months;

    private Calls(String credential, ApiClient client, Optional<MonthsCalls> months) {
        this.credential = credential;
        this.client = client;
        this.months = months;
    }

    /** Within the task's part of the limits; over {@code https} records say so. */
    static Calls open(
            SourceParts parts,
            SourceTaskContext context,
            URI base,
            String credential,
            ProviderHints hints,
            Authorization authorization) {
        SourceOptions options = parts.options;
        boolean webhooksInClear =
                options.webhook().listener().isPresent() && !options.tls().enabled();
        if ("https".equalsIgnoreCase(base.getScheme()) && !webhooksInClear) {
            parts.targets.encrypted();
        }
        Share share = parts.share.limits();
        Optional<MonthsCalls> months =
                options.limits()
                        .terms(credential)
                        .map(terms -> MonthsCalls.open(terms, share, context, parts.clock, parts));
        LimitedCalls limiter =
                LimitedCalls.open(
                        options.limits().limits(),
                        share,
                        months.map(own -> Map.of(credential, own.budget())).orElse(Map.of()),
                        LimitMetrics.in(parts.metrics));
        ApiClient client =
                ApiClient.open(
                        new ApiClient.Parts(
                                options.http(),
                                hints,
                                authorization,
                                limiter,
                                HttpMetrics.in(parts.metrics)),
                        parts.name);
        return new Calls(credential, client, months);
    }

    /** Keeps the count of the month, where there is one; on the task's thread. */
    void keepCount() {
        months.ifPresent(MonthsCalls::keep);
    }

    /**
     * What a call counts against.
     *
     * @param account empty where it is for none
     * @param endpoint as limits name it; it stands in errors and logs
     */
    public CallKey key(String account, String endpoint, Priority priority) {
        return new CallKey(credential, account, endpoint, priority);
    }

    /** Reads an address, and gives its JSON. */
    public JsonNode get(URI uri, String account, String endpoint, Priority priority)
            throws ApiException, InterruptedException {
        return json(ApiRequest.get(uri, key(account, endpoint, priority)));
    }

    /** Calls, and gives the JSON. */
    public JsonNode json(ApiRequest request) throws ApiException, InterruptedException {
        return client.json(request);
    }

    /** Calls, and gives the answer as a whole. */
    public ApiResponse call(ApiRequest request) throws ApiException, InterruptedException {
        return client.call(request);
    }

    /** For what is too large to be held in memory. */
    public ApiClient client() {
        return client;
    }

    /** Ends calls that are under way. */
    @Override
    public void close() {
        client.close();
    }
}
