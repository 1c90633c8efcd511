package dev.tributary.commons.crypto;

import java.nio.charset.StandardCharsets;

/**
 * What a derived key is for: the label from which, with a keyset's key, it is derived.
 *
 * <p>Labels are part of the written format; one that has been used never changes its meaning.
 */
final class Purpose {

    /** Moves dates. */
    static final byte[] SHIFT = ascii("tributary/shift/v1");

    /** Encrypts at random. */
    static final byte[] GCM = ascii("tributary/field/gcm/v1");

    /** Encrypts the same to the same. */
    static final byte[] SIV = ascii("tributary/field/siv/v1");

    /** Names a subject in the store of salts. */
    static final byte[] SUBJECT = ascii("tributary/subject/v1");

    private static final byte[] TOKEN = ascii("tributary/token/v1\0");
    private static final byte[] SUBJECT_GCM = ascii("tributary/subject/gcm/v1\0");
    private static final byte[] SUBJECT_SIV = ascii("tributary/subject/siv/v1\0");

    private Purpose() {}

    /** Makes tokens of one domain. */
    static byte[] token(String domain) {
        return join(TOKEN, domain.getBytes(StandardCharsets.UTF_8));
    }

    /** Encrypts one subject's values at random. */
    static byte[] subjectGcm(byte[] salt) {
        return join(SUBJECT_GCM, salt);
    }

    /** Encrypts one subject's values, the same to the same. */
    static byte[] subjectSiv(byte[] salt) {
        return join(SUBJECT_SIV, salt);
    }

    private static byte[] ascii(String label) {
        return label.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] join(byte[] label, byte[] rest) {
        byte[] all = new byte[label.length + rest.length];
        System.arraycopy(label, 0, all, 0, label.length);
        System.arraycopy(rest, 0, all, label.length, rest.length);
        return all;
    }
}
