package dev.tributary.x12.front;

/**
 * What a file is known by, whatever its name and wherever it lies.
 *
 * @param id keyed digest of its size and its content, in hex
 * @param bucket of the {@value #BUCKETS} buckets that tasks share out, the one it falls into by the
 *     name of its first interchange
 */
public record Fingerprint(String id, int bucket) {

    /** How many buckets there are. */
    public static final int BUCKETS = 256;
}
