package dev.tributary.commons.issue;

import java.io.PrintWriter;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** How often each code was found, and where: what a check over files tells in the end. */
public final class FindingCounts {

    private static final int PLACES_PER_CODE = 5;

    private final Map<String, Long> byCode = new TreeMap<>();
    private final Map<String, Map<String, Long>> places = new TreeMap<>();

    /**
     * Counts a finding.
     *
     * @param place where; empty where that cannot be told
     */
    public void count(IssueCode code, String place) {
        byCode.merge(code.name(), 1L, Long::sum);
        places.computeIfAbsent(code.name(), name -> new TreeMap<>()).merge(place, 1L, Long::sum);
    }

    /** How often each code was found, by their names. */
    public Map<String, Long> byCode() {
        return Collections.unmodifiableMap(byCode);
    }

    /** How often each was found at each place. */
    public Map<String, Map<String, Long>> byPlace() {
        return Collections.unmodifiableMap(places);
    }

    /** Prints a line for each code, and under it the places where it was found most. */
    public void print(PrintWriter out) {
        places.forEach(
                (code, counts) -> {
                    out.printf("%8d  %s%n", byCode.get(code), code);
                    counts.entrySet().stream()
                            .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                            .limit(PLACES_PER_CODE)
                            .filter(place -> !place.getKey().isEmpty())
                            .forEach(
                                    place ->
                                            out.printf(
                                                    "          %6d at %s%n",
                                                    place.getValue(), place.getKey()));
                });
    }
}
