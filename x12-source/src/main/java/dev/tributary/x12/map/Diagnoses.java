package dev.tributary.x12.map;

import dev.tributary.commons.x12.Slice;
import dev.tributary.x12.parse.StoredSegment;
import org.apache.kafka.connect.data.Struct;

/**
 * HI: up to twelve composites, each a code of the kind that its qualifier names. Kinds of diagnosis
 * go to one list, all else to another.
 */
final class Diagnoses {

    private static final int COMPOSITES = 12;
    private static final int PRESENT_ON_ADMISSION = 9;

    private final Reading reading;

    Diagnoses(Reading reading) {
        this.reading = reading;
    }

    /**
     * Reads one HI.
     *
     * @param codes the list for what is no diagnosis; null to leave that out
     */
    void read(Struct owner, String codes, StoredSegment hi, String loop) {
        int last = Math.min(COMPOSITES, hi.elementCount());
        for (int i = 1; i <= last; i++) {
            if (hi.isEmpty(i)) {
                continue;
            }
            Slice composite = hi.slice(i).repetition(1);
            String qualifier = reading.text(composite.component(1));
            String kind = diagnosis(qualifier);
            if (kind != null) {
                diagnosis(owner, kind, qualifier, composite);
            } else if (codes != null) {
                code(Reading.add(owner, codes), qualifier, composite, hi, i, loop);
            }
        }
    }

    /** Which kind of diagnosis; null where it is none. */
    static String diagnosis(String qualifier) {
        if (qualifier == null) {
            return null;
        }
        return switch (qualifier) {
            case "ABK", "BK" -> "principal";
            case "ABF", "BF" -> "other";
            case "ABJ", "BJ" -> "admitting";
            case "APR", "PR", "ZZ" -> "reason_for_visit";
            case "ABN", "BN" -> "external_cause";
            default -> null;
        };
    }

    private void diagnosis(Struct owner, String kind, String qualifier, Slice composite) {
        int position = pointed(owner) + 1;
        Struct diagnosis = Reading.add(owner, "diagnoses");
        if (isPointedAt(kind)) {
            diagnosis.put("position", position);
        }
        diagnosis.put("qualifier", qualifier);
        diagnosis.put("kind", kind);
        diagnosis.put("code", reading.text(composite.component(2)));
        diagnosis.put(
                "present_on_admission", reading.text(composite.component(PRESENT_ON_ADMISSION)));
    }

    /** Service lines count the principal diagnosis and those that follow it. */
    private static boolean isPointedAt(String kind) {
        return kind.equals("principal") || kind.equals("other");
    }

    private static int pointed(Struct owner) {
        int count = 0;
        for (Struct diagnosis : Reading.<Struct>list(owner, "diagnoses")) {
            if (diagnosis.get("position") != null) {
                count++;
            }
        }
        return count;
    }

    private void code(
            Struct code,
            String qualifier,
            Slice composite,
            StoredSegment hi,
            int element,
            String loop) {
        reading.part(code, hi, loop)
                .put("qualifier", qualifier)
                .put("kind", kind(qualifier))
                .put("code", reading.text(composite.component(2)))
                .dates("date", "date_to", composite.component(3), composite.component(4), element)
                .money("amount", "amount_original", element, composite.component(5));
    }

    private static String kind(String qualifier) {
        if (qualifier == null) {
            return "other";
        }
        return switch (qualifier) {
            case "BBR", "BR", "BBQ", "BQ", "CAH" -> "procedure";
            case "DR" -> "drg";
            case "BH" -> "occurrence";
            case "BI" -> "occurrence_span";
            case "BE" -> "value";
            case "BG" -> "condition";
            case "TC" -> "treatment";
            case "BP", "BO" -> "anesthesia";
            default -> "other";
        };
    }
}
