package dev.tributary.benchmarks.hl7;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;

/** Compares our record with a peer's: each must hold what the other holds. */
final class SameFields {

    private final List<String> differences = new ArrayList<>();

    private SameFields() {}

    /** Paths of the fields that differ; empty when all are the same. */
    static List<String> differences(Struct ours, Struct peers) {
        SameFields comparison = new SameFields();
        comparison.compare("", ours, peers);
        return comparison.differences;
    }

    private void compare(String path, Object ours, Object peers) {
        if (isAbsent(ours) && isAbsent(peers)) {
            return;
        }
        if (peers instanceof Struct struct && ours instanceof Struct other) {
            for (Field field : struct.schema().fields()) {
                String at = path.isEmpty() ? field.name() : path + "." + field.name();
                compare(at, other.get(field.name()), struct.get(field));
            }
        } else if (peers instanceof List<?> list && ours instanceof List<?> other) {
            if (list.size() != other.size()) {
                differences.add(path);
                return;
            }
            for (int i = 0; i < list.size(); i++) {
                compare(path + "[" + i + "]", other.get(i), list.get(i));
            }
        } else if (!Objects.equals(ours, peers)) {
            differences.add(path);
        }
    }

    private static boolean isAbsent(Object value) {
        return value == null || (value instanceof List<?> list && list.isEmpty());
    }
}
