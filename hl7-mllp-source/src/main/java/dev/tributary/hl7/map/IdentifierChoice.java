package dev.tributary.hl7.map;

import java.util.List;
import org.apache.kafka.connect.data.Struct;

/**
 * Which of a patient's identifiers is the patient's id, and in which form: the first authority
 * named that has one, and of its identifiers the first type named; where that finds none, the first
 * identifier that is neither a social security number nor a driving licence.
 *
 * @param types types in order of preference, as table 0203 writes them
 * @param authorities authorities in order of preference; empty where any will do
 * @param rules how the id is normalised
 */
public record IdentifierChoice(
        List<String> types, List<String> authorities, IdentifierRules rules) {

    private static final String SSN = "SSN";
    private static final String DRIVING_LICENCE = "DL";

    public IdentifierChoice {
        types = types.stream().map(IdentifierChoice::recorded).toList();
        authorities = List.copyOf(authorities);
    }

    /** The type as our records name it: table 0203, but for the two that users were promised. */
    static String recorded(String type) {
        return switch (type) {
            case "MR" -> "MRN";
            case "SS" -> SSN;
            default -> type;
        };
    }

    /** The patient's id, normalised, or null where no identifier can be one. */
    String id(List<Struct> identifiers) {
        Struct chosen = choose(identifiers);
        return chosen == null ? null : normalise(chosen);
    }

    /** One identifier, normalised. */
    String normalise(Struct identifier) {
        return rules.normalise(
                identifier.getString("value"),
                identifier.getString("authority"),
                identifier.getString("authority_id"));
    }

    /** Whether an identifier may stand for the patient at all. */
    static boolean isUsable(Struct identifier) {
        String type = identifier.getString("type");
        return !SSN.equals(type) && !DRIVING_LICENCE.equals(type);
    }

    private Struct choose(List<Struct> identifiers) {
        for (String authority : authorities) {
            Struct chosen = choose(identifiers, authority);
            if (chosen != null) {
                return chosen;
            }
        }
        return choose(identifiers, null);
    }

    private Struct choose(List<Struct> identifiers, String authority) {
        for (String type : types) {
            for (Struct identifier : identifiers) {
                if (type.equals(identifier.getString("type")) && isOf(identifier, authority)) {
                    return identifier;
                }
            }
        }
        for (Struct identifier : identifiers) {
            if (isUsable(identifier) && isOf(identifier, authority)) {
                return identifier;
            }
        }
        return null;
    }

    private static boolean isOf(Struct identifier, String authority) {
        return authority == null
                || authority.equals(identifier.getString("authority"))
                || authority.equals(identifier.getString("authority_id"));
    }
}
