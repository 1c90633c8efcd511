package dev.tributary.benchmarks.x12;

import dev.tributary.benchmarks.Family;
import dev.tributary.benchmarks.Figure;
import dev.tributary.benchmarks.Spread;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** How much heap a large file takes: a JVM of its own, with little of it, reads the whole. */
final class BigFile implements Family.Benchmark {

    private static final String HEAP = "-Xmx256m";
    private static final int MEGABYTE = 1_000_000;
    private static final int MINUTES = 30;

    @Override
    public String name() {
        return "big_file";
    }

    @Override
    public List<Figure> run(Family.Context context) throws Exception {
        long size = (long) MEGABYTE * context.effort().count(1_000, 50);
        Path file = context.folder().resolve("claims.837");
        Counts written;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            written =
                    GeneratedFile.write(SetKind.PROFESSIONAL_CLAIMS, GeneratedFile.SEED, size, out);
        }
        double[] live = read(file, written, context.folder().resolve("live.txt"));
        int quarter = live.length / 4;
        double growth =
                median(Arrays.copyOfRange(live, live.length - quarter, live.length))
                        - median(Arrays.copyOf(live, quarter));
        String what = "%d MB of 837P read with %s: ".formatted(size / MEGABYTE, HEAP);
        return List.of(
                Figure.of(
                        "heap_mb_1gb_file",
                        "MB",
                        List.of(Arrays.stream(live).max().orElseThrow()),
                        what + "the highest of %d looks at what lives".formatted(live.length)),
                Figure.of(
                        "heap_growth_mb_1gb_file",
                        "MB",
                        List.of(growth),
                        what + "what lives in the last quarter, less the first"));
    }

    private static double median(double[] values) {
        return Spread.of(Arrays.stream(values).boxed().toList()).median();
    }

    private static double[] read(Path file, Counts expected, Path output)
            throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                HEAP,
                                "-XX:+UseSerialGC",
                                "-cp",
                                System.getProperty("java.class.path"),
                                BigFileReader.class.getName(),
                                file.toString(),
                                Long.toString(expected.segments()),
                                Long.toString(expected.units()))
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        try {
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new IllegalStateException(
                        "the reader of the big file failed: " + lastLine(output));
            }
        } finally {
            process.destroyForcibly();
        }
        try (Stream<String> lines = Files.lines(output)) {
            return lines.mapToDouble(Double::parseDouble).toArray();
        }
    }

    private static String lastLine(Path output) throws IOException {
        List<String> lines = Files.readAllLines(output);
        return lines.isEmpty() ? "it said nothing" : lines.get(lines.size() - 1);
    }
}
