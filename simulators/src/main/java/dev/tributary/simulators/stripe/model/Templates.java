package dev.tributary.simulators.stripe.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The fields that every object of a kind has in the latest version, most of them null. */
public final class Templates {

    private static final Map<String, byte[]> READ = new ConcurrentHashMap<>();
    private static final Map<String, byte[]> COMPACT = new ConcurrentHashMap<>();

    private Templates() {}

    /**
     * A new object of a kind.
     *
     * @param word the kind, as in {@code object}
     * @param parts names and values to set, in turn
     */
    public static ObjectNode of(String word, Object... parts) {
        ObjectNode node = Json.read(READ.computeIfAbsent(word, Templates::load));
        node.setAll(Json.object(parts));
        return node;
    }

    /** The fields of a kind as compact JSON; none when the kind has no template. */
    static byte[] bytes(String word) {
        return COMPACT.computeIfAbsent(
                word, kind -> hasOne(kind) ? Json.bytes(of(kind)) : new byte[0]);
    }

    private static boolean hasOne(String word) {
        return !word.isEmpty() && Templates.class.getResource(word + ".json") != null;
    }

    private static byte[] load(String word) {
        try (InputStream in = Templates.class.getResourceAsStream(word + ".json")) {
            if (in == null) {
                throw new IllegalArgumentException("no template for " + word);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
