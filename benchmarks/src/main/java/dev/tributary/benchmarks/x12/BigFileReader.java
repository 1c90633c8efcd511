package dev.tributary.benchmarks.x12;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A process that reads one file to its end and prints, from time to time, how many megabytes of its
 * heap live.
 */
final class BigFileReader {

    private static final int LOOKS = 32;

    private final long step;
    private long next;

    private BigFileReader(long size) {
        step = size / LOOKS;
        next = step;
    }

    /** Arguments: the file, and how many segments and units it has. */
    public static void main(String[] args) throws IOException {
        Path file = Path.of(args[0]);
        Counts expected = new Counts(Long.parseLong(args[1]), Long.parseLong(args[2]));
        BigFileReader watch = new BigFileReader(Files.size(file));
        Counts seen = new OurReader().read(offset -> open(file, offset), watch::at);
        if (!seen.equals(expected)) {
            throw new IllegalStateException("read %s of %s".formatted(seen, expected));
        }
    }

    private static InputStream open(Path file, long offset) throws IOException {
        InputStream in = Files.newInputStream(file);
        in.skipNBytes(offset);
        return in;
    }

    private void at(long offset) {
        if (offset >= next) {
            next = offset + step;
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            System.out.println((runtime.totalMemory() - runtime.freeMemory()) / 1e6);
        }
    }
}
