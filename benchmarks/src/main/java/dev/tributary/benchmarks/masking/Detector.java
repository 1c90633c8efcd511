package dev.tributary.benchmarks.masking;

import dev.tributary.benchmarks.CpuTime;
import dev.tributary.benchmarks.Family;
import dev.tributary.benchmarks.Figure;
import dev.tributary.benchmarks.PairedRounds;
import dev.tributary.commons.record.PiiClass;
import dev.tributary.masking.detect.TextDetector;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.function.ToIntFunction;

/** Finding personal data in free text, beside twelve regular expressions. */
final class Detector implements Family.Benchmark {

    static final long SEED = 20_261_126;
    static final int NOTES = 500;

    private final List<String> notes = new ClinicalNotes(SEED).write(NOTES);
    private final double megabytes =
            String.join("", notes).getBytes(StandardCharsets.UTF_8).length / 1e6;
    private long found; // keeps the results reachable, so that finding them cannot be left out

    @Override
    public String name() {
        return "detector";
    }

    @Override
    public List<Figure> run(Family.Context context) throws Exception {
        TextDetector detector = TextDetector.of(EnumSet.allOf(PiiClass.class));
        ToIntFunction<String> ours = note -> detector.find(note).size();
        ToIntFunction<String> peer = TwelvePatterns::count;

        Duration warmUp = context.effort().seconds(15, 3);
        Duration round = context.effort().seconds(3, 1);
        rate(ours, warmUp);
        rate(peer, warmUp);
        PairedRounds rounds =
                PairedRounds.run(
                        context.effort().count(9, 4),
                        () -> rate(ours, round),
                        () -> rate(peer, round));
        return List.of(
                Figure.of(
                        "detector_ratio_to_regex",
                        "x",
                        rounds.ratios(),
                        "megabytes per CPU-second, ours over twelve regular expressions"),
                Figure.of(
                        "detector_mb_per_cpu_s",
                        "MB/s",
                        rounds.first(),
                        "clinical notes, all classes"),
                Figure.of(
                        "regex_mb_per_cpu_s",
                        "MB/s",
                        rounds.second(),
                        "the same notes, twelve passes of java.util.regex"));
    }

    /** Megabytes of text per second of CPU time. */
    private double rate(ToIntFunction<String> finder, Duration duration) {
        System.gc();
        long passes = 0;
        long cpu = CpuTime.nanos();
        long end = System.nanoTime() + duration.toNanos();
        do {
            for (String note : notes) {
                found += finder.applyAsInt(note);
            }
            passes++;
        } while (System.nanoTime() < end);
        double seconds = (CpuTime.nanos() - cpu) / 1e9;
        if (found == 0) {
            throw new IllegalStateException("nothing was found");
        }
        return passes * megabytes / seconds;
    }
}
