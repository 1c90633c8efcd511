package dev.tributary.commons.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA256 under one derived key, as fast as the JDK does it: each thread keeps a {@link Mac}
 * that holds the key already. Safe for use by several threads.
 */
final class KeyedHash {

    /** How long its keys are, in bytes. */
    static final int KEY_LENGTH = 32;

    private static final String JDK_NAME = "HmacSHA256";

    private final SecretKeySpec key;

    /** Of this object, since its key is: there are few, and they go with their keyset. */
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<Mac> macs = ThreadLocal.withInitial(this::newMac);

    KeyedHash(byte[] key) {
        this.key = new SecretKeySpec(key, JDK_NAME);
    }

    /** The key of a version for a purpose. */
    static KeyedHash of(Keyset keyset, int version, byte[] purpose) {
        return new KeyedHash(keyset.derive(version, purpose, KEY_LENGTH));
    }

    /** All 32 bytes for a text's UTF-8. */
    byte[] of(String text) {
        return macs.get().doFinal(text.getBytes(StandardCharsets.UTF_8));
    }

    private Mac newMac() {
        try {
            Mac mac = Mac.getInstance(JDK_NAME);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has " + JDK_NAME, impossible);
        }
    }
}
