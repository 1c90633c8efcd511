package dev.tributary.benchmarks.x12;

import dev.tributary.benchmarks.Effort;
import dev.tributary.benchmarks.Family;
import dev.tributary.benchmarks.Figure;
import dev.tributary.benchmarks.PairedRounds;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Our validated records beside what a peer makes of the same file of professional claims.
 *
 * @param name of the peer, as in its figures
 * @param peer makes its reader
 * @param what the peer does
 * @param size of the file, in bytes
 */
record BesidePeer(String name, Callable<FileReader> peer, String what, int size)
        implements Family.Benchmark {

    @Override
    public List<Figure> run(Family.Context context) throws Exception {
        Effort effort = context.effort();
        FileReader ours = new OurReader();
        FileReader peers = peer.call();
        ByteRate rate = ByteRate.of(SetKind.PROFESSIONAL_CLAIMS, size);
        rate.measure(ours, effort.seconds(15, 1));
        rate.measure(peers, effort.seconds(20, 2));
        PairedRounds rounds =
                PairedRounds.run(
                        effort.count(9, 3),
                        rate.round(ours, effort.seconds(2, 0.5)),
                        rate.round(peers, effort.seconds(2, 0.5)));
        return List.of(
                Figure.of(
                        "ratio_to_" + name,
                        "x",
                        rounds.ratios(),
                        "837P: megabytes per CPU-second, our validated records over " + what),
                Figure.of(name + "_mb_per_cpu_s", "MB/s", rounds.second(), "837P: " + what));
    }
}
