package dev.tributary.commons.crypto;

import dev.tributary.commons.crypto.CipherException.Fault;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Keys of subjects: each derived from a version of the keyset and from a random salt that only a
 * {@link SaltStore} holds, so that it is gone when the salt is.
 *
 * <p>Keys that were used lately stay in memory, at most for a while: what was erased elsewhere is
 * unreadable here when that time has passed. Safe for use by several threads.
 */
public final class SubjectKeys {

    /** How long an erasure elsewhere can go unnoticed. */
    public static final Duration REMEMBERED = Duration.ofMinutes(5);

    private static final int MOST_REMEMBERED = 10_000;
    private static final int SALT_LENGTH = 32;
    private static final int NAME_LENGTH = 16;

    /** A subject's key, and the name that its salt has in the store. */
    record Own(String name, CipherKeys keys) {}

    private final Keyset keyset;
    private final SaltStore store;
    private final long rememberedNanos;
    private final LongSupplier nanoClock;
    private final SecureRandom random = new SecureRandom();
    private final Map<Integer, KeyedHash> names = new HashMap<>();
    private final Map<String, Remembered> remembered; // guarded by itself

    /** Without keys where the subject is known to be erased, which does not change again. */
    private record Remembered(Optional<CipherKeys> keys, long until) {}

    private SubjectKeys(
            Keyset keyset, SaltStore store, Duration remembered, int most, LongSupplier nanoClock) {
        this.keyset = keyset;
        this.store = store;
        this.rememberedNanos = remembered.toNanos();
        this.nanoClock = nanoClock;
        for (int version : keyset.versions()) {
            names.put(version, KeyedHash.of(keyset, version, Purpose.SUBJECT));
        }
        this.remembered =
                new LinkedHashMap<>(16, 0.75f, true) {
                    private static final long serialVersionUID = 1L;

                    @Override
                    protected boolean removeEldestEntry(Map.Entry<String, Remembered> eldest) {
                        return size() > most;
                    }
                };
    }

    /** Keys whose salts are in that store; they are remembered for {@link #REMEMBERED}. */
    public static SubjectKeys of(Keyset keyset, SaltStore store) {
        return of(keyset, store, REMEMBERED, MOST_REMEMBERED, System::nanoTime);
    }

    /**
     * The same with other bounds of memory.
     *
     * @param remembered how long a key is used without asking the store again
     * @param most how many are remembered
     * @param nanoClock as {@link System#nanoTime}
     */
    public static SubjectKeys of(
            Keyset keyset, SaltStore store, Duration remembered, int most, LongSupplier nanoClock) {
        return new SubjectKeys(keyset, store, remembered, most, nanoClock);
    }

    /** The keyset that they are derived from. */
    public Keyset keyset() {
        return keyset;
    }

    /**
     * Erases a subject: what was sealed for it can never be opened again, under no version, and
     * nothing is sealed for it any more. Repeating it does no harm.
     *
     * @return the names under which the store now knows it as destroyed, for the audit
     */
    public List<String> destroy(String subject) {
        List<String> destroyed =
                keyset.versions().stream().map(version -> name(version, subject)).toList();
        for (String name : destroyed) {
            store.destroy(name);
            remember(name, Optional.empty());
        }
        return destroyed;
    }

    /** The key that seals for a subject, under the primary version; made when there is none yet. */
    Own forSealing(String subject) {
        String name = name(keyset.primary(), subject);
        Remembered known = recall(name);
        if (known == null) {
            known = remember(name, keys(keyset.primary(), findOrCreate(name, subject)));
        }
        return new Own(name, orErased(known));
    }

    /** The key that opens what was sealed under a version for whoever has that name. */
    CipherKeys forOpening(int version, String name) {
        Remembered known = recall(name);
        if (known == null) {
            Salt salt =
                    store.find(name)
                            .orElseThrow(() -> new CipherException(Fault.UNKNOWN_SUBJECT, version));
            known = remember(name, keys(version, salt));
        }
        return orErased(known);
    }

    private static CipherKeys orErased(Remembered known) {
        return known.keys().orElseThrow(() -> new CipherException(Fault.ERASED));
    }

    private Salt findOrCreate(String name, String subject) {
        Optional<Salt> found = store.find(name);
        if (found.isPresent()) {
            return found.get();
        }
        // Erased under an older version, it must not come back under the new one.
        return erasedBefore(subject) ? new Salt.Destroyed() : store.create(name, newSalt());
    }

    private boolean erasedBefore(String subject) {
        return keyset.versions().stream()
                .skip(1)
                .map(version -> store.find(name(version, subject)))
                .flatMap(Optional::stream)
                .anyMatch(Salt.Destroyed.class::isInstance);
    }

    private Optional<CipherKeys> keys(int version, Salt salt) {
        return salt instanceof Salt.Kept kept
                ? Optional.of(
                        CipherKeys.of(
                                keyset,
                                version,
                                Purpose.subjectGcm(kept.bytes()),
                                Purpose.subjectSiv(kept.bytes())))
                : Optional.empty();
    }

    private String name(int version, String subject) {
        return HexFormat.of().formatHex(Arrays.copyOf(names.get(version).of(subject), NAME_LENGTH));
    }

    private byte[] newSalt() {
        byte[] salt = new byte[SALT_LENGTH];
        random.nextBytes(salt);
        return salt;
    }

    private Remembered recall(String name) {
        synchronized (remembered) {
            Remembered known = remembered.get(name);
            if (known != null && known.until() - nanoClock.getAsLong() <= 0) {
                remembered.remove(name);
                return null;
            }
            return known;
        }
    }

    private Remembered remember(String name, Optional<CipherKeys> keys) {
        Remembered fresh = new Remembered(keys, nanoClock.getAsLong() + rememberedNanos);
        synchronized (remembered) {
            remembered.put(name, fresh);
        }
        return fresh;
    }

    @Override
    public String toString() {
        return "SubjectKeys[" + keyset + "]";
    }
}
