package dev.tributary.hl7.map;

import dev.tributary.commons.hl7.Segment;
import dev.tributary.commons.hl7.Slice;
import dev.tributary.commons.issue.Issue;
import dev.tributary.hl7.parse.Hl7IssueCode;
import dev.tributary.hl7.parse.Hl7Message;
import dev.tributary.hl7.parse.Hl7Time;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Reads the typed values of one message and notes what is wrong with them. A part that is absent,
 * or that cannot be what it should be, is null.
 */
final class Reading {

    private final Hl7Message message;
    private final Optional<ZoneId> zone;
    private final List<Issue> issues;
    private boolean zoneMissed;

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
        String text = message.text(slice).strip();
        return text.isEmpty() ? null : text;
    }

    /** The first component of a field's first repetition, or null. */
    String first(Slice field) {
        return text(field.repetition(1).component(1));
    }

    /** A date, cut to its date part, or null. */
    String date(Segment segment, int field) {
        Hl7Time time = parseTime(segment, field);
        return time == null ? null : time.date();
    }

    /** A date or time, or null; the first time without a zone is noted once a message. */
    String time(Segment segment, int field) {
        Hl7Time time = parseTime(segment, field);
        if (time == null) {
            return null;
        }
        if (time.local() && !zoneMissed) {
            zoneMissed = true;
            note(Hl7IssueCode.TIME_WITHOUT_ZONE, segment, field);
        }
        return time.iso();
    }

    private Hl7Time parseTime(Segment segment, int field) {
        String text = first(segment.field(field));
        if (text == null) {
            return null;
        }
        Optional<Hl7Time> time = Hl7Time.parse(text, zone);
        if (time.isEmpty()) {
            note(Hl7IssueCode.TIME_INVALID, segment, field);
        }
        return time.orElse(null);
    }

    /** Notes a finding about a field. */
    void note(Hl7IssueCode code, Segment segment, int field) {
        note(code, segment.location(field));
    }

    /** Notes a finding. */
    void note(Hl7IssueCode code, String location) {
        issues.add(Issue.of(code, location));
    }
}
