package dev.tributary.api.testing;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request as a server saw it.
 *
 * @param method GET, POST, CONNECT, …
 * @param target path and query, as they were sent
 * @param headers by their names in lower case
 * @param body empty where there is none
 */
public record Seen(String method, String target, Map<String, String> headers, byte[] body) {

    /** A header, whatever the case of its name. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** The path without the query. */
    public String path() {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    /** The body as UTF-8. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
