package dev.tributary.commons.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whether each of the author's rules can decide about anything, given those before it. */
final class OrderCheck {

    private final Findings findings;
    private final List<Rule> before = new ArrayList<>();

    private OrderCheck(Findings findings) {
        this.findings = findings;
    }

    static void check(Policy policy, Findings findings) {
        OrderCheck check = new OrderCheck(findings);
        // A profile's rules are there to be overridden.
        policy.rules().stream().filter(Rule::isAuthors).forEach(check::rule);
    }

    private void rule(Rule rule) {
        if (rule.selector() instanceof Selector.AtPath at) {
            path(rule, at.path());
        } else {
            classes(rule);
        }
        before.add(rule);
    }

    private void path(Rule rule, FieldPath path) {
        for (Rule earlier : before) {
            if (!(earlier.selector() instanceof Selector.AtPath at)) {
                continue;
            }
            if (at.path().canonical().equals(path.canonical())) {
                findings.add(
                        rule.line(),
                        PolicyCode.PATH_TWICE,
                        "line " + earlier.line() + " has the same path",
                        "leave one of the two out");
                return;
            }
            if (PathReach.covers(at.path(), path)) {
                never(rule, "line " + earlier.line() + " speaks of all that this path leads to");
                return;
            }
        }
    }

    private void classes(Rule rule) {
        Set<Object> left = new HashSet<>(classesOf(rule.selector()));
        int last = 0;
        for (Rule earlier : before) {
            boolean alike = earlier.selector().getClass() == rule.selector().getClass();
            if (alike && left.removeAll(classesOf(earlier.selector()))) {
                last = earlier.line();
            }
        }
        if (left.isEmpty()) {
            never(rule, "its classes are spoken of before, by line " + last);
        }
    }

    private static Set<?> classesOf(Selector selector) {
        if (selector instanceof Selector.OfClass of) {
            return of.classes();
        }
        return selector instanceof Selector.Detected detected ? detected.classes() : Set.of();
    }

    private void never(Rule rule, String why) {
        findings.add(
                rule.line(),
                PolicyCode.NEVER_MATCHES,
                "the rule can never decide: " + why,
                "put the narrower rule first, or leave this one out");
    }
}
