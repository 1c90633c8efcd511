package dev.tributary.stripe.feed;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The ids that were read last, as short digests: what is read again is not emitted again. Bounded:
 * beyond its size it forgets the oldest, and knows from when on it remembers all. Immutable.
 */
public final class RecentIds {

    /** How many are remembered; eight bytes of each stand in the offset. */
    public static final int SIZE = 4_000;

    /** Remembers nothing, and has forgotten nothing. */
    public static final RecentIds NONE = new RecentIds(new LinkedHashMap<>(), 0);

    private final Map<Long, Long> seconds; // never changed once it is here
    private final long completeFrom;

    private RecentIds(Map<Long, Long> seconds, long completeFrom) {
        this.seconds = seconds;
        this.completeFrom = completeFrom;
    }

    /** Whether an object with that id was read. */
    public boolean contains(String id) {
        return seconds.containsKey(digest(id));
    }

    /** From which second on, of what was read, nothing is forgotten. */
    public long completeFrom() {
        return completeFrom;
    }

    /** How many it remembers. */
    public int size() {
        return seconds.size();
    }

    /**
     * The same with more.
     *
     * @param created second of each id
     */
    public RecentIds with(Map<String, Long> created) {
        if (created.isEmpty()) {
            return this;
        }
        LinkedHashMap<Long, Long> more = new LinkedHashMap<>(seconds);
        created.forEach((id, second) -> more.putIfAbsent(digest(id), second));
        long from = completeFrom;
        var oldest = more.entrySet().iterator();
        while (more.size() > SIZE) {
            from = Math.max(from, oldest.next().getValue() + 1);
            oldest.remove();
            oldest = more.entrySet().iterator();
        }
        return new RecentIds(more, from);
    }

    /** As an offset has it. */
    String written() {
        ByteBuffer bytes = ByteBuffer.allocate(seconds.size() * Long.BYTES);
        seconds.keySet().forEach(bytes::putLong);
        return Base64.getEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /**
     * Reads what {@link #written} wrote.
     *
     * @param second at which the last of them was created, or before: which one when is not written
     * @throws IllegalArgumentException when it is something else
     */
    static RecentIds read(String written, long completeFrom, long second) {
        byte[] all = Base64.getDecoder().decode(written);
        if (all.length % Long.BYTES != 0 || all.length / Long.BYTES > SIZE) {
            throw new IllegalArgumentException("not a list of digests");
        }
        ByteBuffer bytes = ByteBuffer.wrap(all);
        LinkedHashMap<Long, Long> seconds = new LinkedHashMap<>();
        while (bytes.hasRemaining()) {
            seconds.put(bytes.getLong(), second);
        }
        return new RecentIds(seconds, completeFrom);
    }

    /** Whether all of these are remembered. */
    public boolean containsAll(Collection<String> ids) {
        return ids.stream().allMatch(this::contains);
    }

    /** Ids of Stripe are random, so that a digest without a key tells nothing. */
    private static long digest(String id) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(id.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(hash).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RecentIds ids
                && ids.seconds.keySet().equals(seconds.keySet())
                && ids.completeFrom == completeFrom;
    }

    @Override
    public int hashCode() {
        return seconds.keySet().hashCode();
    }

    @Override
    public String toString() {
        return "RecentIds[" + seconds.size() + "]";
    }
}
