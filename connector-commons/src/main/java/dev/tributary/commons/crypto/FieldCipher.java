package dev.tributary.commons.crypto;

import dev.tributary.commons.crypto.CipherException.Fault;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Encrypts values of records, whole payloads too, and opens them again; the form is that of {@link
 * SealedText}.
 *
 * <p>Sealed is under the primary key, opened under whichever the text names. Safe for use by
 * several threads.
 */
public final class FieldCipher implements Sealer {

    private final Keyset keyset;
    private final Map<Integer, CipherKeys> versions;
    private final Optional<SubjectKeys> subjects;

    private FieldCipher(Keyset keyset, Optional<SubjectKeys> subjects) {
        this.keyset = keyset;
        this.subjects = subjects;
        Map<Integer, CipherKeys> keys = new HashMap<>();
        for (int version : keyset.versions()) {
            keys.put(version, CipherKeys.of(keyset, version, Purpose.GCM, Purpose.SIV));
        }
        this.versions = Map.copyOf(keys);
    }

    /** A cipher that knows no subjects. */
    public static FieldCipher of(Keyset keyset) {
        return new FieldCipher(keyset, Optional.empty());
    }

    /** A cipher under the same keyset as the subjects' keys. */
    public static FieldCipher of(SubjectKeys subjects) {
        return new FieldCipher(subjects.keyset(), Optional.of(subjects));
    }

    /** The version that it seals under. */
    public int primary() {
        return keyset.primary();
    }

    @Override
    public String seal(byte[] plain, String path, boolean deterministic) {
        int key = keyset.primary();
        return sealed(key, Optional.empty(), versions.get(key), plain, path, deterministic);
    }

    /**
     * Seals one subject's values under a key of its own, made when it is first needed; what it
     * seals opens here, as long as the subject is not erased.
     *
     * @throws CipherException when nothing says where subjects' salts are
     */
    public Sealer forSubject(String subject) {
        SubjectKeys keys = subjects.orElseThrow(() -> new CipherException(Fault.NO_STORE));
        return (plain, path, deterministic) -> {
            SubjectKeys.Own own = keys.forSealing(subject);
            return sealed(
                    keyset.primary(),
                    Optional.of(own.name()),
                    own.keys(),
                    plain,
                    path,
                    deterministic);
        };
    }

    /**
     * Decrypts a text.
     *
     * @param path where it was sealed for
     * @throws CipherException where it does not open
     * @throws KeysetException where the key of its subject cannot be had
     */
    public byte[] open(String sealed, String path) {
        SealedText text =
                SealedText.parse(sealed).orElseThrow(() -> new CipherException(Fault.NOT_SEALED));
        if (!versions.containsKey(text.key())) {
            throw new CipherException(Fault.UNKNOWN_KEY, text.key());
        }
        CipherKeys keys =
                text.subject().isPresent()
                        ? subjects.orElseThrow(() -> new CipherException(Fault.NO_STORE))
                                .forOpening(text.key(), text.subject().get())
                        : versions.get(text.key());
        try {
            return keys.open(text.payload(), bound(text.header(), path), text.deterministic());
        } catch (GeneralSecurityException refused) {
            throw new CipherException(Fault.REFUSED, text.key());
        }
    }

    private static String sealed(
            int key,
            Optional<String> subject,
            CipherKeys keys,
            byte[] plain,
            String path,
            boolean deterministic) {
        String header = new SealedText(key, deterministic, subject, new byte[0]).header();
        byte[] payload = keys.seal(plain, bound(header, path), deterministic);
        return new SealedText(key, deterministic, subject, payload).text();
    }

    /** What a text is bound to: its own beginning, key included, and its place. */
    private static byte[] bound(String header, String path) {
        return (header + path).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "FieldCipher[" + keyset + "]";
    }
}
