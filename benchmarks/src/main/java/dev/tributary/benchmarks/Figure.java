package dev.tributary.benchmarks;

import java.util.List;
import java.util.Locale;

/**
 * One measured figure.
 *
 * @param name stays the same from run to run
 * @param unit what the value counts
 * @param spread its rounds; the median is the figure
 * @param how what was measured, in a few words
 */
public record Figure(String name, String unit, Spread spread, String how) {

    /** The figure of some rounds. */
    public static Figure of(String name, String unit, List<Double> rounds, String how) {
        return new Figure(name, unit, Spread.of(rounds), how);
    }

    /** The line that scripts read: {@code figure <name> <value> <unit>}. */
    public String line() {
        return "figure " + name + " " + number(spread.median()) + " " + unit;
    }

    /** The figure as a row of a Markdown table. */
    String row() {
        return "| `%s` | %s | %s–%s | %d | %s | %s |"
                .formatted(
                        name,
                        number(spread.median()),
                        number(spread.min()),
                        number(spread.max()),
                        spread.rounds(),
                        unit,
                        how);
    }

    /** About three digits that say something. */
    static String number(double value) {
        double size = Math.abs(value);
        int decimals = size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
