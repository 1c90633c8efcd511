package dev.tributary.masking.detect;

import dev.tributary.commons.record.PiiClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Collects what the finders find; the tokens of a finding are taken, wanted or not. */
final class Findings {

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
        return Spans.disjoint(spans);
    }
}
