package dev.tributary.api.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.api.http.ApiClient;
import dev.tributary.api.http.ApiException;
import dev.tributary.api.http.ApiRequest;
import dev.tributary.api.http.ApiResponse;
import dev.tributary.api.limit.CallKey;
import dev.tributary.api.limit.Priority;
import java.net.URI;

/**
 * Calls the API with one credential, within its limits. Safe for use by several threads; a call
 * blocks its own.
 */
public final class Calls implements AutoCloseable {

    private final String credential;
    private final ApiClient client;

    Calls(String credential, ApiClient client) {
        this.credential = credential;
        this.client = client;
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
