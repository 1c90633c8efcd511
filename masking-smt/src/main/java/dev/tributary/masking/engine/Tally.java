package dev.tributary.masking.engine;

import dev.tributary.commons.record.PiiClass;
import java.util.Arrays;

/** How often what was masked in a record, by class and by rule. */
final class Tally {

    /** Where fields are counted that carry no class. */
    static final int UNCLASSIFIED = PiiClass.values().length;

    private static final PiiClass[] CLASSES = PiiClass.values();

    private final int[] counts = new int[UNCLASSIFIED + 1];
    private final int[] rules;

    /**
     * Counts of nothing yet.
     *
     * @param rules how many the policy has
     */
    Tally(int rules) {
        this.rules = new int[rules];
    }

    /** Where a class is counted. */
    @SuppressWarnings("EnumOrdinal") // an index into arrays of this process, never kept
    static int slot(PiiClass pii) {
        return pii.ordinal();
    }

    void reset() {
        Arrays.fill(counts, 0);
        Arrays.fill(rules, 0);
    }

    void count(int slot) {
        counts[slot]++;
    }

    /** Counts a leaf that a rule decided about; {@link Choice#NO_RULE} counts nothing. */
    void ruled(int rule) {
        if (rule >= 0) {
            rules[rule]++;
        }
    }

    /** The counts by the positions of rules, which go on counting. */
    int[] rules() {
        return rules;
    }

    /** The counts themselves, which go on counting. */
    int[] counts() {
        return counts;
    }

    boolean isSame(int[] other) {
        return Arrays.equals(counts, other);
    }

    /** How many in all. */
    int total() {
        int total = 0;
        for (int count : counts) {
            total += count;
        }
        return total;
    }

    /** As JSON, classes in their order, those left out that were not met. */
    static String json(int[] counts) {
        StringBuilder json = new StringBuilder("{");
        for (int slot = 0; slot < counts.length; slot++) {
            if (counts[slot] > 0) {
                json.append(json.length() > 1 ? "," : "")
                        .append('"')
                        .append(name(slot))
                        .append("\":")
                        .append(counts[slot]);
            }
        }
        return json.append('}').toString();
    }

    /** The name of a slot: of its class, or UNCLASSIFIED. */
    static String name(int slot) {
        return slot == UNCLASSIFIED ? "UNCLASSIFIED" : CLASSES[slot].name();
    }
}
