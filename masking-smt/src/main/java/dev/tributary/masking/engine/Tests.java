package dev.tributary.masking.engine;

import dev.tributary.masking.action.CanonicalText;
import dev.tributary.masking.action.Kind;
import dev.tributary.masking.engine.PathState.Condition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;

/** Finds which conditions hold for an element of a list or an entry of a map. */
final class Tests {

    /** Bits by position. */
    private final Map<Integer, Long> positions = new HashMap<>();

    /** Bits by the name of an entry. */
    private final Map<String, Long> names = new HashMap<>();

    /** Bits by the texts of a member: it is read once, however many texts are asked for. */
    private final List<MemberTexts> members = new ArrayList<>();

    private record MemberTexts(String member, Map<String, Long> bits) {}

    /** One condition and its bit. */
    record Test(Condition condition, long bit) {}

    Tests(List<Test> tests) {
        Map<String, Map<String, Long>> texts = new TreeMap<>();
        for (Test test : tests) {
            if (test.condition() instanceof Condition.At at) {
                positions.merge(at.index(), test.bit(), (a, b) -> a | b);
            } else if (test.condition() instanceof Condition.Named named) {
                names.merge(named.name(), test.bit(), (a, b) -> a | b);
            } else if (test.condition() instanceof Condition.Where where) {
                texts.computeIfAbsent(where.member(), first -> new HashMap<>())
                        .merge(where.value(), test.bit(), (a, b) -> a | b);
            }
        }
        texts.forEach((member, bits) -> members.add(new MemberTexts(member, bits)));
    }

    /** The bits of the conditions that hold for an element. */
    long element(int index, Object element) {
        long bits = positions.isEmpty() ? 0 : positions.getOrDefault(index, 0L);
        for (int i = 0; i < members.size(); i++) {
            String text = text(element, members.get(i).member());
            if (text != null) {
                bits |= members.get(i).bits().getOrDefault(text, 0L);
            }
        }
        return bits;
    }

    /** The bits of the conditions that hold for an entry. */
    long entry(Object name) {
        return names.isEmpty() ? 0 : names.getOrDefault(String.valueOf(name), 0L);
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
        if (member instanceof String text) {
            return text;
        }
        boolean single =
                member != null
                        && !(member instanceof Struct)
                        && !(member instanceof Map)
                        && !(member instanceof Collection);
        return single ? CanonicalText.of(member, Kind.of(member)) : null;
    }
}
