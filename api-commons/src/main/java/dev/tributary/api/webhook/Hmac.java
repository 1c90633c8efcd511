package dev.tributary.api.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 with a secret that is text, over bytes: no character set of the platform is used. */
final class Hmac {

    private static final String NAME = "HmacSHA256";

    private Hmac() {}

    /**
     * The code over parts that follow each other.
     *
     * @param secret its characters as UTF-8 are the key
     */
    static byte[] of(String secret, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance(NAME);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), NAME));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + NAME, e);
        }
    }

    /** Whether two codes are the same, in a time that does not tell where they differ. */
    static boolean same(byte[] expected, byte[] given) {
        return MessageDigest.isEqual(expected, given);
    }
}
