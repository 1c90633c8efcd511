package dev.tributary.commons.crypto;

import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeyStatus;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.LowLevelCryptoCaller;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.prf.HkdfPrfKey;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.Prf;
import com.google.crypto.tink.prf.PrfConfig2026;
import com.google.crypto.tink.prf.subtle.HkdfPrf;
import dev.tributary.commons.policy.KeyReference;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Keys from which all others are derived, one for each purpose: a Tink keyset of HKDF-SHA256 keys.
 *
 * <p>The keys of a set are its versions. The primary makes what is new; all read what there is. So
 * one rotation serves tokens, ciphertexts and dead letters alike. Immutable, and safe for use by
 * several threads.
 */
public final class Keyset {

    private static final Configuration TINK = PrfConfig2026.get();

    /** In the order of the set, so the oldest first. */
    private final List<Version> versions;

    private final int primary;

    private record Version(int id, Prf prf) {
        @Override
        public String toString() {
            return name(id);
        }
    }

    private Keyset(List<Version> versions, int primary) {
        this.versions = List.copyOf(versions);
        this.primary = primary;
    }

    /**
     * Reads a keyset in Tink's JSON.
     *
     * @throws KeysetException with the remedy where it is none, or one of other keys
     */
    public static Keyset parse(String tinkJson) {
        try {
            return of(handle(tinkJson));
        } catch (GeneralSecurityException | RuntimeException unreadable) {
            // Without the cause, whose message may quote the keyset.
            throw new KeysetException(
                    "this is no Tink keyset of HKDF-SHA256 keys in JSON with an enabled primary"
                            + " key: make one as docs/reference/ciphertexts.md shows");
        }
    }

    /**
     * Reads the keyset that is referred to, once; {@link RotatingKeyset} notices later changes.
     *
     * @throws KeysetException with the remedy, where it cannot be had
     */
    public static Keyset open(KeyReference reference) {
        return parse(KeysetText.read(reference));
    }

    /** A new keyset of one key, in Tink's JSON: a secret. */
    public static String generate() {
        try {
            return json(added(KeysetHandle.newBuilder()));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Tink makes keys of this kind", impossible);
        }
    }

    /**
     * The keyset with a new primary key behind the others, which still read, in Tink's JSON.
     *
     * @throws KeysetException where the old one cannot be read
     */
    public static String rotate(String tinkJson) {
        parse(tinkJson);
        try {
            return json(added(KeysetHandle.newBuilder(handle(tinkJson))));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("a keyset that was read takes a key", impossible);
        }
    }

    /** A version as it stands in tokens and ciphertexts: Tink's key id in eight hex digits. */
    public static String name(int version) {
        return HexFormat.of().toHexDigits(version);
    }

    /** The version that makes what is new; Tink's key id. */
    public int primary() {
        return primary;
    }

    /** All versions that read: the primary first, then the others, the newest first. */
    public List<Integer> versions() {
        List<Integer> ids = new ArrayList<>();
        ids.add(primary);
        for (int i = versions.size() - 1; i >= 0; i--) {
            if (versions.get(i).id() != primary) {
                ids.add(versions.get(i).id());
            }
        }
        return List.copyOf(ids);
    }

    /** The version that has been there longest: its place in the set is the first. */
    public int oldest() {
        return versions.get(0).id();
    }

    /** Whether that version is here. */
    public boolean has(int version) {
        return versions.stream().anyMatch(one -> one.id() == version);
    }

    /**
     * A key for one purpose.
     *
     * @param version one of {@link #versions}
     * @param purpose from {@link Purpose}
     * @param length in bytes
     */
    byte[] derive(int version, byte[] purpose, int length) {
        for (Version one : versions) {
            if (one.id() == version) {
                try {
                    return one.prf().compute(purpose, length);
                } catch (GeneralSecurityException impossible) {
                    throw new IllegalStateException("HKDF gives so many bytes", impossible);
                }
            }
        }
        throw new IllegalArgumentException("no version " + name(version) + " in this keyset");
    }

    private static Keyset of(KeysetHandle handle) throws GeneralSecurityException {
        List<Version> versions = new ArrayList<>();
        for (int i = 0; i < handle.size(); i++) {
            KeysetHandle.Entry entry = handle.getAt(i);
            if (entry.getStatus().equals(KeyStatus.ENABLED)) {
                versions.add(version(entry));
            }
        }
        if (versions.stream().map(Version::id).distinct().count() < versions.size()) {
            throw new GeneralSecurityException("two keys of one id");
        }
        return new Keyset(versions, handle.getPrimary().getId());
    }

    @LowLevelCryptoCaller
    private static Version version(KeysetHandle.Entry entry) throws GeneralSecurityException {
        if (entry.getKey() instanceof HkdfPrfKey key
                && key.getParameters().equals(PredefinedPrfParameters.HKDF_SHA256)) {
            return new Version(entry.getId(), HkdfPrf.create(key));
        }
        throw new GeneralSecurityException("a key of another kind");
    }

    private static KeysetHandle handle(String tinkJson) throws GeneralSecurityException {
        return TinkJsonProtoKeysetFormat.parseKeyset(
                tinkJson.strip(), TINK, InsecureSecretKeyAccess.get());
    }

    private static KeysetHandle added(KeysetHandle.Builder builder)
            throws GeneralSecurityException {
        return builder.setConfiguration(TINK)
                .addEntry(
                        KeysetHandle.generateEntryFromParameters(
                                        PredefinedPrfParameters.HKDF_SHA256)
                                .withRandomId()
                                .makePrimary())
                .build();
    }

    private static String json(KeysetHandle handle) throws GeneralSecurityException {
        return TinkJsonProtoKeysetFormat.serializeKeyset(
                handle, TINK, InsecureSecretKeyAccess.get());
    }

    @Override
    public String toString() {
        return "Keyset[primary " + name(primary) + ", " + versions.size() + " versions]";
    }
}
