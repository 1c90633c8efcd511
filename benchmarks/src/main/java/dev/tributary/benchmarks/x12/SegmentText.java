package dev.tributary.benchmarks.x12;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** Segments as bytes, with the delimiters {@code * : ~}; ASCII only. */
final class SegmentText {

    private static final byte ELEMENT = '*';
    private static final byte TERMINATOR = '~';

    private byte[] bytes = new byte[1 << 16];
    private int length;
    private int segments;

    /** Adds a segment; what is empty at its end is left out, as the standard wants it. */
    void segment(String id, String... elements) {
        int last = elements.length;
        while (last > 0 && elements[last - 1].isEmpty()) {
            last--;
        }
        text(id);
        for (int i = 0; i < last; i++) {
            add(ELEMENT);
            text(elements[i]);
        }
        add(TERMINATOR);
        segments++;
    }

    /** Adds all segments of another text. */
    void append(SegmentText other) {
        reserve(other.length);
        System.arraycopy(other.bytes, 0, bytes, length, other.length);
        length += other.length;
        segments += other.segments;
    }

    int length() {
        return length;
    }

    int segments() {
        return segments;
    }

    void clear() {
        length = 0;
        segments = 0;
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, length);
    }

    private void text(String text) {
        int count = text.length();
        reserve(count);
        for (int i = 0; i < count; i++) {
            bytes[length + i] = (byte) text.charAt(i);
        }
        length += count;
    }

    private void add(byte b) {
        reserve(1);
        bytes[length++] = b;
    }

    private void reserve(int count) {
        if (length + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + count));
        }
    }
}
