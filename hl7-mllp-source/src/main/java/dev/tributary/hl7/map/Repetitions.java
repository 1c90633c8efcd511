package dev.tributary.hl7.map;

import dev.tributary.commons.hl7.Slice;
import java.util.ArrayList;
import java.util.List;

/** A field's repetitions, all found in one pass: a hostile field may have very many. */
final class Repetitions {

    private Repetitions() {}

    /** Those that say something; neither the empty ones nor {@code ""}. */
    static List<Slice> of(Slice field) {
        if (field.isEmpty() || field.isNull()) {
            return List.of();
        }
        byte delimiter = field.delimiters().repetition();
        byte[] bytes = field.bytes();
        List<Slice> found = null;
        int from = field.start();
        for (int i = from; delimiter != 0 && i < field.end(); i++) {
            if (bytes[i] == delimiter) {
                found = found == null ? new ArrayList<>() : found;
                add(found, new Slice(bytes, from, i, field.delimiters()));
                from = i + 1;
            }
        }
        if (found == null) {
            return List.of(field);
        }
        add(found, new Slice(bytes, from, field.end(), field.delimiters()));
        return found;
    }

    private static void add(List<Slice> found, Slice repetition) {
        if (!repetition.isEmpty() && !repetition.isNull()) {
            found.add(repetition);
        }
    }
}
