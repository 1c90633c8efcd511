package dev.tributary.masking.engine;

import dev.tributary.masking.detect.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Brings together what was found in a text in two ways. */
final class Spans {

    private Spans() {}

    /**
     * All of both, in order; what overlaps becomes one, of the class of what is known.
     *
     * @param known found for certain
     * @param likely found by its looks
     */
    static List<Span> merged(List<Span> known, List<Span> likely) {
        if (known.isEmpty()) {
            return likely;
        }
        if (likely.isEmpty()) {
            return known;
        }
        List<Found> found = new ArrayList<>(known.size() + likely.size());
        known.forEach(span -> found.add(new Found(span, true)));
        likely.forEach(span -> found.add(new Found(span, false)));
        found.sort(Comparator.comparingInt(one -> one.span().start()));
        List<Span> merged = new ArrayList<>(found.size());
        Found last = found.get(0);
        for (Found next : found.subList(1, found.size())) {
            if (next.span().start() < last.span().end()) {
                last = last.with(next);
            } else {
                merged.add(last.span());
                last = next;
            }
        }
        merged.add(last.span());
        return merged;
    }

    private record Found(Span span, boolean known) {

        Found with(Found other) {
            Found wins = other.known && !known ? other : this;
            return new Found(
                    new Span(span.start(), Math.max(span.end(), other.span.end()), wins.span.pii()),
                    known || other.known);
        }
    }
}
