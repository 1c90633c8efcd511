package dev.tributary.commons.crypto;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Keysets of keys that are no secret, in Tink's JSON. */
public final class TestKeysets {

    /** What stands before the 32 bytes of a key in Tink's binary form of it. */
    private static final byte[] BEFORE_KEY = {0x12, 2, 8, 3, 0x1a, 32};

    private TestKeysets() {}

    /** A key of the set: 32 times the same byte. */
    public record Key(int id, int filling, String status) {

        String json() {
            byte[] value = Arrays.copyOf(BEFORE_KEY, BEFORE_KEY.length + 32);
            Arrays.fill(value, BEFORE_KEY.length, value.length, (byte) filling);
            return """
                    {"keyData":{"typeUrl":"type.googleapis.com/google.crypto.tink.HkdfPrfKey",\
                    "value":"%s","keyMaterialType":"SYMMETRIC"},\
                    "status":"%s","keyId":%s,"outputPrefixType":"RAW"}"""
                    .formatted(
                            Base64.getEncoder().encodeToString(value),
                            status,
                            Integer.toUnsignedString(id));
        }
    }

    public static Key key(int id, int filling) {
        return new Key(id, filling, "ENABLED");
    }

    public static Key disabled(int id, int filling) {
        return new Key(id, filling, "DISABLED");
    }

    public static String json(int primary, Key... keys) {
        return "{\"primaryKeyId\":%s,\"key\":[%s]}"
                .formatted(
                        Integer.toUnsignedString(primary),
                        Arrays.stream(keys).map(Key::json).collect(Collectors.joining(",")));
    }

    public static Keyset keyset(int primary, Key... keys) {
        return Keyset.parse(json(primary, keys));
    }

    /** A keyset of keys 1 to n, each filled with its number, of which the last is the primary. */
    public static Keyset rotatedTo(int n) {
        List<Key> keys = IntStream.rangeClosed(1, n).mapToObj(id -> key(id, id)).toList();
        return keyset(n, keys.toArray(new Key[0]));
    }
}
