package dev.tributary.commons.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tributary.commons.crypto.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;

/**
 * The hash of a link, over a canonical form that a reader of the topic can rebuild.
 *
 * <p>Canonical form: the record as JSON without white space, absent fields and {@code hash} left
 * out, names in ascending order at every level, whole numbers as digits.
 */
public final class AuditHash {

    private static final ObjectMapper JSON = new ObjectMapper();

    private AuditHash() {}

    /** SHA-256 in hex of a link's canonical form. */
    public static String of(Struct link) {
        return of(toMap(link));
    }

    /**
     * The same of a link as it was read back.
     *
     * @param link names to strings, whole numbers and nested maps
     */
    public static String of(Map<String, ?> link) {
        SortedMap<String, Object> canonical = canonical(link);
        canonical.remove("hash");
        try {
            return sha256(JSON.writeValueAsString(canonical));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("an audit link holds only strings and numbers", e);
        }
    }

    /** SHA-256 in hex of a text's UTF-8 bytes. */
    public static String sha256(String text) {
        return Sha256.hex(text.getBytes(StandardCharsets.UTF_8));
    }

    private static SortedMap<String, Object> canonical(Map<String, ?> map) {
        TreeMap<String, Object> sorted = new TreeMap<>();
        map.forEach(
                (name, value) -> {
                    if (value instanceof Map<?, ?> nested) {
                        TreeMap<String, Object> inner = new TreeMap<>();
                        nested.forEach((k, v) -> inner.put(String.valueOf(k), v));
                        sorted.put(name, canonical(inner));
                    } else if (value != null) {
                        sorted.put(name, value);
                    }
                });
        return sorted;
    }

    private static Map<String, Object> toMap(Struct struct) {
        TreeMap<String, Object> map = new TreeMap<>();
        for (Field field : struct.schema().fields()) {
            Object value = struct.get(field);
            map.put(field.name(), value instanceof Struct nested ? toMap(nested) : value);
        }
        return map;
    }
}
