package dev.tributary.api.http;

import dev.tributary.api.http.ApiException.Kind;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where a redirect may lead. The JDK's client would take every header along; here what authorizes,
 * and every other header of the caller's, stays with the origin (RFC 6454) that it was meant for,
 * and a body never leaves it.
 */
final class Redirects {

    private static final Set<Integer> STATUSES = Set.of(301, 302, 303, 307, 308);
    private static final Set<Integer> KEEP_METHOD = Set.of(307, 308);
    private static final Set<String> HARMLESS =
            Set.of("accept", "accept-language", "accept-encoding", "range");

    private Redirects() {}

    static boolean is(int status) {
        return STATUSES.contains(status);
    }

    /** The call that follows. */
    static ApiRequest follow(ApiRequest request, int status, Optional<String> location)
            throws ApiException {
        URI target = target(request, status, location);
        boolean same = isSameOrigin(request.uri(), target);
        if (request.uri().getScheme().equalsIgnoreCase("https")
                && !"https".equalsIgnoreCase(target.getScheme())) {
            throw refused(request, status, "it redirects to an address without TLS");
        }
        if (!request.isRead() && !(same && KEEP_METHOD.contains(status))) {
            throw refused(request, status, "it redirects a call that does more than read");
        }
        Map<String, String> headers = new LinkedHashMap<>(request.headers());
        if (!same) {
            headers.keySet().removeIf(name -> !HARMLESS.contains(name.toLowerCase(Locale.ROOT)));
        }
        return new ApiRequest(
                request.method(),
                target,
                headers,
                request.body(),
                request.key(),
                request.repeatable(),
                request.deadline());
    }

    static boolean isSameOrigin(URI one, URI other) {
        return one.getScheme().equalsIgnoreCase(other.getScheme())
                && one.getHost().equalsIgnoreCase(other.getHost())
                && port(one) == port(other);
    }

    private static int port(URI uri) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return uri.getScheme().equalsIgnoreCase("https") ? 443 : 80;
    }

    private static URI target(ApiRequest request, int status, Optional<String> location)
            throws ApiException {
        try {
            URI target =
                    location.map(text -> request.uri().resolve(text.strip()))
                            .filter(uri -> uri.getHost() != null && uri.getScheme() != null)
                            .orElse(null);
            if (target != null) {
                return target;
            }
        } catch (IllegalArgumentException noUri) {
            // Said below, without the text.
        }
        throw refused(request, status, "it redirects to no address");
    }

    static ApiException refused(ApiRequest request, int status, String what) {
        return new ApiFailure(Kind.REFUSED, request.key().endpoint())
                .answered(status)
                .because(what + ", which is not followed: see that the configured URL is right")
                .exception();
    }
}
