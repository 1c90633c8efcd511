package dev.tributary.api.oauth;

import dev.tributary.api.oauth.OAuthException.Kind;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One request for a person's consent: the address for the browser, and what its redirect must bring
 * back. Good for one redirect only. Its text tells neither state nor verifier.
 */
public final class AuthorizationRequest {

    /** 256 bits: 43 characters, the least that RFC 7636 §4.1 takes. */
    private static final int RANDOM_BYTES = 32;

    /** RFC 6749 §4.1.2.1; other words are not shown. */
    private static final Set<String> ERRORS =
            Set.of(
                    "invalid_request",
                    "unauthorized_client",
                    "unsupported_response_type",
                    "invalid_scope",
                    "server_error",
                    "temporarily_unavailable");

    private final URI address;
    private final URI redirect;
    private final String state;
    private final String verifier;
    private final AtomicBoolean answered = new AtomicBoolean();

    /**
     * What a redirect has brought.
     *
     * @param code a secret, good for once
     * @param parameters all that it brought, the code among them
     */
    public record Redirected(String code, Map<String, String> parameters) {

        public Redirected {
            parameters = Map.copyOf(parameters);
        }

        @Override
        public String toString() {
            return "Redirected" + parameters.keySet();
        }
    }

    private AuthorizationRequest(URI address, URI redirect, String state, String verifier) {
        this.address = address;
        this.redirect = redirect;
        this.state = state;
        this.verifier = verifier;
    }

    /**
     * A new request.
     *
     * @param clientId of ours
     * @param redirect where the browser is sent back to; known to the provider
     * @throws OAuthException where no person is asked for this provider
     */
    public static AuthorizationRequest of(
            Provider provider, String clientId, URI redirect, SecureRandom random) {
        URI endpoint =
                provider.endpoints()
                        .authorization()
                        .orElseThrow(
                                () ->
                                        new OAuthException(
                                                Kind.REFUSED,
                                                provider.name() + " asks no person for consent",
                                                0));
        String state = random(random);
        String verifier = random(random);
        Map<String, String> query = new LinkedHashMap<>();
        query.put("response_type", "code");
        query.put("client_id", clientId);
        query.put("redirect_uri", redirect.toString());
        if (!provider.scopes().isEmpty()) {
            query.put("scope", String.join(" ", provider.scopes()));
        }
        query.put("state", state);
        query.put("code_challenge", challenge(verifier));
        query.put("code_challenge_method", "S256");
        query.putAll(provider.authorizationParameters());
        String joint = endpoint.getRawQuery() == null ? "?" : "&";
        return new AuthorizationRequest(
                URI.create(endpoint + joint + FormText.write(query)), redirect, state, verifier);
    }

    /** Where the person's browser goes; tells the state, so it is shown to that person only. */
    public URI address() {
        return address;
    }

    URI redirect() {
        return redirect;
    }

    String verifier() {
        return verifier;
    }

    /**
     * Reads what a redirect brought.
     *
     * @param query the part behind the question mark
     * @throws OAuthException where the person said no, the redirect is not of this request, or one
     *     came before
     */
    public Redirected redirected(String query) {
        Map<String, String> parameters =
                FormText.read(query).orElseThrow(AuthorizationRequest::strange);
        byte[] given = parameters.getOrDefault("state", "").getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(given, state.getBytes(StandardCharsets.UTF_8))) {
            throw strange();
        }
        if (!answered.compareAndSet(false, true)) {
            throw new OAuthException(
                    Kind.STATE, "this consent was used before: begin again with authorize", 0);
        }
        String error = parameters.get("error");
        if ("access_denied".equals(error)) {
            throw new OAuthException(
                    Kind.DENIED, "the consent was not given: nothing is stored", 0);
        }
        if (error != null) {
            throw new OAuthException(
                    Kind.REFUSED,
                    "the provider refuses ("
                            + (ERRORS.contains(error) ? error : "unknown error")
                            + "): see the client's settings there",
                    0);
        }
        String code = parameters.get("code");
        if (code == null || code.isBlank()) {
            throw strange();
        }
        return new Redirected(code, parameters);
    }

    private static OAuthException strange() {
        return new OAuthException(
                Kind.STATE,
                "this redirect does not belong to the consent that was asked for: begin again with"
                        + " authorize, and follow the link that it prints",
                0);
    }

    private static String random(SecureRandom random) {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** RFC 7636 §4.2. */
    static String challenge(String verifier) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    @Override
    public String toString() {
        return "AuthorizationRequest[" + redirect + "]";
    }
}
