package dev.tributary.x12;

import dev.tributary.commons.crypto.KeyedDigest;
import dev.tributary.x12.parse.X12Event.Interchange;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceTaskContext;

/**
 * Tells interchanges whose control number their sender has used before, in whatever bucket it came.
 * Files whose first interchanges have the same number are of the same bucket, and so of one task.
 * Behind the first, what other tasks have committed is looked up each time: two with the same
 * number that two tasks read in the same moment are both taken.
 *
 * <p>Used by the reading thread alone.
 */
final class Duplicates {

    private final KeyedDigest names;
    private final KeyedDigest places;
    private final Map<Integer, Bucket> own;
    private final List<Map<String, String>> others;
    private final SourceTaskContext context;
    private final int capacity;

    /**
     * The duplicates that one task tells.
     *
     * @param names digest for control numbers, with a key
     * @param places digest for places in files, with a key
     * @param own the task's buckets
     * @param others partitions of the other tasks' buckets
     * @param capacity how many interchanges a bucket remembers; 0 for no duplicates at all
     */
    Duplicates(
            KeyedDigest names,
            KeyedDigest places,
            Map<Integer, Bucket> own,
            List<Map<String, String>> others,
            SourceTaskContext context,
            int capacity) {
        this.names = names;
        this.places = places;
        this.own = own;
        this.others = others;
        this.context = context;
        this.capacity = capacity;
    }

    /** Whether an interchange's number was used for another one; if not, it is noted. */
    boolean isDuplicate(Interchange interchange, String file, Spot spot, Bucket bucket) {
        if (capacity == 0) {
            return false;
        }
        long name = name(interchange);
        long place = place(file, spot);
        if (isKnown(name, place)) {
            return true;
        }
        bucket.add(name, place);
        return false;
    }

    private boolean isKnown(long name, long place) {
        for (Bucket bucket : own.values()) {
            if (bucket.isDuplicate(name, place)) {
                return true;
            }
        }
        return !others.isEmpty() && isKnownToOthers(name, place);
    }

    private boolean isKnownToOthers(long name, long place) {
        Collection<Map<String, Object>> offsets =
                new HashMap<>(context.offsetStorageReader().offsets(others)).values();
        for (Map<String, Object> offset : offsets) {
            if (offset != null
                    && BucketOffset.fromMap(offset).seen(capacity).isDuplicate(name, place)) {
                return true;
            }
        }
        return false;
    }

    private long name(Interchange interchange) {
        return first(names, interchange.name().parts());
    }

    private long place(String file, Spot spot) {
        return first(
                places, List.of(file, String.valueOf(spot.part()), String.valueOf(spot.start())));
    }

    private static long first(KeyedDigest digest, List<String> parts) {
        byte[][] bytes =
                parts.stream()
                        .map(part -> part.getBytes(StandardCharsets.ISO_8859_1))
                        .toArray(byte[][]::new);
        return ByteBuffer.wrap(
                        digest.bytes(bytes)
                                .orElseThrow(() -> new ConnectException("digest.key is not set")))
                .getLong();
    }
}
