package dev.tributary.api.webhook;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request as it came, not yet trusted. Its text tells the method only.
 *
 * @param method as POST
 * @param path what follows the route's own path, as {@code /Patient/1}; mostly empty
 * @param headers all values by lower-case name
 * @param body its bytes, untouched: signatures are over these
 * @param certificates the chain that the sender has shown and TLS has checked; mostly empty
 */
public record WebhookRequest(
        String method,
        String path,
        Map<String, List<String>> headers,
        byte[] body,
        List<X509Certificate> certificates) {

    public WebhookRequest {
        headers = Map.copyOf(headers);
        certificates = List.copyOf(certificates);
    }

    /**
     * A header that stands there once; empty when it is missing, and also when it stands there
     * twice, as one could be meant for us and the other for a proxy.
     *
     * @param name in any case
     */
    public Optional<String> header(String name) {
        List<String> values = headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
        return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
    }

    @Override
    public String toString() {
        return "WebhookRequest[" + method + "]";
    }
}
