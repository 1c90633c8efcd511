package dev.tributary.simulators.stripe.http;

import dev.tributary.simulators.stripe.world.Span;
import java.util.Optional;

/**
 * Reads bounds on a time: {@code name}, {@code name[gt]}, {@code [gte]}, {@code [lt]}, {@code
 * [lte]}.
 */
final class Spans {

    private Spans() {}

    static Span of(Query query, String name) throws Problem {
        Optional<Long> exact = query.number(name);
        if (exact.isPresent()) {
            return new Span(exact.get(), exact.get());
        }
        long from = Span.ALL.from();
        long to = Span.ALL.to();
        from = Math.max(from, query.number(name + "[gte]").orElse(from));
        from = Math.max(from, query.number(name + "[gt]").map(value -> value + 1).orElse(from));
        to = Math.min(to, query.number(name + "[lte]").orElse(to));
        to = Math.min(to, query.number(name + "[lt]").map(value -> value - 1).orElse(to));
        return new Span(from, to);
    }
}
