package dev.tributary.hl7.validate;

import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.model.AbstractGroup;
import ca.uhn.hl7v2.model.Group;
import ca.uhn.hl7v2.model.Segment;
import ca.uhn.hl7v2.model.Structure;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Walks a parsed skeleton and lists where it departs from the grammar. */
final class GrammarWalk {

    private final Set<String> missing = new LinkedHashSet<>();
    private final List<Integer> unexpected = new ArrayList<>();
    private final List<Integer> repeated = new ArrayList<>();

    private GrammarWalk() {}

    static GrammarWalk over(Group message) throws HL7Exception {
        GrammarWalk walk = new GrammarWalk();
        walk.group(message);
        return walk;
    }

    private void group(Group group) throws HL7Exception {
        Set<String> strangers = ((AbstractGroup) group).getNonStandardNames();
        for (String name : group.getNames()) {
            List<Structure> present = present(group, name);
            if (strangers.contains(name)) {
                for (Structure stranger : present) {
                    take(stranger, unexpected);
                }
                continue;
            }
            if (present.isEmpty() && group.isRequired(name) && !group.isChoiceElement(name)) {
                missing.add(firstSegment(group.get(name)));
            }
            if (!group.isRepeating(name)) {
                for (int i = 1; i < present.size(); i++) {
                    take(present.get(i), repeated);
                }
            }
            for (Structure structure : present) {
                if (structure instanceof Group inner) {
                    group(inner);
                }
            }
        }
    }

    private static List<Structure> present(Group group, String name) throws HL7Exception {
        List<Structure> present = new ArrayList<>();
        for (Structure structure : group.getAll(name)) {
            if (!structure.isEmpty()) {
                present.add(structure);
            }
        }
        return present;
    }

    /** Notes which segment of the message it was, or the first one within it. */
    private static void take(Structure structure, List<Integer> places) throws HL7Exception {
        if (structure instanceof Segment segment) {
            places.add(Integer.valueOf(segment.getField(1, 0).encode()));
            return;
        }
        Group group = (Group) structure;
        for (String name : group.getNames()) {
            List<Structure> present = present(group, name);
            if (!present.isEmpty()) {
                take(present.get(0), places);
                return;
            }
        }
    }

    /** The id of the segment that a missing part begins with. */
    private static String firstSegment(Structure structure) throws HL7Exception {
        Structure at = structure;
        while (at instanceof Group group) {
            at = group.get(group.getNames()[0]);
        }
        return at.getName();
    }

    /** How many departures there are. */
    int size() {
        return missing.size() + unexpected.size() + repeated.size();
    }

    /** Ids of segments that are missing. */
    Set<String> missing() {
        return missing;
    }

    /** Positions in the message of segments for which the grammar has no place. */
    List<Integer> unexpected() {
        return unexpected;
    }

    /** Positions in the message of segments that may not stand there again. */
    List<Integer> repeated() {
        return repeated;
    }
}
