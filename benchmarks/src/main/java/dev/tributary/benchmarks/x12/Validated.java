package dev.tributary.benchmarks.x12;

import dev.tributary.benchmarks.Effort;
import dev.tributary.benchmarks.Family;
import dev.tributary.benchmarks.Figure;
import dev.tributary.benchmarks.PairedRounds;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** From a file's bytes to validated records, for each kind of file. */
final class Validated implements Family.Benchmark {

    private static final int SIZE = 10_000_000;

    @Override
    public String name() {
        return "validated";
    }

    @Override
    public List<Figure> run(Family.Context context) throws Exception {
        FileReader reader = new OurReader();
        List<Figure> figures = new ArrayList<>();
        for (SetKind kind : SetKind.values()) {
            List<Double> rates = rates(reader, kind, context.effort());
            figures.add(
                    Figure.of(
                            figure(kind),
                            "MB/s",
                            rates,
                            kind.title() + ": bytes to records, all checks, no tree"));
        }
        return figures;
    }

    private static List<Double> rates(FileReader reader, SetKind kind, Effort effort)
            throws Exception {
        ByteRate rate = ByteRate.of(kind, SIZE);
        // The first kind warms up for all of them.
        boolean first = kind == SetKind.PROFESSIONAL_CLAIMS;
        rate.measure(reader, effort.seconds(first ? 25 : 15, first ? 12 : 3));
        PairedRounds.Round round = rate.round(reader, effort.seconds(3, 0.5));
        List<Double> rates = new ArrayList<>();
        for (int i = effort.count(9, 4); i > 0; i--) {
            rates.add(round.measure());
        }
        return rates;
    }

    /** The first kind has the family's own figure. */
    private static String figure(SetKind kind) {
        return kind == SetKind.PROFESSIONAL_CLAIMS
                ? "validated_mb_per_cpu_s"
                : "validated_" + kind.title().toLowerCase(Locale.ROOT) + "_mb_per_cpu_s";
    }
}
