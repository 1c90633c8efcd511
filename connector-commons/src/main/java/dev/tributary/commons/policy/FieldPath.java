package dev.tributary.commons.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A way into a record of any make: {@code $.patient.identifiers[*].value}, {@code ..ssn}, {@code
 * $.mapped['insurer id']}, {@code $.patient.identifiers[?type=SSN].value}. {@code $} is the value,
 * {@code $key} the key, {@code $headers} the headers; a path that begins with {@code ..} is looked
 * for in all three. A step into a list without brackets is into each of its elements. What a path
 * ends at it speaks of whole: of a struct, a list or a map, all that is in it.
 *
 * @param text as written
 * @param root where it begins
 * @param steps in order
 */
public record FieldPath(String text, Root root, List<Step> steps) {

    public FieldPath {
        steps = List.copyOf(steps);
    }

    /** A path into the value. */
    public FieldPath(String text, List<Step> steps) {
        this(text, Root.VALUE, steps);
    }

    /** The part of a record that a path begins in. */
    public enum Root {
        /** {@code $}. */
        VALUE,
        /** {@code $key}. */
        KEY,
        /** {@code $headers}: the first step is a header's name. */
        HEADERS,
        /** {@code ..name}: key, value and headers. */
        RECORD;

        /** Whether a path from here leads into a part of a record. */
        public boolean leadsInto(Root part) {
            return this == part || this == RECORD;
        }

        String word() {
            return switch (this) {
                case VALUE -> "$";
                case KEY, HEADERS -> "$" + name().toLowerCase(Locale.ROOT);
                case RECORD -> "";
            };
        }
    }

    /** One step of a path. */
    public sealed interface Step {

        /** The member of that name of a struct, map or JSON object. */
        record Member(String name) implements Step {}

        /** Every member. */
        record AnyMember() implements Step {}

        /** The member of that name at this depth or at any below. */
        record Anywhere(String name) implements Step {}

        /** The name itself of every entry of a map or JSON object; nothing stands below it. */
        record EntryName() implements Step {}

        /** Every element of a list. */
        record EachElement() implements Step {}

        /** One element of a list, from 0. */
        record Element(int index) implements Step {}

        /** The elements of a list whose member of that name has that value as text. */
        record ElementWhere(String member, String value) implements Step {}
    }

    /** The steps, for whoever builds a path from parts. */
    public FieldPath then(Step step) {
        List<Step> more = new ArrayList<>(steps);
        more.add(step);
        return new FieldPath(text, root, more);
    }

    /** The name of the member that the path ends at; empty where it ends at any, or at a root. */
    public Optional<String> lastName() {
        for (int i = steps.size() - 1; i >= 0; i--) {
            if (steps.get(i) instanceof Step.Member member) {
                return Optional.of(member.name());
            }
            if (steps.get(i) instanceof Step.Anywhere anywhere) {
                return Optional.of(anywhere.name());
            }
            if (steps.get(i) instanceof Step.AnyMember) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** The same text for the same path, however it was written. */
    public String canonical() {
        StringBuilder out = new StringBuilder(root.word());
        for (Step step : steps) {
            if (step instanceof Step.Member member) {
                out.append('[').append(quoted(member.name())).append(']');
            } else if (step instanceof Step.AnyMember) {
                out.append(".*");
            } else if (step instanceof Step.EntryName) {
                out.append(".~");
            } else if (step instanceof Step.Anywhere anywhere) {
                out.append("..[").append(quoted(anywhere.name())).append(']');
            } else if (step instanceof Step.EachElement) {
                out.append("[*]");
            } else if (step instanceof Step.Element element) {
                out.append('[').append(element.index()).append(']');
            } else if (step instanceof Step.ElementWhere where) {
                out.append("[?").append(quoted(where.member())).append('=');
                out.append(quoted(where.value())).append(']');
            }
        }
        return out.toString();
    }

    private static String quoted(String name) {
        return "'" + name.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
