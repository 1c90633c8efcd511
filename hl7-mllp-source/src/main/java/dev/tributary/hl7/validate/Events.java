package dev.tributary.hl7.validate;

import dev.tributary.commons.files.Tables;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which trigger events belong to which type of message (events.tsv). */
final class Events {

    private static final String ANY = "*";
    private static final String NONE = "-";
    private static final String LOCAL = "Z";

    private final Map<String, Set<String>> triggers = new HashMap<>();

    private Events() {}

    static Events load() {
        Events events = new Events();
        for (String[] line : Tables.beside(Events.class, "events.tsv")) {
            Set<String> known = new HashSet<>();
            for (String item : List.of(line[1].split(" "))) {
                expand(item, known);
            }
            events.triggers.put(line[0], known);
        }
        return events;
    }

    /** A trigger, or all of A01-A18. */
    private static void expand(String item, Set<String> known) {
        int dash = item.indexOf('-');
        if (dash <= 0) {
            known.add(item);
            return;
        }
        String letter = item.substring(0, 1);
        int last = Integer.parseInt(item.substring(dash + 2));
        for (int i = Integer.parseInt(item.substring(1, dash)); i <= last; i++) {
            known.add(letter + (i < 10 ? "0" : "") + i);
        }
    }

    /**
     * Judges type and trigger.
     *
     * @param sentTrigger MSH-9.2 as sent; the kind may know the trigger from EVN-1
     */
    void check(MessageKind kind, String sentTrigger, Findings findings) {
        if (kind.code().startsWith(LOCAL)) {
            return;
        }
        Set<String> known = triggers.get(kind.code());
        if (known == null) {
            findings.add(ValidationIssueCode.MESSAGE_TYPE_UNKNOWN, "MSH-9");
        } else if (sentTrigger.isEmpty()) {
            // Triggers came into MSH-9 with version 2.2; acknowledgements do without.
            if (kind.version() >= 230 && !known.contains(NONE) && !kind.code().equals("ACK")) {
                findings.add(ValidationIssueCode.FIELD_MISSING, "MSH-9.2");
            }
        } else if (!known.contains(ANY)
                && !known.contains(kind.trigger())
                && !kind.trigger().startsWith(LOCAL)) {
            findings.add(ValidationIssueCode.TRIGGER_UNKNOWN, "MSH-9.2");
        }
    }
}
