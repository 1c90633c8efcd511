package dev.tributary.api.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.zip.GZIPInputStream;

/**
 * A body as it was before its server packed it (gzip, RFC 1952), up to a size: a few kilobytes can
 * hold gigabytes.
 */
final class UnpackedBody extends InputStream {

    /** It is larger than allowed once it is unpacked. */
    static final class TooLargeException extends IOException {

        private static final long serialVersionUID = 1L;

        private TooLargeException() {
            super("the body is too large");
        }
    }

    private final PushbackInputStream packed;
    private final long mostBytes;
    private InputStream plain; // null before the first byte
    private long bytes;

    UnpackedBody(InputStream packed, long mostBytes) {
        this.packed = new PushbackInputStream(packed);
        this.mostBytes = mostBytes;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (plain == null && !begin()) {
            return -1;
        }
        int count = plain.read(buffer, offset, length);
        bytes += Math.max(0, count);
        if (bytes > mostBytes) {
            throw new TooLargeException();
        }
        return count;
    }

    /** An answer without a body may still say how it would be packed. */
    private boolean begin() throws IOException {
        int first = packed.read();
        if (first < 0) {
            return false;
        }
        packed.unread(first);
        plain = new GZIPInputStream(packed);
        return true;
    }

    @Override
    public void close() throws IOException {
        packed.close();
    }
}
