package dev.tributary.api.oauth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.tributary.api.oauth.OAuthException.Kind;
import dev.tributary.api.token.TokenSet;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A provider's token endpoint, and the three grants that end there (RFC 6749 §4.1.3, §4.4, §6).
 * Safe for use by several threads.
 *
 * <p>Calls change tokens at the provider: tasks and the {@code authorize} command make them, never
 * {@code validate()} or {@code taskConfigs()}.
 */
public final class TokenEndpoint {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_BODY = 1 << 20;

    /** RFC 6749 §5.2, and what RFC 7009 and RFC 8628 add; other words are not shown. */
    private static final Set<String> ERRORS =
            Set.of(
                    "invalid_request",
                    "invalid_client",
                    "invalid_grant",
                    "unauthorized_client",
                    "unsupported_grant_type",
                    "invalid_scope",
                    "unsupported_token_type",
                    "slow_down");

    private final Provider provider;
    private final Client client;
    private final FormPost http;
    private final Clock clock;

    /**
     * The endpoint, for one client; nothing is called yet.
     *
     * @param http posts there
     */
    public TokenEndpoint(Provider provider, Client client, FormPost http, Clock clock) {
        this.provider = provider;
        this.client = client;
        this.http = http;
        this.clock = clock;
    }

    /**
     * Makes the first tokens of the code that a person's consent has given.
     *
     * @param account which was authorised; null where the answer tells it
     * @throws OAuthException where there are none
     */
    TokenSet exchange(AuthorizationRequest request, String code, String account) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", request.redirect().toString());
        form.put("client_id", client.id());
        form.put("code_verifier", request.verifier());
        JsonNode answer = ask(form);
        String named =
                account != null
                        ? account
                        : provider.fields()
                                .account()
                                .map(field -> answer.path(field).asText(""))
                                .filter(text -> !text.isBlank())
                                .orElseThrow(
                                        () ->
                                                new OAuthException(
                                                        Kind.REFUSED,
                                                        provider.name()
                                                                + " does not tell which account was"
                                                                + " authorised: name it with"
                                                                + " --account",
                                                        200));
        return tokens(provider.grant(named), answer, null);
    }

    /** Refreshes with the refresh token. */
    public Rotation refreshing() {
        return this::refresh;
    }

    /** Asks anew with the client's own credentials, without a person. */
    public Rotation clientCredentials() {
        return new Rotation() {
            @Override
            public TokenSet next(TokenSet before) {
                return credentials(before.grant());
            }

            @Override
            public Optional<TokenSet> first(String grant) {
                return Optional.of(credentials(grant));
            }
        };
    }

    private TokenSet refresh(TokenSet before) {
        if (before.refreshToken() == null) {
            throw new OAuthException(
                    Kind.GRANT, "there is no refresh token of " + before.grant(), 0);
        }
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "refresh_token");
        form.put("refresh_token", before.refreshToken());
        return tokens(before.grant(), ask(form), before);
    }

    private TokenSet credentials(String grant) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "client_credentials");
        if (!provider.scopes().isEmpty()) {
            form.put("scope", String.join(" ", provider.scopes()));
        }
        return tokens(grant, ask(form), null);
    }

    /**
     * Ends a grant at the provider (RFC 7009).
     *
     * @return false where the provider has no endpoint for that
     * @throws OAuthException where it was not ended
     */
    boolean revoke(TokenSet tokens) {
        Optional<URI> endpoint = provider.endpoints().revocation();
        if (endpoint.isEmpty()) {
            return false;
        }
        Map<String, String> form = new LinkedHashMap<>();
        boolean refresh = tokens.refreshToken() != null;
        form.put("token", refresh ? tokens.refreshToken() : tokens.accessToken());
        form.put("token_type_hint", refresh ? "refresh_token" : "access_token");
        FormPost.Reply reply = post(endpoint.get(), form);
        if (reply.status() / 100 != 2) {
            throw failure(reply);
        }
        return true;
    }

    private JsonNode ask(Map<String, String> form) {
        String used = client.secret().value();
        FormPost.Reply reply = post(provider.endpoints().token(), form);
        if (isClientFault(reply)) {
            client.secret().reread();
            if (!client.secret().value().equals(used)) {
                // It was rolled: once more with the new one.
                reply = post(provider.endpoints().token(), form);
            }
        }
        if (reply.status() != 200) {
            throw failure(reply);
        }
        JsonNode answer = json(reply);
        boolean bearer = "bearer".equalsIgnoreCase(answer.path("token_type").asText());
        if (!answer.path("access_token").isTextual() || !bearer) {
            throw new OAuthException(
                    Kind.TRANSIENT,
                    provider.name() + " answers without a bearer token; it is asked again",
                    reply.status());
        }
        return answer;
    }

    private FormPost.Reply post(URI endpoint, Map<String, String> fields) {
        Map<String, String> form = new LinkedHashMap<>(fields);
        Map<String, String> headers = new HashMap<>();
        client.authenticate(provider.authentication(), endpoint, clock.instant(), form, headers);
        try {
            FormPost.Reply reply = http.post(endpoint, form, headers);
            if (reply.body().length() > LONGEST_BODY) {
                throw new OAuthException(
                        Kind.REFUSED, provider.name() + " answers too much", reply.status());
            }
            return reply;
        } catch (IOException unanswered) {
            // Without the message, which may quote what was sent.
            throw new OAuthException(
                    Kind.TRANSIENT,
                    provider.name()
                            + "'s token endpoint did not answer ("
                            + unanswered.getClass().getSimpleName()
                            + "); it is asked again",
                    0);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            throw new OAuthException(
                    Kind.TRANSIENT, "interrupted while " + provider.name() + " was waited for", 0);
        }
    }

    private boolean isClientFault(FormPost.Reply reply) {
        return reply.status() == 401
                || (reply.status() == 400 && error(reply).equals("invalid_client"));
    }

    private OAuthException failure(FormPost.Reply reply) {
        int status = reply.status();
        String error = error(reply);
        String said =
                provider.name() + " answered " + status + (error.isEmpty() ? "" : " " + error);
        if (status == 429 || status >= 500 || error.equals("slow_down")) {
            return new OAuthException(Kind.TRANSIENT, said + "; it is asked again", status);
        }
        if (error.equals("invalid_grant")) {
            return new OAuthException(
                    Kind.GRANT, said + ": the consent is over, revoked or was replaced", status);
        }
        if (status == 401 || error.equals("invalid_client")) {
            return new OAuthException(
                    Kind.CLIENT,
                    said + ": see that the client's id and its secret or key are those of now",
                    status);
        }
        return new OAuthException(
                Kind.REFUSED,
                said + ": see the client's settings at the provider: scopes, grants, redirect URIs",
                status);
    }

    /** One of the words that are known; empty otherwise. */
    private static String error(FormPost.Reply reply) {
        try {
            JsonNode answer = JSON.readTree(reply.body());
            String error = answer == null ? "" : answer.path("error").asText("");
            return ERRORS.contains(error) ? error : "";
        } catch (JsonProcessingException noJson) {
            return "";
        }
    }

    private static JsonNode json(FormPost.Reply reply) {
        try {
            JsonNode answer = JSON.readTree(reply.body());
            return answer == null ? MissingNode.getInstance() : answer;
        } catch (JsonProcessingException noJson) {
            // Without it, since its message quotes the body; the caller misses the token.
            return MissingNode.getInstance();
        }
    }

    private TokenSet tokens(String grant, JsonNode answer, TokenSet before) {
        Instant now = clock.instant();
        boolean isNewRefresh = answer.path("refresh_token").isTextual();
        Map<String, String> attributes =
                new HashMap<>(before == null ? Map.of() : before.attributes());
        if (answer.path("scope").isTextual()) {
            attributes.put("scope", answer.path("scope").asText());
        }
        Instant refreshEnd = end(now, answer, provider.fields().refreshExpiresIn());
        Instant hardEnd = end(now, answer, provider.fields().hardExpiresIn());
        return new TokenSet(
                grant,
                before == null ? 1 : before.generation() + 1,
                answer.path("access_token").asText(),
                end(now, answer, Optional.of("expires_in")),
                // RFC 6749 §6: without a new one, the old one stays.
                isNewRefresh || before == null
                        ? answer.path("refresh_token").textValue()
                        : before.refreshToken(),
                refreshEnd == null && before != null ? before.refreshExpires() : refreshEnd,
                hardEnd == null && before != null ? before.hardExpires() : hardEnd,
                now,
                attributes);
    }

    /** Some providers write the number as a text. */
    private static Instant end(Instant now, JsonNode answer, Optional<String> field) {
        long seconds = field.map(name -> answer.path(name).asLong(0)).orElse(0L);
        return seconds > 0 ? now.plusSeconds(Math.min(seconds, Integer.MAX_VALUE)) : null;
    }

    @Override
    public String toString() {
        return "TokenEndpoint[" + provider.name() + ", " + client + "]";
    }
}
