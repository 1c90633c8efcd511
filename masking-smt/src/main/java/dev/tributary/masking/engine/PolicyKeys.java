package dev.tributary.masking.engine;

import dev.tributary.commons.crypto.CipherException;
import dev.tributary.commons.crypto.DateShift;
import dev.tributary.commons.crypto.FieldCipher;
import dev.tributary.commons.crypto.Keyset;
import dev.tributary.commons.crypto.KeysetException;
import dev.tributary.commons.crypto.RotatingKeyset;
import dev.tributary.commons.crypto.SaltStore;
import dev.tributary.commons.crypto.SubjectKeys;
import dev.tributary.commons.crypto.Tokens;
import dev.tributary.commons.policy.KeyReference;
import dev.tributary.masking.action.ActionRefused;
import dev.tributary.masking.action.MaskingError;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.connect.errors.RetriableException;

/** A policy's keyset, read again when it is rotated. */
final class PolicyKeys implements KeyRing {

    private final RotatingKeyset keyset;
    private final Supplier<Tokens> tokens;
    private final Supplier<DateShift> shifts;
    private final Supplier<FieldCipher> cipher;

    private PolicyKeys(RotatingKeyset keyset, Optional<SaltStore> salts) {
        this.keyset = keyset;
        this.tokens = keyset.derived(Tokens::of);
        this.shifts = keyset.derived(DateShift::of);
        this.cipher =
                keyset.derived(
                        current ->
                                salts.map(store -> FieldCipher.of(SubjectKeys.of(current, store)))
                                        .orElseGet(() -> FieldCipher.of(current)));
    }

    /**
     * Reads a keyset, and begins to look for its rotation.
     *
     * @throws KeysetException where it cannot be had: with the remedy
     */
    static PolicyKeys open(KeyReference reference) {
        Optional<SaltStore> salts = reference.subjects().map(SaltStore::open);
        return new PolicyKeys(RotatingKeyset.open(reference).watch("masking"), salts);
    }

    @Override
    public String token(String domain, String value) {
        try {
            return tokens.get().token(domain, value);
        } catch (KeysetException failed) {
            throw refused(failed);
        }
    }

    @Override
    public int days(String subject, int maxDays) {
        try {
            return shifts.get().days(subject, maxDays);
        } catch (KeysetException failed) {
            throw refused(failed);
        }
    }

    @Override
    public String seal(byte[] plain, String path, boolean deterministic) {
        try {
            return cipher.get().seal(plain, path, deterministic);
        } catch (KeysetException failed) {
            throw refused(failed);
        }
    }

    @Override
    public Optional<String> seal(byte[] plain, String path, boolean deterministic, String subject) {
        try {
            return Optional.of(cipher.get().forSubject(subject).seal(plain, path, deterministic));
        } catch (CipherException failed) {
            if (failed.fault() == CipherException.Fault.ERASED) {
                return Optional.empty();
            }
            throw new ActionRefused(MaskingError.CRYPTO_FAILED);
        } catch (KeysetException failed) {
            throw refused(failed);
        }
    }

    @Override
    public byte[] open(String sealed, String path) {
        try {
            return cipher.get().open(sealed, path);
        } catch (CipherException failed) {
            throw new ActionRefused(
                    failed.fault() == CipherException.Fault.ERASED
                            ? MaskingError.SUBJECT_ERASED
                            : MaskingError.CIPHERTEXT_NOT_OPENED);
        } catch (KeysetException failed) {
            throw refused(failed);
        }
    }

    @Override
    public String version() {
        return Keyset.name(keyset.current().primary());
    }

    /** What passes by itself is tried again, by whoever calls us; its message holds no value. */
    private static RuntimeException refused(KeysetException failed) {
        return failed.isTransient()
                ? new RetriableException(failed.getMessage())
                : new ActionRefused(MaskingError.CRYPTO_FAILED);
    }

    @Override
    public void close() {
        keyset.close();
    }
}
