package dev.tributary.benchmarks;

import java.util.List;

/**
 * What repeated rounds gave.
 *
 * @param median the middle round, or the mean of the middle two
 * @param min the lowest round
 * @param max the highest round
 * @param rounds how many there were
 */
public record Spread(double median, double min, double max, int rounds) {

    /** The spread of at least one round. */
    public static Spread of(List<Double> rounds) {
        if (rounds.isEmpty()) {
            throw new IllegalArgumentException("no round was measured");
        }
        double[] sorted = rounds.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        double median =
                sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(median, sorted[0], sorted[sorted.length - 1], sorted.length);
    }

    /**
     * The value below which a share of the samples lies: the nearest rank.
     *
     * @param sorted at least one sample, ascending
     * @param share above 0, at most 1
     */
    public static long percentile(long[] sorted, double share) {
        int rank = (int) Math.ceil(share * sorted.length);
        return sorted[Math.max(1, rank) - 1];
    }
}
