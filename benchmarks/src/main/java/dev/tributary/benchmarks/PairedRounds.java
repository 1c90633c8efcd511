package dev.tributary.benchmarks;

import java.util.ArrayList;
import java.util.List;

/**
 * Rounds of two contestants in turn, A B A B: what else happens on the machine meets both, and the
 * ratio of each pair cancels most of it.
 *
 * @param first the rates of the first contestant
 * @param second the rates of the second, pair by pair
 */
public record PairedRounds(List<Double> first, List<Double> second) {

    public PairedRounds {
        first = List.copyOf(first);
        second = List.copyOf(second);
        if (first.size() != second.size()) {
            throw new IllegalArgumentException("rounds come in pairs");
        }
    }

    /** Measures the rate of one round. */
    @FunctionalInterface
    public interface Round {
        double measure() throws Exception;
    }

    /** Runs the contestants in turn. */
    public static PairedRounds run(int pairs, Round first, Round second) throws Exception {
        List<Double> firsts = new ArrayList<>();
        List<Double> seconds = new ArrayList<>();
        for (int i = 0; i < pairs; i++) {
            firsts.add(first.measure());
            seconds.add(second.measure());
        }
        return new PairedRounds(firsts, seconds);
    }

    /** The first's rate over the second's, pair by pair. */
    public List<Double> ratios() {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < first.size(); i++) {
            ratios.add(first.get(i) / second.get(i));
        }
        return ratios;
    }
}
