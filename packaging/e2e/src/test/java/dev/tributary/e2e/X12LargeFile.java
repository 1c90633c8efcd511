package dev.tributary.e2e;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A file of claims as large as wanted, of which nothing is kept in memory. The same seed gives the
 * same file; a claim's id is its ordinal, so who reads the claims needs no list of them.
 *
 * @param bytes how large it is at least
 */
record X12LargeFile(long seed, long bytes) {
    private static final String PREFIX = "L-";
    private static final List<String> NAMES = List.of("DOE", "ROE", "PUBLIC", "O'SAMPLE-LONGNAME");
    private static final int MOST_LINES = 12;
    private static final int MOST_CHARGED = 900;

    /** Writes it; returns how many claims it holds. */
    int write(Path file) throws IOException {
        Random random = new Random(seed);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            return new X12Files.Writer("CLINIC", 1, "*~:^")
                    .write(
                            out,
                            (claim, written) -> written < bytes,
                            ordinal -> claim(ordinal, random));
        }
    }

    private static X12Files.Claim claim(int ordinal, Random random) {
        List<Integer> charges =
                IntStream.rangeClosed(0, random.nextInt(MOST_LINES))
                        .mapToObj(line -> 1 + random.nextInt(MOST_CHARGED))
                        .toList();
        return new X12Files.Claim(
                PREFIX + ordinal, NAMES.get(random.nextInt(NAMES.size())), charges);
    }

    /** The ordinal of the claim of a record, by the record's key. */
    static int ordinal(String key) {
        return Integer.parseInt(key.substring(key.lastIndexOf(PREFIX) + PREFIX.length()));
    }
}
