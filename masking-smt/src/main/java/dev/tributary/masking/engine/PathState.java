package dev.tributary.masking.engine;

import dev.tributary.commons.policy.FieldPath;
import dev.tributary.commons.policy.FieldPath.Root;
import dev.tributary.commons.policy.FieldPath.Step;
import dev.tributary.commons.policy.Policy;
import dev.tributary.commons.policy.Rule;
import dev.tributary.commons.policy.Selector;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How far each path of a policy has come at one place of a record: which paths end here or ended
 * further up, and which lead on. Immutable.
 *
 * <p>A path can depend on what only a record tells, such as the type of an identifier. Each such
 * condition is a bit that {@link Conditions} hands out, and what lies behind it holds where all its
 * bits do.
 */
final class PathState {

    /** The bits of what holds anyway. */
    static final long ALWAYS = 0;

    /** The answer of {@link Conditions} for what cannot hold. */
    static final long NEVER = -1;

    /** Says under which bit a condition can be found to hold. */
    @FunctionalInterface
    interface Conditions {

        /** {@link #ALWAYS}, {@link #NEVER}, or one bit. */
        long bit(Condition condition);
    }

    /** What only a record tells. */
    sealed interface Condition {

        /** The element of a list stands at this position. */
        record At(int index) implements Condition {}

        /** The element of a list has this text in this member. */
        record Where(String member, String value) implements Condition {}

        /** The entry of a map has this name. */
        record Named(String name) implements Condition {}
    }

    /** A rule whose path leads on from here. */
    private record Walk(int rule, List<Step> steps, int at, long needs) {

        Step step() {
            return steps.get(at);
        }
    }

    /**
     * A rule whose path ended here or above.
     *
     * @param rule its position in the policy
     * @param needs the bits that must hold
     */
    record Match(int rule, long needs) {}

    private final List<Walk> walks;
    private final List<Match> matches;

    private PathState(List<Walk> walks, List<Match> matches) {
        this.walks = walks;
        this.matches = matches;
    }

    /** The beginning of a part of a record. */
    static PathState start(Policy policy, Root part) {
        PathState start = new PathState(new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i < policy.rules().size(); i++) {
            Rule rule = policy.rules().get(i);
            if (rule.selector() instanceof Selector.AtPath at && at.path().root().leadsInto(part)) {
                FieldPath path = at.path();
                start.go(new Walk(i, path.steps(), 0, ALWAYS), ALWAYS);
            }
        }
        return start;
    }

    /** The rules whose paths have ended, in the policy's order. */
    List<Match> matches() {
        return matches;
    }

    /** Whether no rule's path leads here or on from here. */
    boolean isIdle() {
        return walks.isEmpty() && matches.isEmpty();
    }

    /** Whether a rule's path leads on from here. */
    boolean leadsOn(int rule) {
        return walks.stream().anyMatch(walk -> walk.rule() == rule);
    }

    /** Whether what holds in a list depends on its elements. */
    boolean asksForElements() {
        return walks.stream()
                .anyMatch(
                        walk ->
                                walk.step() instanceof Step.Element
                                        || walk.step() instanceof Step.ElementWhere);
    }

    /** One member further: of a struct, or of an object without a schema. */
    PathState member(String name) {
        PathState next = inherited();
        for (Walk walk : walks) {
            Step step = walk.step();
            if (step instanceof Step.Member member && member.name().equals(name)) {
                next.go(walk, 1, ALWAYS);
            } else if (step instanceof Step.AnyMember) {
                next.go(walk, 1, ALWAYS);
            } else if (step instanceof Step.Anywhere anywhere) {
                next.go(walk, 0, ALWAYS);
                if (anywhere.name().equals(name)) {
                    next.go(walk, 1, ALWAYS);
                }
            }
        }
        return next.sorted();
    }

    /** Into a list: onto each of its elements. */
    PathState element(Conditions conditions) {
        PathState next = inherited();
        for (Walk walk : walks) {
            Step step = walk.step();
            if (step instanceof Step.EachElement) {
                next.go(walk, 1, ALWAYS);
            } else if (step instanceof Step.Element element) {
                next.go(walk, 1, conditions.bit(new Condition.At(element.index())));
            } else if (step instanceof Step.ElementWhere where) {
                next.go(
                        walk,
                        1,
                        conditions.bit(new Condition.Where(where.member(), where.value())));
            } else {
                // A step without brackets is into each element.
                next.go(walk, 0, ALWAYS);
            }
        }
        return next.sorted();
    }

    /** Into a map with a schema: onto each of its entries. */
    PathState entry(Conditions conditions) {
        PathState next = inherited();
        for (Walk walk : walks) {
            Step step = walk.step();
            if (step instanceof Step.Member member) {
                next.go(walk, 1, conditions.bit(new Condition.Named(member.name())));
            } else if (step instanceof Step.AnyMember) {
                next.go(walk, 1, ALWAYS);
            } else if (step instanceof Step.Anywhere anywhere) {
                next.go(walk, 0, ALWAYS);
                next.go(walk, 1, conditions.bit(new Condition.Named(anywhere.name())));
            }
        }
        return next.sorted();
    }

    /**
     * Onto the names of the entries that stand here, not onto the entries.
     *
     * @param data whether names are data, of which a path that ended further up speaks too
     */
    PathState names(boolean data) {
        PathState next = data ? inherited() : new PathState(new ArrayList<>(), new ArrayList<>());
        for (Walk walk : walks) {
            if (walk.step() instanceof Step.EntryName) {
                next.go(walk, 1, ALWAYS);
            }
        }
        return next.sorted();
    }

    /** The names of members that paths lead on to from here. */
    Set<String> spoken() {
        Set<String> spoken = new HashSet<>();
        for (Walk walk : walks) {
            if (walk.step() instanceof Step.Member member) {
                spoken.add(member.name());
            } else if (walk.step() instanceof Step.Anywhere anywhere) {
                spoken.add(anywhere.name());
            }
        }
        return spoken;
    }

    private PathState inherited() {
        return new PathState(new ArrayList<>(), new ArrayList<>(matches));
    }

    private void go(Walk walk, int steps, long bit) {
        if (bit != NEVER) {
            go(new Walk(walk.rule(), walk.steps(), walk.at() + steps, walk.needs()), bit);
        }
    }

    private void go(Walk walk, long bit) {
        long needs = walk.needs() | bit;
        if (walk.at() == walk.steps().size()) {
            matches.add(new Match(walk.rule(), needs));
        } else {
            Walk onward = new Walk(walk.rule(), walk.steps(), walk.at(), needs);
            if (!walks.contains(onward)) {
                walks.add(onward);
            }
        }
    }

    private PathState sorted() {
        matches.sort((a, b) -> Integer.compare(a.rule(), b.rule()));
        return this;
    }
}
