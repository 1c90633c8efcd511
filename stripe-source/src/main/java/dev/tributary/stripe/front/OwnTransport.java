package dev.tributary.stripe.front;

import com.stripe.model.StripeObject;
import com.stripe.net.ApiMode;
import com.stripe.net.ApiResource.RequestMethod;
import com.stripe.net.BaseAddress;
import com.stripe.net.HttpHeaders;
import com.stripe.net.RawApiRequest;
import com.stripe.net.RequestOptions;
import com.stripe.net.StripeResponse;
import com.stripe.net.StripeResponseGetter;
import dev.tributary.api.http.ApiException;
import dev.tributary.api.http.ApiRequest;
import dev.tributary.api.http.ApiResponse;
import dev.tributary.api.limit.CallKey;
import dev.tributary.api.source.Calls;
import java.io.InputStream;
import java.lang.reflect.Type;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Carries one raw request of Stripe's library over our own HTTP.
 *
 * <p>The library's interface knows neither our failures nor interrupts: they cross it as {@link
 * Carried}, which {@link SdkApi} opens again.
 */
final class OwnTransport implements StripeResponseGetter {

    /** A failure of ours on its way through the library. */
    static final class Carried extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private Carried(Exception cause) {
            super("carried through", cause, false, false);
        }

        /** What was carried. */
        ApiException rethrown() throws InterruptedException {
            if (getCause() instanceof InterruptedException interrupted) {
                throw interrupted;
            }
            return (ApiException) getCause();
        }
    }

    private final Calls calls;
    private final CallKey key;
    private final URI base;
    private final String version;

    OwnTransport(Calls calls, CallKey key, URI base, String version) {
        this.calls = calls;
        this.key = key;
        this.base = base;
        this.version = version;
    }

    @Override
    public StripeResponse rawRequest(RawApiRequest request) {
        if (request.getMethod() != RequestMethod.GET) {
            throw new IllegalStateException("this source only reads");
        }
        ApiRequest call =
                ApiRequest.get(URI.create(base + request.getPath()), key)
                        .with("Accept", "application/json")
                        .with("Stripe-Version", version);
        String account = request.getOptions().getStripeAccount();
        if (account != null) {
            call = call.with("Stripe-Account", account);
        }
        try {
            ApiResponse answer = calls.call(call);
            return new StripeResponse(
                    answer.status(),
                    HttpHeaders.of(answer.headers().map()),
                    new String(answer.body(), StandardCharsets.UTF_8));
        } catch (ApiException | InterruptedException failed) {
            throw new Carried(failed);
        }
    }

    // The library still has it implemented.
    @SuppressWarnings({"deprecation", "TypeParameterUnusedInFormals"})
    @Override
    public <T extends StripeObject> T request(
            BaseAddress address,
            RequestMethod method,
            String path,
            Map<String, Object> params,
            Type type,
            RequestOptions options,
            ApiMode mode) {
        throw typed();
    }

    @SuppressWarnings("deprecation")
    @Override
    public InputStream requestStream(
            BaseAddress address,
            RequestMethod method,
            String path,
            Map<String, Object> params,
            RequestOptions options,
            ApiMode mode) {
        throw typed();
    }

    private static IllegalStateException typed() {
        return new IllegalStateException("the library's types are not used: JSON stays as it came");
    }
}
