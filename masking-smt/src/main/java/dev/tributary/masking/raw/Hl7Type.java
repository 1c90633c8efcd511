package dev.tributary.masking.raw;

import dev.tributary.commons.files.Tables;
import dev.tributary.commons.record.PiiClass;
import java.util.HashMap;
import java.util.Map;

/**
 * A data type of HL7 v2: what its components hold.
 *
 * @param name its name
 * @param components by number; a component of several subcomponents has a type
 */
record Hl7Type(String name, Map<Integer, Component> components) {

    /** A component that the table does not know. */
    private static final Component UNKNOWN = new Component(null, null, false);

    /**
     * What a component holds.
     *
     * @param position null where its subcomponents have positions of their own, or none is known
     * @param type of its subcomponents, or null
     * @param open whether the field may name another class
     */
    record Component(Position position, Hl7Type type, boolean open) {}

    /** Reads all types. */
    static Map<String, Hl7Type> load() {
        Map<String, Hl7Type> types = new HashMap<>();
        for (String[] line : Tables.beside(Hl7Type.class, "hl7-types.tsv")) {
            types.computeIfAbsent(line[0], name -> new Hl7Type(name, new HashMap<>()));
        }
        for (String[] line : Tables.beside(Hl7Type.class, "hl7-types.tsv")) {
            Component component = component(line, types);
            for (int number : Numbers.of(line[1])) {
                types.get(line[0]).components.put(number, component);
            }
        }
        return types;
    }

    private static Component component(String[] line, Map<String, Hl7Type> types) {
        if (types.containsKey(line[2])) {
            return new Component(null, types.get(line[2]), false);
        }
        boolean open = line[2].startsWith("*");
        String pii = open ? line[2].substring(1) : line[2];
        return new Component(Position.read(pii, line[3], line[4]), null, open);
    }

    /** Whether a value of it has no components. */
    boolean isPrimitive() {
        return components.size() == 1;
    }

    /**
     * What a subcomponent holds.
     *
     * @param own the class that the field names for what the type leaves open, or null
     * @return null where nothing is known
     */
    Position position(int component, int subcomponent, PiiClass own) {
        Component found = components.getOrDefault(component, UNKNOWN);
        if (found.type() != null) {
            return found.type().position(subcomponent, 1, own);
        }
        return found.open() && own != null ? found.position().with(own) : found.position();
    }

    /** Whether the subcomponents of a component have positions of their own. */
    boolean splits(int component) {
        return components.getOrDefault(component, UNKNOWN).type() != null;
    }
}
