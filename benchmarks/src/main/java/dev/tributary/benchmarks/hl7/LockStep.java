package dev.tributary.benchmarks.hl7;

import dev.tributary.benchmarks.Effort;
import dev.tributary.benchmarks.Family;
import dev.tributary.benchmarks.Figure;
import dev.tributary.benchmarks.Spread;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * One sender at least once: waiting for each acknowledgement, then with a window, then far behind.
 */
final class LockStep implements Family.Benchmark {

    private static final int WINDOW = 32;
    private static final int BACKLOG = 10_000;

    private final List<SampleMessage> samples = new MessageGenerator(ParseAndMap.SEED).mix(500);

    @Override
    public String name() {
        return "lockstep";
    }

    @Override
    public List<Figure> run(Family.Context context) throws Exception {
        List<Figure> figures = new ArrayList<>();
        try (SourceUnderTest source = SourceUnderTest.start(context)) {
            figures.addAll(
                    lockStep(
                            source.receiver(),
                            samples,
                            context.effort(),
                            "lockstep",
                            "at least once"));
            figures.add(window(source.receiver(), context.effort()));
            figures.addAll(catchUp(source.receiver(), context.effort()));
        }
        return figures;
    }

    /** One connection, one message under way. */
    static List<Figure> lockStep(
            Receiver receiver, List<SampleMessage> samples, Effort effort, String name, String how)
            throws IOException {
        List<Double> rates = new ArrayList<>();
        List<Double> medians = new ArrayList<>();
        List<Double> tails = new ArrayList<>();
        MllpLoad sender = receiver.senders(samples, 1, 1);
        sender.run(effort.seconds(20, 4));
        for (int i = 0; i < effort.count(7, 3); i++) {
            MllpLoad.Result result = sender.run(effort.seconds(5, 1.5));
            rates.add(result.rate());
            medians.add(Spread.percentile(result.sortedNanos(), 0.5) / 1e6);
            tails.add(Spread.percentile(result.sortedNanos(), 0.99) / 1e6);
        }
        receiver.finish(sender);
        return List.of(
                Figure.of(
                        name + "_p50_ms",
                        "ms",
                        medians,
                        how + ", one lock-step sender: from sending to the acknowledgement"),
                Figure.of(name + "_p99_ms", "ms", tails, "the same, 99th percentile"),
                Figure.of(name + "_msgs_per_s", "msg/s", rates, how + ", one lock-step sender"));
    }

    private Figure window(Receiver receiver, Effort effort) throws IOException {
        List<Double> rates = new ArrayList<>();
        MllpLoad sender = receiver.senders(samples, 1, WINDOW);
        sender.run(effort.seconds(10, 2));
        for (int i = 0; i < effort.count(5, 2); i++) {
            rates.add(sender.run(effort.seconds(5, 1)).rate());
        }
        receiver.finish(sender);
        return Figure.of(
                "window32_msgs_per_s",
                "msg/s",
                rates,
                "at least once, one sender with " + WINDOW + " messages under way");
    }

    private List<Figure> catchUp(Receiver receiver, Effort effort) throws IOException {
        List<Double> lockStep = new ArrayList<>();
        List<Double> windowed = new ArrayList<>();
        for (int i = 0; i < effort.count(3, 1); i++) {
            windowed.add(backlog(receiver, WINDOW));
            if (!effort.quick()) {
                lockStep.add(backlog(receiver, 1));
            }
        }
        List<Figure> figures = new ArrayList<>();
        figures.add(
                Figure.of(
                        "catchup_10000_window32_s",
                        "s",
                        windowed,
                        "a backlog of 10,000 messages from one sender, 32 under way"));
        if (!lockStep.isEmpty()) {
            figures.add(
                    Figure.of(
                            "catchup_10000_lockstep_s",
                            "s",
                            lockStep,
                            "the same backlog from a lock-step sender"));
        }
        return figures;
    }

    private double backlog(Receiver receiver, int window) throws IOException {
        MllpLoad sender = receiver.senders(samples, 1, window);
        double seconds = sender.send(BACKLOG).seconds();
        receiver.finish(sender);
        return seconds;
    }
}
