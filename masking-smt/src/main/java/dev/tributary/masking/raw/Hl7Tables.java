package dev.tributary.masking.raw;

import dev.tributary.commons.files.Tables;
import dev.tributary.commons.record.PiiClass;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What the positions of HL7 v2 hold, from the tables beside this class. */
final class Hl7Tables {

    /** The value type by which OBX-5 is no better known. */
    private static final String BY_VALUE_TYPE = "VALUE";

    private static final Hl7Tables LOADED = new Hl7Tables();

    private final Map<String, Map<Integer, Hl7Field>> fields = new HashMap<>();
    private final Map<String, Hl7Field> values = new HashMap<>();
    private final Map<String, Position> observations = new HashMap<>();
    private final Set<String> segments = new HashSet<>();

    private Hl7Tables() {
        Map<String, Hl7Type> types = Hl7Type.load();
        for (String[] line : Tables.beside(Hl7Tables.class, "hl7-fields.tsv")) {
            Hl7Field field = field(line, types);
            for (int number : Numbers.of(line[1])) {
                fields.computeIfAbsent(line[0], id -> new HashMap<>()).put(number, field);
            }
        }
        for (String[] line : Tables.beside(Hl7Tables.class, "hl7-values.tsv")) {
            for (String valueType : line[0].split(",", -1)) {
                values.put(valueType, new Hl7Field(types.get(line[1]), null, null));
            }
        }
        for (String[] line : Tables.beside(Hl7Tables.class, "hl7-observations.tsv")) {
            observations.put(line[0], Position.read(line[1], line[2], "-"));
        }
        for (String[] line : Tables.beside(Hl7Tables.class, "hl7-segments.txt")) {
            segments.addAll(Arrays.asList(line[0].split(" ", -1)));
        }
    }

    /** The field of a table; one whose type is told elsewhere has none. */
    private static Hl7Field field(String[] line, Map<String, Hl7Type> types) {
        Hl7Type type = types.get(line[2]);
        if (type == null && !line[2].equals(BY_VALUE_TYPE)) {
            throw new IllegalStateException(line[0] + "-" + line[1] + " has no type");
        }
        return new Hl7Field(type, line.length > 3 ? PiiClass.valueOf(line[3]) : null, null);
    }

    static Hl7Tables loaded() {
        return LOADED;
    }

    /** Whether the table has fields of a segment. */
    boolean knows(String segment) {
        return fields.containsKey(segment);
    }

    /** Whether an id is one of HL7's own. */
    boolean isSegment(String id) {
        return segments.contains(id);
    }

    /** What a field holds; null where nothing is known, or only by other fields. */
    Hl7Field field(String segment, int number) {
        Hl7Field field = fields.getOrDefault(segment, Map.of()).get(number);
        return field == null || field.type() == null ? null : field;
    }

    /**
     * What OBX-5 holds; null where nothing is known.
     *
     * @param valueType OBX-2
     * @param observation OBX-3.1
     */
    Hl7Field value(String valueType, String observation) {
        Position identity = observations.get(observation);
        Hl7Field value = values.get(valueType);
        return value == null || identity == null
                ? value
                : new Hl7Field(value.type(), null, identity);
    }
}
