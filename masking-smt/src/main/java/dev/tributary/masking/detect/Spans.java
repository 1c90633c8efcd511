package dev.tributary.masking.detect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Brings findings of several searches together. */
public final class Spans {

    private static final Comparator<Span> ORDER =
            Comparator.comparingInt(Span::start)
                    .thenComparing(Span::end, Comparator.reverseOrder());

    private Spans() {}

    /**
     * Sorts findings and cuts off where one begins inside another: together they cover what they
     * covered before, and none of it twice.
     *
     * @param spans of one text, in any order
     */
    public static List<Span> disjoint(List<Span> spans) {
        List<Span> sorted = new ArrayList<>(spans);
        sorted.sort(ORDER);
        List<Span> disjoint = new ArrayList<>(sorted.size());
        int end = 0;
        for (Span span : sorted) {
            if (span.end() > end) {
                int start = Math.max(span.start(), end);
                disjoint.add(
                        start == span.start() ? span : new Span(start, span.end(), span.pii()));
                end = span.end();
            }
        }
        return List.copyOf(disjoint);
    }
}
