package dev.tributary.masking.raw;

import java.util.ArrayList;
import java.util.List;

/** Numbers and ranges of them, as tables write them. */
final class Numbers {

    private Numbers() {}

    /** As {@code 1,3-5}. */
    static List<Integer> of(String written) {
        List<Integer> numbers = new ArrayList<>();
        for (String part : written.split(",", -1)) {
            int dash = part.indexOf('-');
            int first = Integer.parseInt(dash < 0 ? part : part.substring(0, dash));
            int last = dash < 0 ? first : Integer.parseInt(part.substring(dash + 1));
            for (int number = first; number <= last; number++) {
                numbers.add(number);
            }
        }
        return numbers;
    }
}
