package dev.tributary.api.oauth;

import dev.tributary.api.http.ApiException;
import dev.tributary.api.http.Authorization;
import dev.tributary.api.limit.CallKey;
import dev.tributary.api.token.TokenStoreException;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Authorizes each call with the access token of its account (RFC 6750 §2.1). */
public final class BearerAuthorization implements Authorization {

    private final TokenRefresher refresher;
    private final UnaryOperator<String> grantOf;

    /**
     * With the tokens that a refresher keeps fresh.
     *
     * @param grantOf the grant of a call's account, as {@code provider::grant}
     */
    public BearerAuthorization(TokenRefresher refresher, UnaryOperator<String> grantOf) {
        this.refresher = refresher;
        this.grantOf = grantOf;
    }

    @Override
    public Map<String, String> headers(CallKey call, boolean refresh)
            throws ApiException, InterruptedException {
        try {
            String token = refresher.accessToken(grantOf.apply(call.account()), refresh);
            return Map.of("Authorization", "Bearer " + token);
        } catch (OAuthException none) {
            throw failure(call, kind(none), none);
        } catch (TokenStoreException none) {
            throw failure(
                    call,
                    none.isTransient() ? ApiException.Kind.TRANSIENT : ApiException.Kind.SETUP,
                    none);
        }
    }

    private static ApiException.Kind kind(OAuthException none) {
        return switch (none.kind()) {
            case TRANSIENT -> ApiException.Kind.TRANSIENT;
            case GRANT, CLIENT -> ApiException.Kind.AUTHORIZATION;
            case REFUSED, DENIED, STATE -> ApiException.Kind.REFUSED;
        };
    }

    private static ApiException failure(CallKey call, ApiException.Kind kind, RuntimeException none)
            throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("the task stops");
        }
        return ApiException.unauthorized(kind, call.endpoint(), none.getMessage());
    }
}
