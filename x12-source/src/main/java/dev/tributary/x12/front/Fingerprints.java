package dev.tributary.x12.front;

import dev.tributary.commons.crypto.KeyedDigest;
import dev.tributary.x12.front.StoreException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Tells files by their content, and remembers what it told while they do not change. */
public final class Fingerprints {

    private static final int CHUNK = 1 << 17;

    /** 96 bits: among a thousand million files no two are ever taken for one. */
    private static final int ID_BYTES = 12;

    private final FileStore store;
    private final KeyedDigest digest;
    private final BooleanSupplier stopping;
    private Map<String, Known> known = new HashMap<>();

    private record Known(StoredFile file, Fingerprint print) {}

    /**
     * Of the files of a store.
     *
     * @param digest a digest with a key
     * @param stopping whether to give up reading a long file
     */
    public Fingerprints(FileStore store, KeyedDigest digest, BooleanSupplier stopping) {
        this.store = store;
        this.digest = digest;
        this.stopping = stopping;
    }

    /**
     * What a file is known by; empty where it has changed while it was read, or is gone.
     *
     * @throws StoreException when it cannot be read
     */
    public Optional<Fingerprint> of(StoredFile file) throws StoreException {
        Known before = known.get(file.path());
        if (before != null && before.file().equals(file)) {
            return Optional.of(before.print());
        }
        try {
            Optional<Fingerprint> print = read(file);
            print.ifPresent(found -> known.put(file.path(), new Known(file, found)));
            return print;
        } catch (StoreException trouble) {
            if (trouble.reason() == Reason.GONE) {
                return Optional.empty();
            }
            throw trouble;
        }
    }

    /** Whether a file of that id was there when the directory was listed last. */
    public boolean isThere(String id) {
        return known.values().stream().anyMatch(file -> file.print().id().equals(id));
    }

    /** Forgets files that are not there any more. */
    public void keep(List<StoredFile> listing) {
        Map<String, Known> there = new HashMap<>();
        for (StoredFile file : listing) {
            Known print = known.get(file.path());
            if (print != null) {
                there.put(file.path(), print);
            }
        }
        known = there;
    }

    private Optional<Fingerprint> read(StoredFile file) throws StoreException {
        MessageDigest sha256 = sha256();
        long size = 0;
        byte[] chunk = new byte[CHUNK];
        try (InputStream in = store.open(file, 0)) {
            for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                if (stopping.getAsBoolean()) {
                    return Optional.empty();
                }
                sha256.update(chunk, 0, count);
                size += count;
            }
        } catch (StoreException trouble) {
            throw trouble;
        } catch (IOException closing) {
            throw new StoreException(Reason.FAILED, "a file could not be read to its end");
        }
        boolean same = size == file.size() && store.look(file).filter(file::equals).isPresent();
        return same ? Optional.of(print(size, sha256.digest())) : Optional.empty();
    }

    private Fingerprint print(long size, byte[] content) {
        byte[] keyed =
                digest.bytes(ByteBuffer.allocate(Long.BYTES).putLong(size).array(), content)
                        .orElseThrow();
        String id = HexFormat.of().formatHex(keyed, 0, ID_BYTES);
        return new Fingerprint(id, Byte.toUnsignedInt(keyed[0]));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
