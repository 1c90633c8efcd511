package dev.tributary.api.http;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.api.http.ApiException.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/** What an answer means that is no success: by its status, and by what the provider adds. */
final class Answers {

    /** A code or a name of a request is told in errors: no more than a word. */
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.:-]{1,80}");

    private final ProviderHints hints;

    Answers(ProviderHints hints) {
        this.hints = hints;
    }

    /** A failure and whether the provider forbids or wishes a repeat, where it says so. */
    record Meaning(ApiException failure, Optional<Boolean> shouldRepeat) {}

    Meaning of(String endpoint, int status, HttpHeaders headers, byte[] body, Instant now) {
        Optional<String> code = code(body);
        Kind kind = kind(status, code);
        Optional<Duration> after =
                kind == Kind.LIMITED || kind == Kind.TRANSIENT
                        ? RetryAfter.of(headers, now)
                        : Optional.empty();
        ApiException failure =
                new ApiFailure(kind, endpoint)
                        .answered(status)
                        .named(
                                code,
                                hints.requestId().flatMap(headers::firstValue).filter(this::isWord))
                        .after(after)
                        .because(remedy(kind, status))
                        .exception();
        return new Meaning(
                failure,
                hints.shouldRetry().flatMap(headers::firstValue).map(Boolean::parseBoolean));
    }

    private Optional<String> code(byte[] body) {
        if (hints.codes().isEmpty() || body.length == 0) {
            return Optional.empty();
        }
        try {
            JsonNode tree = ApiJson.read(new ByteArrayInputStream(body), "error");
            for (JsonPointer pointer : hints.codes()) {
                JsonNode node = tree.at(pointer);
                if (node.isValueNode() && isWord(node.asText())) {
                    return Optional.of(node.asText());
                }
            }
            return Optional.empty();
        } catch (ApiException | IOException noJson) {
            // A proxy's page, for example: the status has to do.
            return Optional.empty();
        }
    }

    private boolean isWord(String text) {
        return WORD.matcher(text).matches();
    }

    private Kind kind(int status, Optional<String> code) {
        if (code.isPresent() && hints.limitedCodes().contains(code.get())) {
            return Kind.LIMITED;
        }
        if (code.isPresent() && hints.transientCodes().contains(code.get())) {
            return Kind.TRANSIENT;
        }
        return switch (status) {
            case 429 -> Kind.LIMITED;
            case 401 -> Kind.AUTHORIZATION;
            case 403 -> Kind.FORBIDDEN;
            case 404, 410 -> Kind.NOT_FOUND;
            case 407 -> Kind.SETUP;
            case 408, 425 -> Kind.TRANSIENT;
            case 501, 505 -> Kind.REFUSED;
            default -> status >= 500 ? Kind.TRANSIENT : Kind.REFUSED;
        };
    }

    private static String remedy(Kind kind, int status) {
        return switch (kind) {
            case LIMITED -> "too many calls: lower the limit options if this lasts";
            case TRANSIENT -> "a fault of the provider: see its status page if this lasts";
            case AUTHORIZATION ->
                    "the credential or the token is not accepted: renew it, or authorise the"
                            + " account anew";
            case FORBIDDEN -> "the credential may not do this: give it the permission";
            case NOT_FOUND -> "it is not there, or no more";
            default ->
                    status == 407
                            ? "the proxy wants to know who calls: set http.proxy.user and"
                                    + " http.proxy.password"
                            : "the provider does not take the call as it is";
        };
    }
}
