package dev.tributary.masking.engine;

import dev.tributary.masking.action.CanonicalText;
import dev.tributary.masking.action.Kind;
import dev.tributary.masking.engine.PathState.Condition;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;

/** Finds which conditions hold for an element of a list or an entry of a map. */
final class Tests {

    /** Conditions that are all false. */
    static final Tests NONE = new Tests(List.of());

    private final Test[] tests;

    /** One condition and its bit. */
    record Test(Condition condition, long bit) {}

    Tests(List<Test> tests) {
        this.tests = tests.toArray(new Test[0]);
    }

    /** The bits of the conditions that hold for an element. */
    long element(int index, Object element) {
        long bits = 0;
        for (Test test : tests) {
            if (holds(test.condition(), index, element)) {
                bits |= test.bit();
            }
        }
        return bits;
    }

    /** The bits of the conditions that hold for an entry. */
    long entry(Object name) {
        long bits = 0;
        for (Test test : tests) {
            if (test.condition() instanceof Condition.Named named
                    && named.name().equals(String.valueOf(name))) {
                bits |= test.bit();
            }
        }
        return bits;
    }

    /** Whether a condition holds for an element of a list. */
    static boolean holds(Condition condition, int index, Object element) {
        if (condition instanceof Condition.At at) {
            return at.index() == index;
        }
        return condition instanceof Condition.Where where
                && where.value().equals(text(element, where.member()));
    }

    private static String text(Object element, String name) {
        Object member = null;
        if (element instanceof Struct struct) {
            Field field = struct.schema().field(name);
            member = field == null ? null : StructNode.value(struct, field);
        } else if (element instanceof Map<?, ?> map) {
            member = map.get(name);
        }
        if (member == null
                || member instanceof Struct
                || member instanceof Map
                || member instanceof Iterable) {
            return null;
        }
        return member instanceof String text ? text : CanonicalText.of(member, Kind.of(member));
    }
}
