package dev.tributary.benchmarks.x12;

import dev.tributary.benchmarks.CpuTime;
import dev.tributary.benchmarks.PairedRounds;
import java.time.Duration;

/** How many megabytes of a file a reader reads in a second of the JVM's CPU time. */
final class ByteRate {

    private final byte[] file;
    private final Counts expected;

    private ByteRate(byte[] file, Counts expected) {
        this.file = file;
        this.expected = expected;
    }

    /** The rate over a generated file of so many bytes. */
    static ByteRate of(SetKind kind, int size) throws Exception {
        byte[] file = GeneratedFile.bytes(kind, GeneratedFile.SEED, size);
        return new ByteRate(file, new PlainScan().read(file));
    }

    /** What is measured, by a reader that must see all there is. */
    PairedRounds.Round round(FileReader reader, Duration duration) {
        return () -> measure(reader, duration);
    }

    /**
     * Reads the file again and again.
     *
     * @param duration in CPU time, garbage collection included, so that a busy machine warms up and
     *     measures as much
     */
    double measure(FileReader reader, Duration duration) throws Exception {
        System.gc();
        long bytes = 0;
        long start = CpuTime.nanos();
        long cpu;
        do {
            Counts seen = reader.read(file);
            if (!seen.equals(expected)) {
                throw new IllegalStateException(
                        "read %s of %s".formatted(seen, expected)); // counts only
            }
            bytes += file.length;
            cpu = CpuTime.nanos() - start;
        } while (cpu < duration.toNanos());
        return bytes * 1e3 / cpu;
    }
}
