package dev.tributary.stripe.front;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.net.ApiResource.RequestMethod;
import com.stripe.net.RawRequestOptions;
import com.stripe.net.StripeResponse;
import dev.tributary.api.http.ApiException;
import dev.tributary.api.http.ApiJson;
import dev.tributary.api.http.ProviderHints;
import dev.tributary.api.limit.CallKey;
import dev.tributary.api.limit.Priority;
import dev.tributary.api.source.Calls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Has Stripe's library make raw requests, and our own HTTP carry them: limits, retries, proxy and
 * TLS are the source's, and the JSON stays as it came. Nothing of the library that is global to the
 * JVM is touched; its own connections, retries and telemetry are never used.
 */
public final class SdkApi implements StripeApi {

    /** What Stripe says about its failures beyond HTTP. */
    public static final ProviderHints HINTS =
            new ProviderHints(
                    Optional.of("Stripe-Should-Retry"),
                    Optional.of("Request-Id"),
                    List.of(JsonPointer.compile("/error/code"), JsonPointer.compile("/error/type")),
                    Set.of("rate_limit", "rate_limit_error"),
                    Set.of("lock_timeout"));

    /** What limits count the calls for the key's own account against. */
    private static final String OWN = "own";

    private final Calls calls;
    private final URI base;
    private final String version;

    /**
     * An API.
     *
     * @param base as {@code https://api.stripe.com}
     * @param version of the API, which answers are written in
     */
    public SdkApi(Calls calls, URI base, String version) {
        this.calls = calls;
        this.base = base;
        this.version = version;
    }

    @Override
    public JsonNode get(String account, Listing listing, Priority priority)
            throws ApiException, InterruptedException {
        CallKey key = calls.key(account == null ? OWN : account, listing.endpoint(), priority);
        RawRequestOptions options = RawRequestOptions.builder().setStripeAccount(account).build();
        try {
            StripeResponse answer =
                    new StripeClient(new OwnTransport(calls, key, base, version))
                            .rawRequest(RequestMethod.GET, listing.pathAndQuery(), null, options);
            return json(answer, listing);
        } catch (OwnTransport.Carried carried) {
            throw carried.rethrown();
        } catch (StripeException never) {
            throw new IllegalStateException(
                    "only our transport makes calls, and it throws none of" + " these", never);
        }
    }

    private static JsonNode json(StripeResponse answer, Listing listing) throws ApiException {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        try {
            return ApiJson.read(new ByteArrayInputStream(body), listing.endpoint());
        } catch (IOException fromMemory) {
            throw new IllegalStateException("bytes in memory can be read", fromMemory);
        }
    }
}
