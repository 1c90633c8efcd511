package dev.tributary.commons.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A digest that only the holder of {@code digest.key} can compute.
 *
 * <p>A plain hash of a small clinical message, a name or a control number can be guessed; an HMAC
 * cannot. Without a key there is no digest at all. Safe for use by several threads.
 */
public final class KeyedDigest {

    /** The algorithm, by its JDK name's usual spelling. */
    public static final String ALGORITHM = "HMAC-SHA256";

    private static final String JDK_NAME = "HmacSHA256";
    private static final KeyedDigest ABSENT = new KeyedDigest(null, null);

    private final SecretKeySpec key;
    private final byte[] domain;

    private KeyedDigest(SecretKeySpec key, byte[] domain) {
        this.key = key;
        this.domain = domain;
    }

    /**
     * A digest for one purpose; digests of two purposes never compare equal.
     *
     * @param key the secret, at least 32 bytes; empty gives a digest that is always absent
     * @param purpose what is digested, as {@code payload}
     */
    public static KeyedDigest of(Optional<byte[]> key, String purpose) {
        return key.map(
                        bytes ->
                                new KeyedDigest(
                                        new SecretKeySpec(bytes, JDK_NAME),
                                        (purpose + "\0").getBytes(StandardCharsets.UTF_8)))
                .orElse(ABSENT);
    }

    /** Whether there is a key. */
    public boolean isPresent() {
        return key != null;
    }

    /** The digest of parts that are each closed by their length, so that none can shift. */
    public Optional<byte[]> bytes(byte[]... parts) {
        if (key == null) {
            return Optional.empty();
        }
        Mac mac = newMac();
        mac.update(domain);
        for (byte[] part : parts) {
            mac.update(part);
            int n = part.length;
            mac.update(
                    new byte[] {(byte) (n >>> 24), (byte) (n >>> 16), (byte) (n >>> 8), (byte) n});
        }
        return Optional.of(mac.doFinal());
    }

    /** The same in lower-case hex. */
    public Optional<String> hex(byte[]... parts) {
        return bytes(parts).map(HexFormat.of()::formatHex);
    }

    private Mac newMac() {
        try {
            Mac mac = Mac.getInstance(JDK_NAME);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + JDK_NAME, e);
        }
    }
}
