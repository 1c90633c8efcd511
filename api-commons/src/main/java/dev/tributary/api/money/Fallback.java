package dev.tributary.api.money;

import dev.tributary.commons.issue.IssueCode;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A value that several fields can give, in a stated order; where it is not the first, a finding
 * says which field stands in.
 *
 * @param <T> kind of value
 */
public final class Fallback<T> {

    private final IssueCode code;
    private final Findings findings;
    private Chosen<T> chosen;
    private boolean usual = true;

    /**
     * What was chosen.
     *
     * @param value the value
     * @param source the field that it is from, as a JSON path
     */
    public record Chosen<T>(T value, String source) {

        /** The field alone. */
        @Override
        public String toString() {
            return "Chosen[" + source + "]";
        }
    }

    private Fallback(IssueCode code, Findings findings) {
        this.code = code;
        this.findings = findings;
    }

    /** A choice of which nothing is known yet. */
    public static <T> Fallback<T> orElse(IssueCode code, Findings findings) {
        return new Fallback<>(code, findings);
    }

    /** The usual field; several may be usual. */
    public Fallback<T> usually(String source, Supplier<Optional<T>> value) {
        return take(source, value, true);
    }

    /** The next field, should those before it have none. */
    public Fallback<T> or(String source, Supplier<Optional<T>> value) {
        return take(source, value, false);
    }

    private Fallback<T> take(String source, Supplier<Optional<T>> value, boolean isUsual) {
        if (chosen == null) {
            value.get()
                    .ifPresent(
                            found -> {
                                chosen = new Chosen<>(found, source);
                                usual = isUsual;
                            });
        }
        return this;
    }

    /** The first that has a value. */
    public Optional<Chosen<T>> choose() {
        if (chosen != null && !usual) {
            findings.add(code, chosen.source());
        }
        return Optional.ofNullable(chosen);
    }
}
