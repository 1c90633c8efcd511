package dev.tributary.commons.crypto;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Pseudonyms: {@code tok1.<key>.<22 characters>}, the same for the same value wherever it stands,
 * in whichever connector, as long as the key is the primary one.
 *
 * <p>36 characters without white space or anything that a key, a file or a URL would escape. Who
 * lacks the keyset can neither compute nor test a token. Safe for use by several threads.
 */
public final class Tokens {

    private static final String SCHEME = "tok1.";
    private static final int BYTES = 16;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final Keyset keyset;

    /** By domain, of which a policy has few; the primary version first. */
    private final Map<String, List<Version>> domains = new ConcurrentHashMap<>();

    private record Version(String prefix, KeyedHash hash) {

        String token(String value) {
            return prefix + BASE64.encodeToString(Arrays.copyOf(hash.of(value), BYTES));
        }
    }

    private Tokens(Keyset keyset) {
        this.keyset = keyset;
    }

    public static Tokens of(Keyset keyset) {
        return new Tokens(keyset);
    }

    /**
     * The value's token under the primary key.
     *
     * @param domain values of two domains have different tokens; from a small set
     */
    public String token(String domain, String value) {
        return versions(domain).get(0).token(value);
    }

    /**
     * The value's tokens under every key, the primary's first: what it may be found under while
     * tokens from before a rotation are still about.
     */
    public List<String> tokens(String domain, String value) {
        return versions(domain).stream().map(version -> version.token(value)).toList();
    }

    private List<Version> versions(String domain) {
        List<Version> known = domains.get(domain);
        return known == null ? domains.computeIfAbsent(domain, this::derive) : known;
    }

    private List<Version> derive(String domain) {
        byte[] purpose = Purpose.token(domain);
        return keyset.versions().stream()
                .map(
                        version ->
                                new Version(
                                        SCHEME + Keyset.name(version) + ".",
                                        KeyedHash.of(keyset, version, purpose)))
                .toList();
    }

    @Override
    public String toString() {
        return "Tokens[" + keyset + "]";
    }
}
