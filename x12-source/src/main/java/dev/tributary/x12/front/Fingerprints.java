package dev.tributary.x12.front;

import dev.tributary.commons.crypto.KeyedDigest;
import dev.tributary.x12.front.StoreException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Tells files by their content, and remembers what it told while they do not change. Which bucket a
 * file falls into is told by its head: of the files of other tasks no more is fetched.
 */
public final class Fingerprints {

    private static final int CHUNK = 1 << 17;

    /** 96 bits: among a thousand million files no two are ever taken for one. */
    private static final int ID_BYTES = 12;

    private final FileStore store;
    private final KeyedDigest digest;
    private final FileHead heads;
    private final BooleanSupplier stopping;
    private Map<String, Known> known = new HashMap<>();
    private Set<String> unlooked =
            new HashSet<>(); // paths of files that are ripe, and not known yet

    /** What is known of a file; its fingerprint only where its bucket is ours. */
    private record Known(StoredFile file, int bucket, Optional<Fingerprint> print) {}

    /**
     * Of the files of a store.
     *
     * @param digest a digest of files, with a key
     * @param heads tells their buckets
     * @param stopping whether to give up reading a long file
     */
    public Fingerprints(
            FileStore store, KeyedDigest digest, FileHead heads, BooleanSupplier stopping) {
        this.store = store;
        this.digest = digest;
        this.heads = heads;
        this.stopping = stopping;
    }

    /**
     * The bucket that a file falls into; empty where it is gone.
     *
     * @throws StoreException when it cannot be read
     */
    public Optional<Integer> bucketOf(StoredFile file) throws StoreException {
        unlooked.remove(file.path());
        Optional<Known> before = known(file);
        if (before.isPresent()) {
            return before.map(Known::bucket);
        }
        try (InputStream in = store.open(file, 0)) {
            byte[] beginning = in.readNBytes((int) Math.min(FileHead.BYTES, file.size()));
            int bucket = heads.bucket(beginning);
            known.put(file.path(), new Known(file, bucket, Optional.empty()));
            return Optional.of(bucket);
        } catch (IOException trouble) {
            return failed(file, trouble);
        }
    }

    /**
     * What a file is known by; empty where it has changed while it was read, or is gone.
     *
     * @throws StoreException when it cannot be read
     */
    public Optional<Fingerprint> of(StoredFile file) throws StoreException {
        Optional<Fingerprint> before = known(file).flatMap(Known::print);
        if (before.isPresent()) {
            return before;
        }
        try {
            Optional<Fingerprint> print = read(file);
            print.ifPresent(
                    found -> known.put(file.path(), new Known(file, found.bucket(), print)));
            return print;
        } catch (IOException trouble) {
            return failed(file, trouble);
        }
    }

    private Optional<Known> known(StoredFile file) {
        return Optional.ofNullable(known.get(file.path()))
                .filter(before -> before.file().equals(file));
    }

    private <T> Optional<T> failed(StoredFile file, IOException trouble) throws StoreException {
        known.remove(file.path());
        StoreException told =
                trouble instanceof StoreException known
                        ? known
                        : new StoreException(Reason.FAILED, "a file could not be read to its end");
        if (told.reason() == Reason.GONE) {
            return Optional.empty();
        }
        throw told;
    }

    /**
     * Whether a file of that id may have been there when the directory was listed last: it was, or
     * one of its bucket was that has not been read yet.
     */
    public boolean mayBeThere(String id, int bucket) {
        return !unlooked.isEmpty()
                || known.values().stream()
                        .filter(file -> file.bucket() == bucket)
                        .anyMatch(
                                file ->
                                        file.print()
                                                .map(print -> print.id().equals(id))
                                                .orElse(true));
    }

    /**
     * Forgets files that are not there any more, or have changed.
     *
     * @param listing all that are there
     * @param ripe those of them that are to be looked at
     */
    public void keep(List<StoredFile> listing, List<StoredFile> ripe) {
        Map<String, Known> there = new HashMap<>();
        for (StoredFile file : listing) {
            known(file).ifPresent(same -> there.put(file.path(), same));
        }
        known = there;
        unlooked = new HashSet<>();
        for (StoredFile file : ripe) {
            if (!known.containsKey(file.path())) {
                unlooked.add(file.path());
            }
        }
    }

    private Optional<Fingerprint> read(StoredFile file) throws IOException {
        MessageDigest sha256 = sha256();
        ByteBuffer beginning = ByteBuffer.allocate(FileHead.BYTES);
        long size = 0;
        byte[] chunk = new byte[CHUNK];
        try (InputStream in = store.open(file, 0)) {
            for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                if (stopping.getAsBoolean()) {
                    return Optional.empty();
                }
                sha256.update(chunk, 0, count);
                beginning.put(chunk, 0, Math.min(count, beginning.remaining()));
                size += count;
            }
        }
        boolean same = size == file.size() && store.look(file).filter(file::equals).isPresent();
        if (!same) {
            return Optional.empty();
        }
        byte[] head = new byte[beginning.position()];
        beginning.get(0, head);
        return Optional.of(new Fingerprint(id(size, sha256.digest()), heads.bucket(head)));
    }

    private String id(long size, byte[] content) {
        byte[] keyed =
                digest.bytes(ByteBuffer.allocate(Long.BYTES).putLong(size).array(), content)
                        .orElseThrow();
        return HexFormat.of().formatHex(keyed, 0, ID_BYTES);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
