package dev.tributary.api.http;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a provider says about its failures beyond HTTP, as data.
 *
 * @param shouldRetry a header that says {@code true} or {@code false}, as Stripe's {@code
 *     Stripe-Should-Retry}
 * @param requestId a header that names the request for the provider's support
 * @param codes where in a JSON body its error code may stand, the first that is there counts; told
 *     in errors, so only what comes from a fixed list
 * @param limitedCodes codes that mean too many calls, whatever the status
 * @param transientCodes codes that mean that a later call may go well, whatever the status
 */
public record ProviderHints(
        Optional<String> shouldRetry,
        Optional<String> requestId,
        List<JsonPointer> codes,
        Set<String> limitedCodes,
        Set<String> transientCodes) {

    /** For a provider that speaks plain HTTP. */
    public static final ProviderHints NONE =
            new ProviderHints(Optional.empty(), Optional.empty(), List.of(), Set.of(), Set.of());

    public ProviderHints {
        codes = List.copyOf(codes);
        limitedCodes = Set.copyOf(limitedCodes);
        transientCodes = Set.copyOf(transientCodes);
    }
}
