package dev.tributary.masking.detect;

import dev.tributary.commons.record.PiiClass;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Collects what the finders find; the tokens of a finding are taken, wanted or not. */
final class Findings {

    private static final Comparator<Span> ORDER =
            Comparator.comparingInt(Span::start)
                    .thenComparing(Span::end, Comparator.reverseOrder());

    private final Tokens tokens;
    private final Set<PiiClass> wanted;
    private final List<Span> spans = new ArrayList<>();

    Findings(Tokens tokens, Set<PiiClass> wanted) {
        this.tokens = tokens;
        this.wanted = wanted;
    }

    /** Adds a piece of the text. */
    void add(int start, int end, PiiClass pii) {
        tokens.take(start, end);
        if (wanted.contains(pii)) {
            spans.add(new Span(start, end, pii));
        }
    }

    /** Adds the tokens from one to another, which is left out. */
    void addTokens(int from, int to, PiiClass pii) {
        add(tokens.start(from), tokens.end(to - 1), pii);
    }

    List<Span> spans() {
        return disjoint(spans);
    }

    /**
     * Sorts findings and cuts off where one begins inside another, so that they cover together what
     * they covered before and none of it twice.
     */
    static List<Span> disjoint(List<Span> spans) {
        if (spans.size() > 1) {
            spans.sort(ORDER);
        }
        List<Span> disjoint = new ArrayList<>(spans.size());
        int end = 0;
        for (Span span : spans) {
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
