package dev.tributary.commons.x12;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The bytes that a walk can see: all of them, or a part of a stream that moves on with it. The hot
 * loop reads the fields.
 */
final class Window {

    private static final int FIRST_SIZE = 1 << 16;

    byte[] bytes;
    int limit; // behind the last byte that is there
    private final InputStream in;
    private final int maxSize;
    private long base; // offset of bytes[0] in the whole
    private int moved;
    private boolean complete;

    private Window(byte[] bytes, int limit, InputStream in, int maxSize, long base) {
        this.bytes = bytes;
        this.limit = limit;
        this.in = in;
        this.maxSize = maxSize;
        this.base = base;
    }

    static Window of(byte[] bytes) {
        Window window =
                new Window(bytes, bytes.length, InputStream.nullInputStream(), bytes.length, 0);
        window.complete = true;
        return window;
    }

    static Window of(InputStream in, long offset, int maxSize) {
        return new Window(new byte[Math.min(FIRST_SIZE, maxSize)], 0, in, maxSize, offset);
    }

    /** Where a byte of the window stands in the whole. */
    long offset(int index) {
        return base + index;
    }

    /** Whether no byte is to come any more. */
    boolean isComplete() {
        return complete;
    }

    /**
     * Lets more bytes in, if there are any and they fit. Those from {@code keep} on stay and may
     * move, by {@link #moved}: indexes that are held are to be moved with them, whatever is
     * returned.
     *
     * @return whether any came in
     */
    boolean more(int keep) {
        moved = 0;
        int kept = limit - keep;
        if (complete || kept >= maxSize) {
            return false;
        }
        makeRoom(keep, kept);
        int read = read();
        complete = read < 0;
        limit += Math.max(read, 0);
        return !complete;
    }

    /** By how many bytes to the front the last {@link #more} moved what it kept. */
    int moved() {
        return moved;
    }

    private void makeRoom(int keep, int kept) {
        boolean grows = kept > bytes.length / 2 && bytes.length < maxSize;
        byte[] target = grows ? new byte[(int) Math.min(maxSize, 2L * bytes.length)] : bytes;
        System.arraycopy(bytes, keep, target, 0, kept);
        bytes = target;
        base += keep;
        moved = keep;
        limit = kept;
    }

    private int read() {
        try {
            int read = 0;
            while (read == 0) {
                read = in.read(bytes, limit, bytes.length - limit);
            }
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
