package dev.tributary.commons.policy;

import dev.tributary.commons.json.Located;
import dev.tributary.commons.record.PiiClass;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes the rules that an author has written; what is wrong with one is noted. */
final class RuleReader {

    private static final String CLASS = "class";
    private static final String PATH = "path";
    private static final String DETECT = "detect";
    private static final String ACTION = "action";
    private static final List<String> SELECTORS = List.of(CLASS, PATH, DETECT);

    private final Findings findings;
    private final ActionReader actions;

    RuleReader(Optional<LocalDate> referenceDate, Findings findings) {
        this.findings = findings;
        this.actions = new ActionReader(referenceDate);
    }

    /** Those that could be read, in order. */
    List<Rule> read(List<Located> items) {
        List<Rule> rules = new ArrayList<>();
        for (Located item : items) {
            Members.of(item, "a rule", findings).flatMap(this::rule).ifPresent(rules::add);
        }
        return rules;
    }

    private Optional<Rule> rule(Members rule) {
        Optional<Selector> selector = selector(rule);
        Optional<ActionKind> kind = kind(rule);
        if (kind.isEmpty()) {
            return Optional.empty();
        }
        List<String> known = new ArrayList<>(SELECTORS);
        known.add(ACTION);
        known.addAll(kind.get().parameters());
        rule.allow(known);
        Optional<Action> action = actions.read(kind.get(), rule, placeholder(selector));
        return selector.flatMap(of -> action.map(done -> new Rule(rule.line(), of, done)));
    }

    private Optional<ActionKind> kind(Members rule) {
        return rule.neededText(ACTION, "say what is done, as \"action\": \"drop\"")
                .flatMap(word -> PolicyWords.action(word, rule.line(ACTION), findings));
    }

    /** What is found in a text leaves the name of its class, so that the text stays readable. */
    private static String placeholder(Optional<Selector> selector) {
        return selector.filter(Selector.Detected.class::isInstance)
                .map(detected -> ((Selector.Detected) detected).classes())
                .filter(classes -> classes.size() == 1)
                .map(classes -> "[" + classes.iterator().next() + "]")
                .orElse(Action.Redact.REDACTED);
    }

    private Optional<Selector> selector(Members rule) {
        List<String> there = SELECTORS.stream().filter(rule::has).toList();
        if (there.size() != 1) {
            findings.add(
                    rule.line(),
                    PolicyCode.SELECTOR_UNCLEAR,
                    there.isEmpty()
                            ? "the rule does not say what it is about"
                            : "the rule has " + String.join(" and ", there),
                    "give it one of \"class\", \"path\" and \"detect\"");
            return Optional.empty();
        }
        return switch (there.get(0)) {
            case CLASS -> classes(rule, CLASS).map(Selector.OfClass::new);
            case DETECT -> classes(rule, DETECT).map(Selector.Detected::new);
            default -> path(rule, PATH, findings).map(Selector.AtPath::new);
        };
    }

    private Optional<Set<PiiClass>> classes(Members rule, String name) {
        Set<PiiClass> classes = EnumSet.noneOf(PiiClass.class);
        List<Located> items = rule.oneOrMore(name);
        boolean complete = !items.isEmpty();
        for (Located item : items) {
            Optional<PiiClass> pii = piiClass(item, name);
            complete = complete && pii.isPresent();
            pii.filter(one -> !classes.add(one)).ifPresent(one -> twice(item, name, one));
        }
        if (items.isEmpty()) {
            rule.bad(name, "lists nothing", "name a class, as \"SSN\"");
        }
        return complete ? Optional.of(classes) : Optional.empty();
    }

    private void twice(Located item, String name, PiiClass pii) {
        findings.add(
                item.line(),
                PolicyCode.BAD_VALUE,
                "'" + name + "' lists " + pii + " twice",
                "leave one out");
    }

    private Optional<PiiClass> piiClass(Located item, String name) {
        if (item.value() instanceof String word) {
            return PolicyWords.piiClass(word, item.line(), findings);
        }
        findings.add(
                item.line(),
                PolicyCode.BAD_VALUE,
                "'" + name + "' holds something that is no text",
                "write a class, as \"SSN\", or a list of them");
        return Optional.empty();
    }

    /** The path that a member holds; what is wrong with it is noted. */
    static Optional<FieldPath> path(Members members, String name, Findings findings) {
        Optional<String> text = members.text(name);
        try {
            return text.map(FieldPathReader::read);
        } catch (FieldPathException wrong) {
            findings.add(
                    members.line(name),
                    PolicyCode.PATH_SYNTAX,
                    "'" + name + "', position " + wrong.position() + ": " + wrong.what(),
                    wrong.remedy());
            return Optional.empty();
        }
    }
}
