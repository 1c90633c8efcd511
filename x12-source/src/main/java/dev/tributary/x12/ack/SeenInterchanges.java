package dev.tributary.x12.ack;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The last interchanges that were taken: by whom and under which number, and where they stood, both
 * as digests. An interchange under a number that its sender has used before is a duplicate, unless
 * it stands where the first one stood: then it is read again after a restart.
 *
 * <p>It holds so many and no more; the oldest is forgotten first. As text it fits into an offset.
 * One thread uses it.
 */
public final class SeenInterchanges {

    private static final int BYTES_PER_ENTRY = 2 * Long.BYTES;

    private final int capacity;
    private final Map<Long, Long> placeByName = new LinkedHashMap<>();

    /** None, with room for so many. */
    public SeenInterchanges(int capacity) {
        this.capacity = capacity;
    }

    /**
     * Reads what {@link #encode} wrote.
     *
     * @param capacity for how many there is room: of more, the last ones are taken
     * @throws IllegalArgumentException when it is something else
     */
    public static SeenInterchanges decode(String text, int capacity) {
        byte[] bytes = Base64.getUrlDecoder().decode(text);
        if (bytes.length % BYTES_PER_ENTRY != 0) {
            throw new IllegalArgumentException("no list of interchanges");
        }
        SeenInterchanges seen = new SeenInterchanges(capacity);
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            seen.add(buffer.getLong(), buffer.getLong());
        }
        return seen;
    }

    /**
     * Whether its sender has used that number before, elsewhere.
     *
     * @param name digest of the ids of sender and receiver (ISA-05 to ISA-08) and ISA-13
     * @param place digest of the file and the byte at which it starts
     */
    public boolean isDuplicate(long name, long place) {
        OptionalLong known = placeOf(name);
        return known.isPresent() && known.getAsLong() != place;
    }

    /** Where the interchange of that name stood, if it is known. */
    public OptionalLong placeOf(long name) {
        Long place = placeByName.get(name);
        return place == null ? OptionalLong.empty() : OptionalLong.of(place);
    }

    /** Notes an interchange that was taken; the first place of a name stays. */
    public void add(long name, long place) {
        if (capacity == 0 || placeByName.putIfAbsent(name, place) != null) {
            return;
        }
        if (placeByName.size() > capacity) {
            placeByName.remove(placeByName.keySet().iterator().next());
        }
    }

    /** How many are known. */
    public int size() {
        return placeByName.size();
    }

    /** All of them as URL-safe Base64, the oldest first: 16 bytes each before that. */
    public String encode() {
        ByteBuffer buffer = ByteBuffer.allocate(placeByName.size() * BYTES_PER_ENTRY);
        placeByName.forEach((name, place) -> buffer.putLong(name).putLong(place));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(buffer.array());
    }

    @Override
    public String toString() {
        return "SeenInterchanges[" + placeByName.size() + " of " + capacity + "]";
    }
}
