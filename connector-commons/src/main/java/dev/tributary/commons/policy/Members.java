package dev.tributary.commons.policy;

import dev.tributary.commons.config.NearestName;
import dev.tributary.commons.json.Located;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The members of one JSON object of a policy; what is wrong with one is noted, not thrown. */
final class Members {

    private final int line;
    private final String what;
    private final Map<String, Located> members;
    private final Findings findings;

    private Members(int line, String what, Map<String, Located> members, Findings findings) {
        this.line = line;
        this.what = what;
        this.members = members;
        this.findings = findings;
    }

    /**
     * The members of an object; empty, and noted, where it is none.
     *
     * @param what what it is, as {@code a rule}
     */
    @SuppressWarnings("unchecked")
    static Optional<Members> of(Located object, String what, Findings findings) {
        if (object.value() instanceof Map) {
            Map<String, Located> members = (Map<String, Located>) object.value();
            return Optional.of(new Members(object.line(), what, members, findings));
        }
        findings.add(
                object.line(), PolicyCode.BAD_VALUE, what + " is no object", "write it in { }");
        return Optional.empty();
    }

    int line() {
        return line;
    }

    /** The line of a member, or of the whole where it is not there. */
    int line(String name) {
        return members.containsKey(name) ? members.get(name).line() : line;
    }

    boolean has(String name) {
        return members.containsKey(name);
    }

    Optional<Located> get(String name) {
        return Optional.ofNullable(members.get(name));
    }

    /** Notes every member that is none of these. */
    void allow(Collection<String> known) {
        members.forEach(
                (name, value) -> {
                    if (!known.contains(name)) {
                        findings.add(
                                value.line(),
                                PolicyCode.UNKNOWN_MEMBER,
                                what + " has no member" + Findings.quoted(name),
                                NearestName.find(name, known)
                                        .map(nearest -> "did you mean '" + nearest + "'?")
                                        .orElse("there are " + String.join(", ", known)));
                    }
                });
    }

    /** The text of a member; empty where it is not there, or noted where it is something else. */
    Optional<String> text(String name) {
        return value(name, String.class, "is no text", "write it in \" \"")
                .filter(text -> notBlank(name, text));
    }

    private boolean notBlank(String name, String text) {
        if (text.isBlank()) {
            bad(name, "is empty", "give it a value or leave it out");
        }
        return !text.isBlank();
    }

    /** The same of a member that must be there. */
    Optional<String> neededText(String name, String remedy) {
        if (!has(name)) {
            missing(name, remedy);
        }
        return text(name);
    }

    /** A text, which may be empty, or a number or a flag as text. */
    Optional<String> scalar(String name) {
        Located value = members.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (value.value() instanceof BigDecimal number) {
            return Optional.of(number.toPlainString());
        }
        if (value.value() instanceof String || value.value() instanceof Boolean) {
            return Optional.of(value.value().toString());
        }
        bad(name, "is neither a text nor a number", "write one");
        return Optional.empty();
    }

    Optional<Boolean> flag(String name) {
        return value(name, Boolean.class, "is neither true nor false", "write true or false");
    }

    /** A whole number within bounds, both included. */
    Optional<Integer> whole(String name, int min, int max) {
        String remedy = "write a whole number from " + min + " to " + max;
        Optional<BigDecimal> number = value(name, BigDecimal.class, "is no number", remedy);
        if (number.isEmpty()) {
            return Optional.empty();
        }
        BigDecimal stripped = number.get().stripTrailingZeros();
        boolean fits =
                stripped.scale() <= 0
                        && stripped.compareTo(BigDecimal.valueOf(min)) >= 0
                        && stripped.compareTo(BigDecimal.valueOf(max)) <= 0;
        if (!fits) {
            bad(name, "is out of range", remedy);
            return Optional.empty();
        }
        return Optional.of(stripped.intValueExact());
    }

    /** The items of a list; one item may stand without the list. */
    @SuppressWarnings("unchecked")
    List<Located> oneOrMore(String name) {
        Located value = members.get(name);
        if (value == null) {
            return List.of();
        }
        return value.value() instanceof List ? (List<Located>) value.value() : List.of(value);
    }

    /** The items of a list; noted where it is something else. */
    @SuppressWarnings("unchecked")
    List<Located> list(String name) {
        Located value = members.get(name);
        if (value == null) {
            return List.of();
        }
        if (value.value() instanceof List) {
            return (List<Located>) value.value();
        }
        bad(name, "is no list", "write it in [ ]");
        return List.of();
    }

    private <T> Optional<T> value(String name, Class<T> type, String wrong, String remedy) {
        Located value = members.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!type.isInstance(value.value())) {
            bad(name, wrong, remedy);
            return Optional.empty();
        }
        return Optional.of(type.cast(value.value()));
    }

    void missing(String name, String remedy) {
        findings.add(line, PolicyCode.MISSING_MEMBER, what + " needs '" + name + "'", remedy);
    }

    void bad(String name, String wrong, String remedy) {
        findings.add(line(name), PolicyCode.BAD_VALUE, "'" + name + "' " + wrong, remedy);
    }

    @Override
    public String toString() {
        return "Members[" + what + ", line " + line + "]";
    }
}
