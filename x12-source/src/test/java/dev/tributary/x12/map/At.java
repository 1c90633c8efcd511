package dev.tributary.x12.map;

import java.util.List;
import org.apache.kafka.connect.data.Struct;

/** Reads a record by a path, as {@code service_lines[0].modifiers[1]}. */
final class At {

    private At() {}

    /** What stands there as text; null where nothing does. */
    static String path(Struct record, String path) {
        Object at = record;
        for (String step : path.split("[.\\[]", -1)) {
            if (at == null) {
                return null;
            }
            if (step.endsWith("]")) {
                List<?> list = (List<?>) at;
                int index = Integer.parseInt(step.substring(0, step.length() - 1));
                at = index < list.size() ? list.get(index) : null;
            } else {
                at = ((Struct) at).get(step);
            }
        }
        return at == null ? null : at.toString();
    }
}
