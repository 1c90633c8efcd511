package dev.tributary.api.oauth;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is particular to a provider of an API: constants only, from its documentation.
 *
 * @param name as it begins the names of grants and stands behind {@code tributary authorize}
 * @param endpoints where its authorization server is
 * @param scopes what is asked for
 * @param authentication how the client shows who it is at the token endpoint
 * @param fields where it says what RFC 6749 has no word for
 * @param authorizationParameters more parameters of the authorization request
 * @param loopback whether it takes {@code http://127.0.0.1} as a redirect URI
 * @param grace for how long a refresh token stays good when it was replaced; zero if not at all
 */
public record Provider(
        String name,
        Endpoints endpoints,
        List<String> scopes,
        ClientAuthentication authentication,
        Fields fields,
        Map<String, String> authorizationParameters,
        boolean loopback,
        Duration grace) {

    /**
     * Where an authorization server is.
     *
     * @param authorization a person's browser goes there; empty where no person is asked
     * @param token tokens come from there
     * @param revocation tokens end there (RFC 7009); empty where there is no such
     */
    public record Endpoints(Optional<URI> authorization, URI token, Optional<URI> revocation) {

        public Endpoints {
            authorization.ifPresent(Endpoints::requireSafe);
            requireSafe(token);
            revocation.ifPresent(Endpoints::requireSafe);
        }

        /** Tokens and secrets go there: encrypted, or not off this machine. */
        private static void requireSafe(URI endpoint) {
            boolean local =
                    List.of("localhost", "127.0.0.1", "[::1]")
                            .contains(String.valueOf(endpoint.getHost()));
            boolean safe =
                    "https".equalsIgnoreCase(endpoint.getScheme())
                            || ("http".equalsIgnoreCase(endpoint.getScheme()) && local);
            if (endpoint.getHost() == null || endpoint.getUserInfo() != null || !safe) {
                throw new IllegalArgumentException(
                        "an endpoint must be an https address; http is for this machine only");
            }
        }
    }

    /**
     * Names of what a provider adds.
     *
     * @param account parameter of the redirect, or field of the token endpoint's answer, that tells
     *     which account was authorised, as {@code realmId}; empty where the user says it
     * @param refreshExpiresIn field with the seconds until the refresh token ends unused
     * @param hardExpiresIn field with the seconds until the grant ends whatever is done
     */
    public record Fields(
            Optional<String> account,
            Optional<String> refreshExpiresIn,
            Optional<String> hardExpiresIn) {

        /** None of them. */
        public static Fields none() {
            return new Fields(Optional.empty(), Optional.empty(), Optional.empty());
        }
    }

    public Provider {
        scopes = List.copyOf(scopes);
        authorizationParameters = Map.copyOf(authorizationParameters);
        if (!name.matches("[a-z][a-z0-9-]*")) {
            throw new IllegalArgumentException(
                    "a provider's name is of small letters, digits and hyphens");
        }
    }

    /** The name of a grant for one of its accounts. */
    public String grant(String account) {
        return name + "/" + account;
    }

    /** The same provider elsewhere, as a sandbox of it. */
    public Provider at(Endpoints elsewhere) {
        return new Provider(
                name,
                elsewhere,
                scopes,
                authentication,
                fields,
                authorizationParameters,
                loopback,
                grace);
    }
}
