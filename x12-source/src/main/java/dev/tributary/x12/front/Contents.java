package dev.tributary.x12.front;

import dev.tributary.x12.parse.ByteSource;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * What a file holds once it is unpacked: one part, or one for each entry of an archive. How it is
 * packed is told by its first bytes, not by its name.
 *
 * <p>A part is read from its start however late in it reading begins, where it is packed. What is
 * wrong with the packing is thrown as an {@link IOException}, what is wrong with the store as a
 * {@link StoreException}. One thread uses it.
 */
public final class Contents implements Closeable {

    /** The number of the only part of a file that is no archive; entries are counted from 1. */
    public static final int WHOLE = 0;

    private static final int IN_MEMORY = 4 << 20;
    private static final int BUFFER = 1 << 16;
    private static final int MAGIC = 4;

    private enum Packing {
        PLAIN,
        GZIP,
        ZIP
    }

    private final ByteSource raw;
    private final Packing packing;
    private ZipInputStream walk; // through an archive; null where it has not begun
    private int walked; // how many entries it has come to

    private Contents(ByteSource raw, Packing packing) {
        this.raw = raw;
        this.packing = packing;
    }

    /**
     * The contents of a file, as far as it went when it was listed.
     *
     * @throws StoreException when it cannot be read
     */
    public static Contents of(FileStore store, StoredFile file) throws IOException {
        return of(file.size() <= IN_MEMORY ? held(store, file) : read(store, file));
    }

    /** The contents of a file that does not change. */
    public static Contents of(ByteSource raw) throws IOException {
        try (InputStream in = raw.open(0)) {
            return new Contents(raw, packing(in.readNBytes(MAGIC)));
        }
    }

    /**
     * The beginning of the first part.
     *
     * @param beginning of a file, which may break off anywhere
     * @param most how many bytes are wanted at most
     * @return as many as can be unpacked of it
     */
    static byte[] head(byte[] beginning, int most) throws IOException {
        Contents contents = of(held(beginning));
        byte[] head = new byte[most];
        int length = 0;
        try (InputStream in =
                contents.packing == Packing.ZIP
                        ? contents.openEntry(WHOLE + 1, 0)
                        : contents.openWhole(0)) {
            for (int count = in.read(head); count >= 0 && length < most; ) {
                length += count;
                count = in.read(head, length, most - length);
            }
        } catch (IOException brokenOff) {
            // What was unpacked by then is what can be.
        }
        return Arrays.copyOf(head, length);
    }

    /** Small ones are fetched once, not for each look at them. */
    private static ByteSource held(FileStore store, StoredFile file) throws IOException {
        byte[] content;
        try (InputStream in = store.open(file, 0)) {
            content = in.readNBytes((int) file.size());
        }
        return held(content);
    }

    private static ByteSource held(byte[] content) {
        return offset -> {
            int from = (int) Math.min(offset, content.length);
            return new ByteArrayInputStream(content, from, content.length - from);
        };
    }

    private static ByteSource read(FileStore store, StoredFile file) {
        return offset -> new Head(store.open(file, offset), Math.max(0, file.size() - offset));
    }

    private static Packing packing(byte[] magic) {
        if (magic.length >= 2 && magic[0] == 0x1f && magic[1] == (byte) 0x8b) {
            return Packing.GZIP;
        }
        boolean zip =
                magic.length == MAGIC
                        && magic[0] == 'P'
                        && magic[1] == 'K'
                        && (magic[2] == 3 || magic[2] == 5)
                        && magic[3] == magic[2] + 1;
        return zip ? Packing.ZIP : Packing.PLAIN;
    }

    /** The number of the first part. */
    public int first() {
        return packing == Packing.ZIP ? WHOLE + 1 : WHOLE;
    }

    /**
     * A part.
     *
     * @return empty where there is none of that number
     */
    public Optional<ByteSource> part(int number) throws IOException {
        if (packing != Packing.ZIP) {
            return number == WHOLE ? Optional.of(this::openWhole) : Optional.empty();
        }
        try {
            return entry(number);
        } catch (IOException broken) {
            close();
            throw broken;
        }
    }

    /** Entries are mostly small and asked for in their order: each is unpacked once then. */
    private Optional<ByteSource> entry(int number) throws IOException {
        if (walk == null || walked >= number) {
            close();
            walk = zip();
            walked = 0;
        }
        for (; walked < number; walked++) {
            if (!enter(walk, 1)) {
                close();
                return Optional.empty();
            }
        }
        byte[] content = walk.readNBytes(IN_MEMORY + 1);
        return Optional.of(
                content.length <= IN_MEMORY ? held(content) : offset -> openEntry(number, offset));
    }

    @Override
    public void close() throws IOException {
        if (walk != null) {
            walk.close();
            walk = null;
        }
    }

    private InputStream openWhole(long offset) throws IOException {
        if (packing == Packing.PLAIN) {
            return raw.open(offset);
        }
        InputStream in = new GZIPInputStream(raw.open(0), BUFFER);
        in.skipNBytes(offset);
        return in;
    }

    private InputStream openEntry(int number, long offset) throws IOException {
        ZipInputStream zip = zip();
        enter(zip, number);
        zip.skipNBytes(offset);
        return zip;
    }

    private ZipInputStream zip() throws IOException {
        return new ZipInputStream(raw.open(0));
    }

    private static boolean enter(ZipInputStream zip, int number) throws IOException {
        int count = 0;
        ZipEntry entry = zip.getNextEntry();
        while (entry != null) {
            if (isFile(entry) && ++count == number) {
                return true;
            }
            entry = zip.getNextEntry();
        }
        return false;
    }

    /** No folder, and nothing that desktops add unasked. */
    private static boolean isFile(ZipEntry entry) {
        String name = entry.getName();
        return !entry.isDirectory()
                && !name.startsWith("__MACOSX/")
                && !name.substring(name.lastIndexOf('/') + 1).startsWith(".");
    }

    /** What a file held when it was listed: what has been added since is none of it. */
    private static final class Head extends InputStream {

        private final InputStream in;
        private long left;

        Head(InputStream in, long left) {
            this.in = in;
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            int value = left > 0 ? in.read() : -1;
            if (value >= 0) {
                left--;
            }
            return value;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (left <= 0) {
                return length == 0 ? 0 : -1;
            }
            int count = in.read(bytes, offset, (int) Math.min(left, length));
            left -= Math.max(0, count);
            return count;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
