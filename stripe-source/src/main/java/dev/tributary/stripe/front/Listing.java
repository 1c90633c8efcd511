package dev.tributary.stripe.front;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What is asked for: a path and its parameters, in the order in which they were given. Its text
 * tells the path alone.
 *
 * @param path below {@code /v1/}, as {@code charges} or {@code charges/ch_1}
 * @param endpoint as limits name it, without ids
 * @param parameters by name
 */
public record Listing(String path, String endpoint, Map<String, String> parameters) {

    /** The most that Stripe gives at a time. */
    public static final int PAGE = 100;

    public Listing {
        parameters = new LinkedHashMap<>(parameters);
    }

    /** A page of a list, as large as pages can be. */
    public static Listing of(Resource resource) {
        return of(resource.path(), resource.also());
    }

    /** A page of the list with that path. */
    public static Listing of(String path, Map<String, String> also) {
        return new Listing(path, path, also).with("limit", PAGE);
    }

    /** One object of a list. */
    public static Listing one(String path, String id) {
        return new Listing(path + "/" + encoded(id), path + "/id", Map.of());
    }

    /** What stands by itself, as the balance. */
    public static Listing single(String path) {
        return new Listing(path, path, Map.of());
    }

    /** The same with one more parameter. */
    public Listing with(String name, Object value) {
        Map<String, String> more = new LinkedHashMap<>(parameters);
        more.put(name, String.valueOf(value));
        return new Listing(path, endpoint, more);
    }

    /** Created at that second or later. */
    public Listing since(long second) {
        return with("created[gte]", second);
    }

    /** Created at that second or before. */
    public Listing until(long second) {
        return with("created[lte]", second);
    }

    /** What comes after that object in the list. */
    public Listing after(String id) {
        return with("starting_after", id);
    }

    /** Path and query, as in a URL. */
    public String pathAndQuery() {
        return "/v1/"
                + path
                + (parameters.isEmpty()
                        ? ""
                        : parameters.entrySet().stream()
                                .map(e -> encoded(e.getKey()) + "=" + encoded(e.getValue()))
                                .collect(Collectors.joining("&", "?", "")));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "Listing[" + endpoint + "]";
    }
}
