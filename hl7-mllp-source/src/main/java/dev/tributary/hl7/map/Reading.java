package dev.tributary.hl7.map;

import dev.tributary.commons.hl7.Segment;
import dev.tributary.commons.hl7.Slice;
import dev.tributary.commons.issue.Issue;
import dev.tributary.commons.issue.Severity;
import dev.tributary.hl7.parse.Hl7IssueCode;
import dev.tributary.hl7.parse.Hl7Message;
import dev.tributary.hl7.parse.Hl7Time;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the typed values of one message and notes what is wrong with them. A part that is absent,
 * or that cannot be what it should be, is null.
 */
final class Reading {

    /** Of each severity; a message of nothing but faults must not grow without bounds. */
    private static final int MAX_ISSUES = 100;

    private final Hl7Message message;
    private final Optional<ZoneId> zone;
    private final List<Issue> issues;
    private final List<String> deleted = new ArrayList<>(0);
    private boolean zoneMissed;
    private int errors;
    private int warnings;

    /**
     * A reading of one message.
     *
     * @param message the message
     * @param zone taken for times without one
     * @param issues findings are added here
     */
    Reading(Hl7Message message, Optional<ZoneId> zone, List<Issue> issues) {
        this.message = message;
        this.zone = zone;
        this.issues = issues;
    }

    Hl7Message message() {
        return message;
    }

    /** Text with its escapes resolved and without white space around it, or null. */
    String text(Slice slice) {
        if (slice.isEmpty()) {
            return null;
        }
        String text = message.text(slice);
        if (text.isEmpty()) {
            return null;
        }
        if (isPrinted(text.charAt(0)) && isPrinted(text.charAt(text.length() - 1))) {
            return text;
        }
        String stripped = text.strip();
        return stripped.isEmpty() ? null : stripped;
    }

    /** Whether it is no white space for certain, as nearly everything at a text's ends. */
    private static boolean isPrinted(char c) {
        return c > ' ' && c < 0x7f;
    }

    /** Text with its escapes resolved, its white space kept, or null. */
    String verbatim(Slice slice) {
        if (slice.isEmpty()) {
            return null;
        }
        String text = message.text(slice);
        return text.isEmpty() ? null : text;
    }

    /** The first component of a field's first repetition, or null. */
    String first(Slice field) {
        return field.isEmpty() ? null : text(field.repetition(1).component(1));
    }

    /** The text of each repetition's first component. */
    List<String> firsts(Slice field) {
        List<String> texts = new ArrayList<>(1);
        for (Slice repetition : Repetitions.of(field)) {
            String text = text(repetition.component(1));
            if (text != null) {
                texts.add(text);
            }
        }
        return texts;
    }

    /**
     * A date or time of a value of this field, or null.
     *
     * @param value the slice that holds it
     * @param segment where it stands
     * @param field where it stands
     */
    Hl7Time time(Slice value, Segment segment, int field) {
        String text = text(value);
        if (text == null) {
            return null;
        }
        Optional<Hl7Time> time = Hl7Time.parse(text, zone);
        if (time.isEmpty()) {
            note(Hl7IssueCode.TIME_INVALID, segment, field);
            return null;
        }
        return time.get();
    }

    /** A time as it stands in the record; the first without a zone is noted once a message. */
    String iso(Slice value, Segment segment, int field) {
        Hl7Time time = time(value, segment, field);
        if (time == null) {
            return null;
        }
        if (time.local() && !zoneMissed) {
            zoneMissed = true;
            note(Hl7IssueCode.TIME_WITHOUT_ZONE, segment, field);
        }
        return time.iso();
    }

    /** Notes that the sender wants a field of the record deleted. */
    void deleted(String path) {
        deleted.add(path);
    }

    /** The fields of the record that the sender wants deleted. */
    List<String> deleted() {
        return deleted;
    }

    /** Notes a finding about a field. */
    void note(Hl7IssueCode code, Segment segment, int field) {
        if (mayNote(code)) {
            issues.add(Issue.of(code, segment.location(field)));
        }
    }

    /**
     * Notes a finding about a component.
     *
     * @param repetition from 1
     * @param component from 1
     */
    void note(Hl7IssueCode code, Segment segment, int field, int repetition, int component) {
        if (mayNote(code)) {
            String which = repetition > 1 ? "[" + repetition + "]." : ".";
            issues.add(Issue.of(code, segment.location(field) + which + component));
        }
    }

    /** Notes a finding. */
    void note(Hl7IssueCode code, String location) {
        if (mayNote(code)) {
            issues.add(Issue.of(code, location));
        }
    }

    private boolean mayNote(Hl7IssueCode code) {
        int noted = code.severity() == Severity.ERROR ? ++errors : ++warnings;
        if (noted == MAX_ISSUES + 1) {
            issues.add(Issue.of(Hl7IssueCode.ISSUES_OMITTED, ""));
        }
        return noted <= MAX_ISSUES;
    }
}
