package dev.tributary.simulators.stripe.http;

import com.sun.net.httpserver.HttpExchange;
import dev.tributary.simulators.stripe.model.ApiVersion;
import dev.tributary.simulators.stripe.model.ObjectType;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * A request, taken apart.
 *
 * @param method HTTP method
 * @param path without the query
 * @param rawQuery as in the URL; null when there is none
 * @param key the API key; empty when there is none
 * @param account as the header {@code Stripe-Account} names it
 * @param version as the header {@code Stripe-Version} names it
 */
record Call(
        String method,
        String path,
        String rawQuery,
        Optional<String> key,
        Optional<String> account,
        Optional<String> version) {

    private static final String BASIC = "Basic ";
    private static final String BEARER = "Bearer ";

    static Call of(HttpExchange exchange) {
        return new Call(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                exchange.getRequestURI().getRawQuery(),
                header(exchange, "Authorization").flatMap(Call::key),
                header(exchange, "Stripe-Account"),
                header(exchange, "Stripe-Version"));
    }

    /** The path's parts after {@code /v1/}; none when it is another path. */
    List<String> parts() {
        return path.startsWith("/v1/")
                ? List.of(path.substring("/v1/".length()).split("/", -1))
                : List.of();
    }

    /** The kind of object that is asked for. */
    Optional<ObjectType> type() {
        List<String> parts = parts();
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        return parts.get(0).equals("account")
                ? Optional.of(ObjectType.ACCOUNT)
                : ObjectType.ofPath(parts.get(0));
    }

    /** The endpoint, with {@code {id}} for an id. */
    String endpoint() {
        List<String> parts = parts();
        return parts.size() == 2 ? "/v1/" + parts.get(0) + "/{id}" : path;
    }

    ApiVersion apiVersion() throws Problem {
        if (version.isEmpty()) {
            return ApiVersion.LATEST;
        }
        return ApiVersion.of(version.get())
                .orElseThrow(
                        () ->
                                Problem.badParameter(
                                        null,
                                        null,
                                        "Invalid Stripe API version: " + version.get()));
    }

    /** Its method and path. */
    @Override
    public String toString() {
        return "Call[" + method + " " + path + "]";
    }

    private static Optional<String> key(String authorization) {
        if (authorization.startsWith(BEARER)) {
            return Optional.of(authorization.substring(BEARER.length()).trim());
        }
        if (!authorization.startsWith(BASIC)) {
            return Optional.empty();
        }
        try {
            byte[] plain = Base64.getDecoder().decode(authorization.substring(BASIC.length()));
            return Optional.of(new String(plain, StandardCharsets.UTF_8).replaceAll(":.*", ""));
        } catch (IllegalArgumentException e) {
            // Not Base64: as good as no key, which is answered 401.
            return Optional.empty();
        }
    }

    private static Optional<String> header(HttpExchange exchange, String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
    }
}
