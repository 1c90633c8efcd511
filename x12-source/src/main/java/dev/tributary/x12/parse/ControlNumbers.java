package dev.tributary.x12.parse;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Control numbers that were used; consecutive ones, as they mostly are, are kept as one range. The
 * number alone counts, not the zeros before it.
 */
final class ControlNumbers {

    private static final int MOST_DIGITS = 18;

    /** Numbers beyond all bounds are not looked for any more: they would fill the memory. */
    private static final int MAX_RANGES = 100_000;

    private final TreeMap<Long, Long> ranges = new TreeMap<>(); // first to last
    private final Set<String> others = new HashSet<>();

    /** Whether it was not used before; from now on it is. */
    boolean add(String number) {
        if (ranges.size() + others.size() > MAX_RANGES) {
            return true;
        }
        boolean digits =
                number.length() <= MOST_DIGITS
                        && number.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? add(Long.parseLong(number)) : others.add(number);
    }

    private boolean add(long number) {
        Map.Entry<Long, Long> below = ranges.floorEntry(number);
        if (below != null && below.getValue() >= number) {
            return false;
        }
        long first = below != null && below.getValue() == number - 1 ? below.getKey() : number;
        Long last = ranges.remove(number + 1);
        ranges.put(first, last == null ? Long.valueOf(number) : last);
        return true;
    }
}
