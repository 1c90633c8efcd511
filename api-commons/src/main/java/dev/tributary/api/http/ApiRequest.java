package dev.tributary.api.http;

import dev.tributary.api.limit.CallKey;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One call. Its text tells the method and the endpoint, nothing else.
 *
 * @param method GET, POST, …
 * @param uri may hold what is secret: it is never told
 * @param headers without those that authorize, which {@link Authorization} adds
 * @param body empty where there is none
 * @param key what the call counts against; its endpoint names the call in logs and errors
 * @param repeatable whether a second call does no harm though the method does not promise it: a
 *     search by POST, a call with an idempotency key
 * @param deadline for all of it: waiting for the limits, repeats, reading the body; the options'
 *     where empty
 */
public record ApiRequest(
        String method,
        URI uri,
        Map<String, String> headers,
        byte[] body,
        CallKey key,
        boolean repeatable,
        Optional<Duration> deadline) {

    /** RFC 9110 §9.2.2. */
    private static final Set<String> IDEMPOTENT =
            Set.of("GET", "HEAD", "OPTIONS", "PUT", "DELETE", "TRACE");

    public ApiRequest {
        headers = Map.copyOf(headers);
    }

    /** Reads. */
    public static ApiRequest get(URI uri, CallKey key) {
        return new ApiRequest("GET", uri, Map.of(), new byte[0], key, false, Optional.empty());
    }

    /** Sends a body. */
    public static ApiRequest post(URI uri, CallKey key, String contentType, byte[] body) {
        return new ApiRequest(
                "POST",
                uri,
                Map.of("Content-Type", contentType),
                body,
                key,
                false,
                Optional.empty());
    }

    /** Sends JSON. */
    public static ApiRequest postJson(URI uri, CallKey key, String json) {
        return post(uri, key, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    /** The same with one more header. */
    public ApiRequest with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new ApiRequest(method, uri, more, body, key, repeatable, deadline);
    }

    /** The same, of which a second call does no harm. */
    public ApiRequest asRepeatable() {
        return new ApiRequest(method, uri, headers, body, key, true, deadline);
    }

    /**
     * The same with an idempotency key: the provider does it once, however often it is called.
     *
     * @param header as {@code Idempotency-Key}
     * @param value the same for each call that means the same
     */
    public ApiRequest idempotentBy(String header, String value) {
        return with(header, value).asRepeatable();
    }

    /** The same with a deadline of its own. */
    public ApiRequest within(Duration time) {
        return new ApiRequest(method, uri, headers, body, key, repeatable, Optional.of(time));
    }

    /** Whether it may be made again when nobody knows what became of it. */
    boolean mayRepeat() {
        return repeatable || IDEMPOTENT.contains(method);
    }

    /** Whether it only reads. */
    boolean isRead() {
        return method.equals("GET") || method.equals("HEAD");
    }

    @Override
    public String toString() {
        return "ApiRequest[" + method + " " + key.endpoint() + "]";
    }
}
