package dev.tributary.benchmarks.x12;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/**
 * Writes a file of one interchange with one group of many transaction sets: valid by its guide,
 * with amounts that balance. The same seed gives the same bytes; no more than one set is held.
 */
final class GeneratedFile {

    static final long SEED = 20_261_126;

    private static final String SENDER = "QUUXCLEARING";
    private static final String RECEIVER = "EXAMPLEPLAN";

    private final SetKind kind;
    private final SetBody body;
    private final SegmentText sets = new SegmentText();
    private final SegmentText set = new SegmentText();
    private final OutputStream out;
    private long bytes;
    private long segments;
    private long units;

    private GeneratedFile(SetKind kind, long seed, OutputStream out) {
        this.kind = kind;
        this.body = kind.body(new Invented(seed));
        this.out = out;
    }

    /**
     * Writes a file.
     *
     * @param size how many bytes it has at least; it ends with the set that reaches them
     */
    static Counts write(SetKind kind, long seed, long size, OutputStream out) throws IOException {
        return new GeneratedFile(kind, seed, out).write(size);
    }

    /** A file as bytes. */
    static byte[] bytes(SetKind kind, long seed, int size) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(size + size / 4);
        try {
            write(kind, seed, size, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private Counts write(long size) throws IOException {
        header();
        int number = 0;
        while (bytes < size) {
            number++;
            set(number);
        }
        sets.segment("GE", Integer.toString(number), "1");
        sets.segment("IEA", "1", "000000001");
        flush();
        return new Counts(segments, units);
    }

    private void header() throws IOException {
        sets.segment(
                "ISA",
                "00",
                blanks(10),
                "00",
                blanks(10),
                "ZZ",
                padded(SENDER),
                "ZZ",
                padded(RECEIVER),
                "260115",
                "1200",
                "^",
                "00501",
                "000000001",
                "0",
                "T",
                ":");
        sets.segment(
                "GS", kind.group(), SENDER, RECEIVER, "20260115", "1200", "1", "X", kind.version());
        flush();
    }

    private void set(int number) throws IOException {
        String control = "%04d".formatted(number);
        set.clear();
        set.segment("ST", kind.set(), control, kind.setVersion());
        units += body.write(set, number);
        int count = set.segments() + 1;
        set.segment("SE", Integer.toString(count), control);
        segments += count;
        sets.append(set);
        flush();
    }

    private void flush() throws IOException {
        sets.writeTo(out);
        bytes += sets.length();
        sets.clear();
    }

    private static String padded(String id) {
        return id + blanks(15 - id.length());
    }

    private static String blanks(int count) {
        return " ".repeat(count);
    }
}
