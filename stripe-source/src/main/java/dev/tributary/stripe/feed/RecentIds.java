package dev.tributary.stripe.feed;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The ids that were read last, as short digests with their seconds: what is read again is not
 * emitted again. Bounded: beyond its size it forgets the oldest, and knows from when on it
 * remembers all. Immutable.
 */
public final class RecentIds {

    /**
     * How many are remembered at most; nine bytes of each stand in the offset, which has two such
     * lists and must stay well below the megabyte that Kafka takes.
     */
    public static final int SIZE = 12_000;

    /** So many stay however old they are: webhooks are sent again for days. */
    public static final int KEPT = 4_000;

    /** Remembers nothing, and has forgotten nothing. */
    public static final RecentIds NONE = new RecentIds(new LinkedHashMap<>(), 0);

    /** A digest, and a difference of seconds as large as it can be. */
    private static final int MOST_BYTES = Long.BYTES + 10;

    private final Map<Long, Long> seconds; // by digest; never changed once it is here
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
        return forgetting(more, SIZE, Long.MAX_VALUE);
    }

    /** The same without those from before a second, but for the last few. */
    public RecentIds since(long second) {
        return seconds.size() <= KEPT
                ? this
                : forgetting(new LinkedHashMap<>(seconds), KEPT, second);
    }

    /** Takes out the first ones while there are too many and they are from before a second. */
    private RecentIds forgetting(Map<Long, Long> ids, int size, long before) {
        long from = completeFrom;
        var oldest = ids.values().iterator();
        while (ids.size() > size) {
            long second = oldest.next();
            if (second >= before) {
                break;
            }
            from = Math.max(from, second + 1);
            oldest.remove();
        }
        return new RecentIds(ids, from);
    }

    /** As an offset has it: of each the second, as the difference to the one before, and digest. */
    String written() {
        ByteBuffer bytes = ByteBuffer.allocate(seconds.size() * MOST_BYTES);
        long last = 0;
        for (Map.Entry<Long, Long> id : seconds.entrySet()) {
            putDifference(bytes, id.getValue() - last);
            bytes.putLong(id.getKey());
            last = id.getValue();
        }
        bytes.flip();
        byte[] written = new byte[bytes.remaining()];
        bytes.get(written);
        return Base64.getEncoder().withoutPadding().encodeToString(written);
    }

    /**
     * Reads what {@link #written} wrote.
     *
     * @throws IllegalArgumentException when it is something else
     */
    static RecentIds read(String written, long completeFrom) {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(written));
        LinkedHashMap<Long, Long> seconds = new LinkedHashMap<>();
        long last = 0;
        try {
            while (bytes.hasRemaining()) {
                last += difference(bytes);
                seconds.put(bytes.getLong(), last);
            }
        } catch (BufferUnderflowException torn) {
            throw new IllegalArgumentException("not a list of digests", torn);
        }
        if (seconds.size() > SIZE) {
            throw new IllegalArgumentException("more digests than there can be");
        }
        return new RecentIds(seconds, completeFrom);
    }

    /** Seven bits to a byte, the lowest first; the sign is the lowest of all. */
    private static void putDifference(ByteBuffer bytes, long difference) {
        long left = (difference << 1) ^ (difference >> 63);
        while ((left & ~0x7fL) != 0) {
            bytes.put((byte) ((left & 0x7f) | 0x80));
            left >>>= 7;
        }
        bytes.put((byte) left);
    }

    private static long difference(ByteBuffer bytes) {
        long read = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte next = bytes.get();
            read |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return (read >>> 1) ^ -(read & 1);
            }
        }
        throw new IllegalArgumentException("not a list of digests");
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
                && ids.seconds.equals(seconds)
                && ids.completeFrom == completeFrom;
    }

    @Override
    public int hashCode() {
        return seconds.hashCode();
    }

    @Override
    public String toString() {
        return "RecentIds[" + seconds.size() + "]";
    }
}
