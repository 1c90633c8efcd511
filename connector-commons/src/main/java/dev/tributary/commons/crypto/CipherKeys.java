package dev.tributary.commons.crypto;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.DeterministicAead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.LowLevelCryptoCaller;
import com.google.crypto.tink.aead.XAesGcmKey;
import com.google.crypto.tink.aead.XAesGcmParameters;
import com.google.crypto.tink.aead.subtle.XAesGcmAead;
import com.google.crypto.tink.daead.AesSivKey;
import com.google.crypto.tink.daead.AesSivParameters;
import com.google.crypto.tink.daead.subtle.AesSivDeterministicAead;
import com.google.crypto.tink.util.SecretBytes;
import java.security.GeneralSecurityException;

/**
 * A key of each kind: XAES-256-GCM, which is AES-256-GCM with nonces so long that no volume of
 * records makes two alike, and AES-SIV (RFC 5297). Safe for use by several threads.
 */
final class CipherKeys {

    static final int GCM_LENGTH = 32;
    static final int SIV_LENGTH = 64;

    /** Twelve bytes of a nonce go into the key, twelve into AES-GCM. */
    private static final int SALT_LENGTH = 12;

    private final Aead gcm;
    private final DeterministicAead siv;

    private CipherKeys(Aead gcm, DeterministicAead siv) {
        this.gcm = gcm;
        this.siv = siv;
    }

    /** The keys of a version for two purposes. */
    static CipherKeys of(Keyset keyset, int version, byte[] forGcm, byte[] forSiv) {
        try {
            return new CipherKeys(
                    gcm(keyset.derive(version, forGcm, GCM_LENGTH)),
                    siv(keyset.derive(version, forSiv, SIV_LENGTH)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Tink takes keys of these lengths", impossible);
        }
    }

    byte[] seal(byte[] plain, byte[] bound, boolean deterministic) {
        try {
            return deterministic
                    ? siv.encryptDeterministically(plain, bound)
                    : gcm.encrypt(plain, bound);
        } catch (GeneralSecurityException tooLong) {
            throw new IllegalArgumentException("a value of " + plain.length + " bytes", tooLong);
        }
    }

    /** Fails where the key does not fit, or anything is not as it was sealed. */
    byte[] open(byte[] sealed, byte[] bound, boolean deterministic)
            throws GeneralSecurityException {
        return deterministic
                ? siv.decryptDeterministically(sealed, bound)
                : gcm.decrypt(sealed, bound);
    }

    @AccessesPartialKey
    @LowLevelCryptoCaller
    private static Aead gcm(byte[] key) throws GeneralSecurityException {
        return XAesGcmAead.create(
                XAesGcmKey.create(
                        XAesGcmParameters.create(XAesGcmParameters.Variant.NO_PREFIX, SALT_LENGTH),
                        secret(key),
                        null));
    }

    @AccessesPartialKey
    @LowLevelCryptoCaller
    private static DeterministicAead siv(byte[] key) throws GeneralSecurityException {
        return AesSivDeterministicAead.create(
                AesSivKey.builder()
                        .setParameters(
                                AesSivParameters.builder()
                                        .setKeySizeBytes(SIV_LENGTH)
                                        .setVariant(AesSivParameters.Variant.NO_PREFIX)
                                        .build())
                        .setKeyBytes(secret(key))
                        .build());
    }

    private static SecretBytes secret(byte[] key) {
        return SecretBytes.copyFrom(key, InsecureSecretKeyAccess.get());
    }
}
