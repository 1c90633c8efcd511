package dev.tributary.masking.raw;

import dev.tributary.commons.files.Tables;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The written list of what may pass a mask: the columns {@code harmless} of the tables, read anew
 * here, so that the code that rewrites is held to what is written.
 */
final class AllowList {

    private static final String NONE = "-";

    /** Columns by segment, field and so on. */
    private final Map<String, Map<Integer, String>> hl7Fields = new TreeMap<>();

    private final Map<String, Map<Integer, String[]>> hl7Types = new HashMap<>();
    private final Map<String, String> hl7Values = new HashMap<>();
    private final Map<String, String> x12 = new TreeMap<>();
    private final Map<String, String> fhir = new HashMap<>();
    private final Map<String, List<Shape>> read = new HashMap<>();

    AllowList() {
        for (String[] line : Tables.beside(AllowList.class, "hl7-fields.tsv")) {
            for (int field : Numbers.of(line[1])) {
                hl7Fields.computeIfAbsent(line[0], id -> new TreeMap<>()).put(field, line[2]);
            }
        }
        for (String[] line : Tables.beside(AllowList.class, "hl7-types.tsv")) {
            for (int component : Numbers.of(line[1])) {
                hl7Types.computeIfAbsent(line[0], id -> new TreeMap<>()).put(component, line);
            }
        }
        for (String[] line : Tables.beside(AllowList.class, "hl7-values.tsv")) {
            Arrays.asList(line[0].split(",", -1)).forEach(value -> hl7Values.put(value, line[1]));
        }
        for (String[] line : Tables.beside(AllowList.class, "x12-elements.tsv")) {
            for (String segment : line[0].split(",", -1)) {
                for (String place : line[1].split(",", -1)) {
                    x12(segment, place, line[3]);
                }
            }
        }
        for (String[] line : Tables.beside(AllowList.class, "fhir-elements.tsv")) {
            Arrays.asList(line[0].split(",", -1)).forEach(name -> fhir.put(name, line[2]));
        }
    }

    private void x12(String segment, String place, String shapes) {
        int dot = place.indexOf('.');
        List<Integer> components = dot < 0 ? List.of(0) : Numbers.of(place.substring(dot + 1));
        for (int element : Numbers.of(dot < 0 ? place : place.substring(0, dot))) {
            components.forEach(c -> x12.put(segment + "-" + element + "." + c, shapes));
        }
    }

    /** The segments of HL7 whose fields are listed, with their last field. */
    Map<String, Integer> hl7Segments() {
        Map<String, Integer> segments = new TreeMap<>();
        hl7Fields.forEach(
                (id, fields) -> segments.put(id, ((TreeMap<Integer, String>) fields).lastKey()));
        return segments;
    }

    /** How many components the type of a field has; that of OBX-5 is told elsewhere. */
    int hl7Components(String segment, int field) {
        String type = hl7Fields.getOrDefault(segment, Map.of()).get(field);
        return hl7Types.getOrDefault(type, Map.of()).keySet().stream().reduce(1, Math::max);
    }

    /** The value types that OBX-2 may name. */
    Iterable<String> hl7ValueTypes() {
        return hl7Values.keySet();
    }

    /** The segments of X12 whose elements are listed, with their last element. */
    Map<String, Integer> x12Segments() {
        Map<String, Integer> segments = new TreeMap<>();
        x12.keySet()
                .forEach(
                        place -> {
                            int dash = place.indexOf('-');
                            int element =
                                    Integer.parseInt(place.substring(dash + 1, place.indexOf('.')));
                            segments.merge(place.substring(0, dash), element, Math::max);
                        });
        return segments;
    }

    /** How much of HL7 is listed, in words. */
    String hl7Count() {
        int fields = 0;
        int components = 0;
        int passing = 0;
        for (Map<Integer, String> segment : hl7Fields.values()) {
            fields += segment.size();
            for (String type : segment.values()) {
                for (int component : hl7Types.getOrDefault(type, Map.of()).keySet()) {
                    components++;
                    passing += hl7Shapes(type, component, 1).equals(NONE) ? 0 : 1;
                }
            }
        }
        return "%d fields of %d segments, %d components; %d of these pass values of a shape"
                .formatted(fields, hl7Fields.size(), components, passing);
    }

    /** How much of X12 is listed, in words. */
    String x12Count() {
        long passing = x12.values().stream().filter(shapes -> !shapes.equals(NONE)).count();
        return "%d elements and components of %d segments; %d of these pass values of a shape"
                .formatted(x12.size(), x12Segments().size(), passing);
    }

    /** How much of FHIR is listed, in words. */
    String fhirCount() {
        long passing = fhir.values().stream().filter(shapes -> !shapes.equals(NONE)).count();
        return "%d names of elements; %d of these pass values of a shape"
                .formatted(fhir.size(), passing);
    }

    /** The names of elements that FHIR's table has. */
    Iterable<String> fhirElements() {
        return fhir.keySet();
    }

    /**
     * Whether a leaf of HL7 may pass.
     *
     * @param valueType OBX-2, for OBX-5
     * @param beside what stands beside it
     */
    boolean hl7(Hl7Leaves.Leaf leaf, String valueType, Siblings beside) {
        String type = hl7Fields.getOrDefault(leaf.segment(), Map.of()).get(leaf.field());
        if ("VALUE".equals(type)) {
            type = hl7Values.get(valueType);
        }
        return fits(hl7Shapes(type, leaf.component(), leaf.subcomponent()), leaf.text(), beside);
    }

    private String hl7Shapes(String type, int component, int subcomponent) {
        String[] line = hl7Types.getOrDefault(type, Map.of()).get(component);
        if (line == null) {
            return NONE;
        }
        return hl7Types.containsKey(line[2]) ? hl7Shapes(line[2], subcomponent, 1) : line[3];
    }

    /** Whether a leaf of X12 may pass; an element without components has number 0. */
    boolean x12(String segment, int element, int component, String text) {
        String whole = x12.get(segment + "-" + element + ".0");
        String shapes =
                whole != null
                        ? whole
                        : x12.getOrDefault(segment + "-" + element + "." + component, NONE);
        return fits(shapes, text, Siblings.NONE);
    }

    /** Whether the text of an element of FHIR may pass. */
    boolean fhir(String name, String text) {
        return fits(fhir.getOrDefault(name, NONE), text, Siblings.NONE);
    }

    private boolean fits(String shapes, String text, Siblings beside) {
        return !shapes.equals(NONE)
                && read.computeIfAbsent(shapes, AllowList::shapes).stream()
                        .anyMatch(shape -> shape.fits(text, beside));
    }

    private static List<Shape> shapes(String written) {
        return Arrays.stream(written.split(" ", -1)).map(Shape::read).toList();
    }
}
