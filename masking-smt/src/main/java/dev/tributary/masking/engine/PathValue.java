package dev.tributary.masking.engine;

import dev.tributary.commons.policy.FieldPath.Step;
import dev.tributary.masking.action.CanonicalText;
import dev.tributary.masking.action.Kind;
import dev.tributary.masking.engine.PathState.Condition;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;

/** Reads the first value that stands at a path of one record. */
final class PathValue {

    private PathValue() {}

    /** The value as text; empty where there is none, or none that is single. */
    static Optional<String> text(Object from, List<Step> steps) {
        if (from == null) {
            return Optional.empty();
        }
        if (from instanceof Collection<?> list && !(first(steps) instanceof Step.EachElement)) {
            return element(list, steps);
        }
        if (steps.isEmpty()) {
            return single(from)
                    ? Optional.of(CanonicalText.of(from, Kind.of(from)))
                    : Optional.empty();
        }
        List<Step> rest = steps.subList(1, steps.size());
        Step step = steps.get(0);
        if (step instanceof Step.Member member) {
            return text(member(from, member.name()), rest);
        }
        if (step instanceof Step.EachElement && from instanceof Collection<?> list) {
            return any(list, rest);
        }
        if (step instanceof Step.AnyMember) {
            return any(members(from), rest);
        }
        if (step instanceof Step.Anywhere anywhere) {
            Optional<String> here = text(member(from, anywhere.name()), rest);
            return here.isPresent() ? here : any(members(from), steps);
        }
        return Optional.empty();
    }

    private static Step first(List<Step> steps) {
        return steps.isEmpty() ? null : steps.get(0);
    }

    /** Without brackets a step is into each element. */
    private static Optional<String> element(Collection<?> list, List<Step> steps) {
        Condition condition = null;
        if (first(steps) instanceof Step.Element at) {
            condition = new Condition.At(at.index());
        } else if (first(steps) instanceof Step.ElementWhere where) {
            condition = new Condition.Where(where.member(), where.value());
        } else {
            return steps.isEmpty() ? Optional.empty() : any(list, steps);
        }
        int index = 0;
        for (Object element : list) {
            if (Tests.holds(condition, index++, element)) {
                Optional<String> found = text(element, steps.subList(1, steps.size()));
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> any(Collection<?> values, List<Step> steps) {
        return values.stream()
                .map(value -> text(value, steps))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static boolean single(Object value) {
        return !(value instanceof Struct)
                && !(value instanceof Map)
                && !(value instanceof Collection);
    }

    private static Object member(Object from, String name) {
        if (from instanceof Struct struct) {
            Field field = struct.schema().field(name);
            return field == null ? null : StructNode.value(struct, field);
        }
        return from instanceof Map<?, ?> map ? map.get(name) : null;
    }

    private static Collection<?> members(Object from) {
        if (from instanceof Struct struct) {
            return struct.schema().fields().stream()
                    .map(field -> StructNode.value(struct, field))
                    .filter(value -> value != null)
                    .toList();
        }
        return from instanceof Map<?, ?> map ? map.values() : List.of();
    }
}
