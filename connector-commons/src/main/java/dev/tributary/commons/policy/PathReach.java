package dev.tributary.commons.policy;

import dev.tributary.commons.policy.FieldPath.Root;
import dev.tributary.commons.policy.FieldPath.Step;
import dev.tributary.commons.record.RecordLeaf;
import java.util.List;

/** Which fields a path speaks of, as far as that can be told without a record. */
final class PathReach {

    private PathReach() {}

    /** Whether a path can lead to a leaf of a record's value, or to a part that holds it. */
    static boolean reaches(FieldPath path, RecordLeaf leaf) {
        return path.root().leadsInto(Root.VALUE) && reaches(path.steps(), leaf.way());
    }

    private static boolean reaches(List<Step> steps, List<String> way) {
        if (steps.isEmpty()) {
            return true;
        }
        if (way.isEmpty()) {
            return false;
        }
        Step step = steps.get(0);
        boolean element = way.get(0).equals(RecordLeaf.ELEMENT);
        if (step instanceof Step.Anywhere anywhere) {
            return (isNamed(way.get(0), anywhere.name()) && reaches(rest(steps), rest(way)))
                    || reaches(steps, rest(way));
        }
        if (isIntoList(step)) {
            return element && reaches(rest(steps), rest(way));
        }
        if (element) {
            return reaches(steps, rest(way));
        }
        boolean here =
                step instanceof Step.AnyMember
                        || (step instanceof Step.Member member
                                && isNamed(way.get(0), member.name()));
        return here && reaches(rest(steps), rest(way));
    }

    private static boolean isNamed(String onTheWay, String name) {
        return onTheWay.equals(name) || onTheWay.equals(RecordLeaf.ENTRY);
    }

    /** Whether all that one path speaks of is also spoken of by another, in any record. */
    static boolean covers(FieldPath wide, FieldPath narrow) {
        return (wide.root() == Root.RECORD || wide.root() == narrow.root())
                && covers(wide.steps(), narrow.steps());
    }

    private static boolean covers(List<Step> wide, List<Step> narrow) {
        if (wide.isEmpty()) {
            return true;
        }
        if (narrow.isEmpty()) {
            return false;
        }
        Step one = wide.get(0);
        Step other = narrow.get(0);
        if (one instanceof Step.Anywhere anywhere) {
            return (name(other).equals(anywhere.name()) && covers(rest(wide), rest(narrow)))
                    || covers(wide, rest(narrow));
        }
        if (other instanceof Step.EntryName) {
            return one instanceof Step.EntryName;
        }
        if (one instanceof Step.EachElement) {
            // A step into a list without brackets is into each of its elements.
            return covers(rest(wide), isIntoList(other) ? rest(narrow) : narrow);
        }
        if (!isIntoList(one) && isIntoList(other)) {
            return covers(wide, rest(narrow));
        }
        if (one instanceof Step.AnyMember) {
            // What stands anywhere stands in some member; how deep there is not known.
            return other instanceof Step.Anywhere
                    ? wide.size() == 1
                    : covers(rest(wide), rest(narrow));
        }
        return one.equals(other) && covers(rest(wide), rest(narrow));
    }

    private static String name(Step step) {
        if (step instanceof Step.Member member) {
            return member.name();
        }
        return step instanceof Step.Anywhere anywhere ? anywhere.name() : "";
    }

    private static boolean isIntoList(Step step) {
        return step instanceof Step.EachElement
                || step instanceof Step.Element
                || step instanceof Step.ElementWhere;
    }

    private static <T> List<T> rest(List<T> list) {
        return list.subList(1, list.size());
    }
}
