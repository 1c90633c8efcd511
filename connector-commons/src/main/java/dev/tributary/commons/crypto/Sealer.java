package dev.tributary.commons.crypto;

/** Encrypts values into texts that {@link FieldCipher#open} reads. */
public interface Sealer {

    /**
     * Encrypts a value for one place: the text opens there and nowhere else.
     *
     * @param plain the value's bytes; not changed
     * @param path where it stands; the same is needed to open it
     * @param deterministic whether the same value at the same path gives the same text, so that
     *     texts can be compared and joined; who sees them then sees which are alike
     * @throws CipherException where the value's subject was erased
     * @throws KeysetException where the subject's key cannot be had
     */
    String seal(byte[] plain, String path, boolean deterministic);
}
