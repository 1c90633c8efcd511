package dev.tributary.commons.policy;

import java.util.ArrayList;
import java.util.List;

/**
 * A way into a record of any make: {@code $.patient.identifiers[*].value}, {@code ..ssn}, {@code
 * $.mapped['insurer id']}, {@code $.patient.identifiers[?type=SSN].value}. {@code $} is the value,
 * {@code $key} the key, {@code $headers} the headers; a step into a list without brackets is into
 * each of its elements.
 *
 * @param text as written
 * @param steps in order
 */
public record FieldPath(String text, List<Step> steps) {

    public FieldPath {
        steps = List.copyOf(steps);
    }

    /** One step of a path. */
    public sealed interface Step {

        /** The member of that name of a struct, map or JSON object. */
        record Member(String name) implements Step {}

        /** Every member. */
        record AnyMember() implements Step {}

        /** The member of that name at this depth or at any below. */
        record Anywhere(String name) implements Step {}

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
        return new FieldPath(text, more);
    }
}
