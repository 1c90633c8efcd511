package dev.tributary.commons.issue.rules;

import dev.tributary.commons.config.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;

/**
 * A way into a record: {@code patient.dob}, {@code observations[*].value}, {@code
 * patient.identifiers[0].type}, {@code mapped.insurer}. Positions count from 0, as in JSON.
 */
final class RecordPath {

    private static final Pattern STEP = Pattern.compile("([A-Za-z_]\\w*)(?:\\[(\\*|\\d{1,6})])?");
    private static final int WHOLE = -1;
    private static final int EACH = -2;

    /** One name on the way, and which element of the list there: an index, each, or no list. */
    private record Step(String name, int element) {}

    /**
     * What stands at the end of the path.
     *
     * @param value the value, or null where there is none
     * @param indices the positions taken in each list that the path runs through
     */
    record Found(Object value, int[] indices) {
        boolean present() {
            return value != null && !isBlank(value);
        }

        private static boolean isBlank(Object value) {
            return (value instanceof CharSequence text && text.length() == 0)
                    || (value instanceof List<?> list && list.isEmpty());
        }
    }

    private final Step[] steps;
    private final Schema end;

    private RecordPath(Step[] steps, Schema end) {
        this.steps = steps;
        this.end = end;
    }

    /**
     * Reads a path.
     *
     * @param text as written
     * @param record the schema of the records that it is for
     * @throws IllegalArgumentException when no record has such a path
     */
    static RecordPath of(String text, Schema record) {
        List<Step> steps = new ArrayList<>();
        Schema at = record;
        String rest = text;
        while (!rest.isEmpty()) {
            if (at.type() == Schema.Type.MAP) {
                steps.add(new Step(rest, WHOLE));
                at = at.valueSchema();
                break;
            }
            int dot = rest.indexOf('.');
            Matcher step = STEP.matcher(dot < 0 ? rest : rest.substring(0, dot));
            if (!step.matches()) {
                throw new IllegalArgumentException("is not a path such as patient.dob");
            }
            rest = dot < 0 ? "" : rest.substring(dot + 1);
            at = next(at, step, rest.isEmpty());
            steps.add(new Step(step.group(1), element(step.group(2))));
        }
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("is not a path such as patient.dob");
        }
        return new RecordPath(steps.toArray(Step[]::new), at);
    }

    private static Schema next(Schema at, Matcher step, boolean last) {
        String name = step.group(1);
        Field field = at.type() == Schema.Type.STRUCT ? at.field(name) : null;
        if (field == null) {
            List<String> there =
                    at.type() == Schema.Type.STRUCT
                            ? at.fields().stream().map(Field::name).toList()
                            : List.of();
            throw new IllegalArgumentException(
                    "there is no '" + name + "' in the record" + NearestName.hint(name, there));
        }
        boolean list = field.schema().type() == Schema.Type.ARRAY;
        if (step.group(2) != null) {
            if (!list) {
                throw new IllegalArgumentException("'" + name + "' is no list");
            }
            return field.schema().valueSchema();
        }
        if (list && !last) {
            throw new IllegalArgumentException(
                    "'" + name + "' is a list: write " + name + "[*] or " + name + "[0]");
        }
        return field.schema();
    }

    private static int element(String written) {
        if (written == null) {
            return WHOLE;
        }
        return written.equals("*") ? EACH : Integer.parseInt(written);
    }

    /** Whether a text, a number or a flag stands at its end, rather than a part of the record. */
    boolean isScalar() {
        return end.type().isPrimitive();
    }

    /** How many lists this path enters together with another, from the record's top. */
    int sharedLists(RecordPath other) {
        int shared = 0;
        for (int i = 0; i < Math.min(steps.length, other.steps.length); i++) {
            if (!steps[i].equals(other.steps[i])) {
                break;
            }
            shared += steps[i].element() == EACH ? 1 : 0;
        }
        return shared;
    }

    /** Everything at the path; where a part on the way is absent, one that is absent. */
    List<Found> find(Struct record) {
        return find(record, new int[0], 0);
    }

    /**
     * Everything at the path within given elements.
     *
     * @param record the record
     * @param indices positions in lists
     * @param bound how many of them this path must follow
     */
    List<Found> find(Struct record, int[] indices, int bound) {
        List<Found> found = new ArrayList<>(1);
        walk(record, 0, indices, bound, new int[lists()], 0, found);
        return found;
    }

    private void walk(
            Object at, int step, int[] given, int bound, int[] taken, int lists, List<Found> out) {
        if (step == steps.length) {
            out.add(new Found(at, taken.clone()));
            return;
        }
        Object value = member(at, steps[step].name());
        int element = steps[step].element();
        if (element == WHOLE) {
            walk(value, step + 1, given, bound, taken, lists, out);
            return;
        }
        List<?> list = value == null ? List.of() : (List<?>) value;
        if (element != EACH) {
            walk(at(list, element), step + 1, given, bound, taken, lists, out);
        } else if (lists < bound) {
            taken[lists] = given[lists];
            walk(at(list, given[lists]), step + 1, given, bound, taken, lists + 1, out);
        } else {
            for (int i = 0; i < list.size(); i++) {
                taken[lists] = i;
                walk(list.get(i), step + 1, given, bound, taken, lists + 1, out);
            }
        }
    }

    private static Object member(Object at, String name) {
        if (at instanceof Struct struct) {
            return struct.get(name);
        }
        return at instanceof Map<?, ?> map ? map.get(name) : null;
    }

    private static Object at(List<?> list, int index) {
        return index < list.size() ? list.get(index) : null;
    }

    private int lists() {
        int lists = 0;
        for (Step step : steps) {
            lists += step.element() == EACH ? 1 : 0;
        }
        return lists;
    }

    /** The path with the positions that were taken, as {@code observations[2].value}. */
    String location(int[] indices) {
        StringBuilder out = new StringBuilder();
        int lists = 0;
        for (Step step : steps) {
            out.append(out.isEmpty() ? "" : ".").append(step.name());
            if (step.element() != WHOLE) {
                int index = step.element() == EACH ? indices[lists++] : step.element();
                out.append('[').append(index).append(']');
            }
        }
        return out.toString();
    }

    @Override
    public String toString() {
        return location(new int[lists()]);
    }
}
