package dev.tributary.api.oauth;

import dev.tributary.api.http.ApiException;
import dev.tributary.api.http.Authorization;
import dev.tributary.api.limit.CallKey;
import java.util.Map;
import java.util.function.Function;

/**
 * Authorizes calls with a key of the configuration, which is read again through the config provider
 * when the provider of the API does not take it (401): a key can be rolled without a restart.
 */
public final class SecretAuthorization implements Authorization {

    private final Secret secret;
    private final Function<String, Map<String, String>> headers;

    /**
     * In headers of the provider's own.
     *
     * @param headers made of the key
     */
    public SecretAuthorization(Secret secret, Function<String, Map<String, String>> headers) {
        this.secret = secret;
        this.headers = headers;
    }

    /** In {@code Authorization: Bearer}. */
    public static SecretAuthorization bearer(Secret secret) {
        return new SecretAuthorization(
                secret, key -> Map.of("Authorization", "Bearer " + key.strip()));
    }

    @Override
    public Map<String, String> headers(CallKey call, boolean refresh) throws ApiException {
        try {
            if (refresh) {
                secret.reread();
            }
            return headers.apply(secret.value());
        } catch (OAuthException missing) {
            throw ApiException.unauthorized(
                    ApiException.Kind.SETUP, call.endpoint(), missing.getMessage());
        }
    }
}
