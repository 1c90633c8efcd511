package dev.tributary.hl7.map;

import dev.tributary.commons.hl7.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Phone numbers and e-mail addresses (XTN: HL7 v2.9 §2A.2.90; TN before 2.3). */
final class Telecoms {

    private static final String INTERNET = "Internet";
    private static final int LOOK_BACK = 200;

    private Telecoms() {}

    static List<String> phones(Reading reading, Slice... fields) {
        return each(fields, xtn -> phone(xtn, reading));
    }

    static List<String> emails(Reading reading, Slice... fields) {
        return each(fields, xtn -> email(xtn, reading));
    }

    private static List<String> each(Slice[] fields, Function<Slice, String> reader) {
        List<String> found = new ArrayList<>(2);
        for (Slice field : fields) {
            for (Slice repetition : Repetitions.of(field)) {
                String text = reader.apply(repetition);
                // A hostile message may have very many: then it has some of them twice.
                if (text != null && (found.size() > LOOK_BACK || !found.contains(text))) {
                    found.add(text);
                }
            }
        }
        return found;
    }

    private static String phone(Slice xtn, Reading reading) {
        String whole = reading.text(xtn.component(1));
        if (whole != null) {
            return whole.contains("@") ? null : whole;
        }
        String area = reading.text(xtn.component(6));
        String local = reading.text(xtn.component(7));
        if (local == null) {
            return reading.text(xtn.component(12));
        }
        return area == null ? local : "(" + area + ")" + local;
    }

    private static String email(Slice xtn, Reading reading) {
        String fourth = reading.text(xtn.component(4));
        if (fourth != null
                && (fourth.contains("@") || INTERNET.equals(reading.text(xtn.component(3))))) {
            return fourth;
        }
        String whole = reading.text(xtn.component(1));
        return whole != null && whole.contains("@") ? whole : null;
    }
}
