package dev.tributary.x12.ack;

import java.util.function.LongSupplier;

/**
 * Control numbers of answers (ISA-13, GS-06) that no other task gives and that are the same again
 * after a restart: each bucket of files has a part of the nine digits of its own and counts on in
 * it. How far it has counted is kept in the bucket's offset with the interchange that was answered;
 * a part that is used up starts again.
 *
 * <p>One thread uses it.
 */
public final class ControlNumbers implements LongSupplier {

    /** The last number that ISA-13 can hold. */
    public static final int MAX = 999_999_999;

    private final long first;
    private final long size;
    private long used;

    /**
     * The numbers of one bucket.
     *
     * @param start from which number on numbers are given at all, from 1
     * @param bucket which bucket, from 0
     * @param buckets how many there are
     * @param used how many of its numbers were given before
     */
    public ControlNumbers(int start, int bucket, int buckets, long used) {
        this.size = Math.max(1, ((long) MAX - start + 1) / buckets);
        this.first = start + bucket * size;
        this.used = used;
    }

    @Override
    public long getAsLong() {
        return first + used++ % size;
    }

    /** How many have been given. */
    public long used() {
        return used;
    }
}
