package dev.tributary.hl7.map;

import dev.tributary.commons.hl7.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Struct;

/**
 * Merges, moves, links and unlinks of patients (HL7 v2.9 §3.6): what MRG takes away becomes the
 * prior ids of the patient whose PID it follows.
 */
final class MergeMapper {

    private static final Map<String, String> ACTIONS =
            Map.ofEntries(
                    Map.entry("A17", "swap"),
                    Map.entry("A18", "merge"),
                    Map.entry("A24", "link"),
                    Map.entry("A30", "merge"),
                    Map.entry("A34", "merge"),
                    Map.entry("A35", "merge"),
                    Map.entry("A36", "merge"),
                    Map.entry("A37", "unlink"),
                    Map.entry("A39", "merge"),
                    Map.entry("A40", "merge"),
                    Map.entry("A41", "merge"),
                    Map.entry("A42", "merge"),
                    Map.entry("A43", "move"),
                    Map.entry("A44", "move"),
                    Map.entry("A45", "move"),
                    Map.entry("A46", "change_id"),
                    Map.entry("A47", "change_id"),
                    Map.entry("A48", "change_id"),
                    Map.entry("A49", "change_id"),
                    Map.entry("A50", "change_id"),
                    Map.entry("A51", "change_id"));

    private static final int LOOK_BACK = 200;

    private MergeMapper() {}

    /** MRG: HL7 v2.9 §3.4.9. */
    static void map(Part patient, IdentifierChoice choice) {
        Segment mrg = patient.segment();
        Reading reading = patient.reading();
        List<Struct> identifiers = new ArrayList<>();
        Identifiers.add(identifiers, mrg, 1, reading);
        Identifiers.add(identifiers, mrg, 4, reading);
        Identifiers.add(identifiers, mrg, 2, reading);
        append(patient, "prior_identifiers", identifiers);
        append(patient, "prior_ids", ids(patient, identifiers, choice));
        append(patient, "prior_accounts", reading.firsts(mrg.field(3)));
        append(patient, "prior_visits", reading.firsts(mrg.field(5)));
    }

    /** The id by which the other was known first, and those that it had besides. */
    private static List<String> ids(
            Part patient, List<Struct> identifiers, IdentifierChoice choice) {
        List<String> ids = new ArrayList<>(identifiers.size());
        addNew(ids, choice.id(identifiers), patient);
        for (Struct identifier : identifiers) {
            if (IdentifierChoice.isUsable(identifier)) {
                addNew(ids, choice.normalise(identifier), patient);
            }
        }
        return ids;
    }

    /** The patient's own id, which moves of accounts repeat, is no prior one. */
    private static void addNew(List<String> ids, String id, Part patient) {
        boolean own = id == null || id.equals(patient.struct().getString("id"));
        if (!own && (ids.size() > LOOK_BACK || !ids.contains(id))) {
            ids.add(id);
        }
    }

    private static <T> void append(Part patient, String name, List<T> values) {
        List<T> before = patient.struct().getArray(name);
        if (before == null) {
            patient.put(name, values);
            return;
        }
        for (T value : values) {
            // A hostile message may have very many: then it has some of them twice.
            if (before.size() > LOOK_BACK || !before.contains(value)) {
                before.add(value);
            }
        }
    }

    /** What the message does to its patients; an unlink separates the first from the others. */
    static void finish(List<Struct> patients, String type) {
        String action =
                type.startsWith("ADT^") ? ACTIONS.get(type.substring("ADT^".length())) : null;
        if (action == null) {
            return;
        }
        for (Struct patient : patients) {
            patient.put("link_action", action);
        }
        if (action.equals("unlink") && patients.size() > 1) {
            unlink(patients);
        }
    }

    private static void unlink(List<Struct> patients) {
        List<String> others = new ArrayList<>();
        for (Struct other : patients.subList(1, patients.size())) {
            if (other.getString("id") != null) {
                others.add(other.getString("id"));
            }
        }
        if (!others.isEmpty() && patients.get(0).get("prior_ids") == null) {
            patients.get(0).put("prior_ids", others);
        }
    }
}
