package dev.tributary.x12.grammar;

import dev.tributary.commons.x12.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Numbers the segment ids of one guide from 0, so that tables are arrays. */
final class SegmentIndex {

    private static final int NONE = -1;

    private final List<String> ids;
    private final int[] codes; // open addressing; 0: free
    private final int[] numbers;
    private final int shift;

    SegmentIndex(Set<String> ids) {
        this.ids = List.copyOf(new ArrayList<>(new TreeSet<>(ids)));
        int bits = 32 - Integer.numberOfLeadingZeros(Math.max(4, ids.size()) * 4 - 1);
        this.shift = 32 - bits;
        this.codes = new int[1 << bits];
        this.numbers = new int[1 << bits];
        for (int number = 0; number < this.ids.size(); number++) {
            int code = Segment.code(this.ids.get(number));
            int at = slot(code);
            while (codes[at] != 0) {
                at = (at + 1) & (codes.length - 1);
            }
            codes[at] = code;
            numbers[at] = number;
        }
    }

    private int slot(int code) {
        return (code * 0x9E3779B9) >>> shift;
    }

    /** The number of an id's code; -1 where the guide has no such segment. */
    int of(int code) {
        if (code == 0) {
            return NONE;
        }
        int at = slot(code);
        while (codes[at] != code) {
            if (codes[at] == 0) {
                return NONE;
            }
            at = (at + 1) & (codes.length - 1);
        }
        return numbers[at];
    }

    int size() {
        return ids.size();
    }

    List<String> ids() {
        return ids;
    }
}
