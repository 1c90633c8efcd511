package dev.tributary.hl7.map;

import dev.tributary.commons.hl7.Slice;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/** Phone numbers and e-mail addresses (XTN: HL7 v2.9 §2A.2.90; TN before 2.3). */
final class Telecoms {

    private static final String INTERNET = "Internet";

    private Telecoms() {}

    static List<String> phones(Reading reading, Slice... fields) {
        Set<String> phones = new LinkedHashSet<>();
        each(
                fields,
                (xtn, set) -> {
                    String number = phone(xtn, reading);
                    if (number != null) {
                        set.add(number);
                    }
                },
                phones);
        return List.copyOf(phones);
    }

    static List<String> emails(Reading reading, Slice... fields) {
        Set<String> emails = new LinkedHashSet<>();
        each(
                fields,
                (xtn, set) -> {
                    String address = email(xtn, reading);
                    if (address != null) {
                        set.add(address);
                    }
                },
                emails);
        return List.copyOf(emails);
    }

    private static void each(
            Slice[] fields, BiConsumer<Slice, Set<String>> reader, Set<String> into) {
        for (Slice field : fields) {
            for (Slice repetition : Repetitions.of(field)) {
                reader.accept(repetition, into);
            }
        }
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
