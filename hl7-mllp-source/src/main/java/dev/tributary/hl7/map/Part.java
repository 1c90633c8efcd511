package dev.tributary.hl7.map;

import dev.tributary.commons.hl7.Segment;
import dev.tributary.commons.hl7.Slice;
import dev.tributary.hl7.parse.Hl7Time;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.connect.data.Struct;

/**
 * One struct of the record that is being filled from a segment. A field that was not sent stays
 * absent; one that was sent as {@code ""} stays absent and is listed as deleted.
 */
final class Part {

    private final Struct struct;
    private final Segment segment;
    private final Reading reading;
    private final String path;
    private final int index;

    /**
     * A part of a record.
     *
     * @param struct to be filled
     * @param segment to be read
     * @param reading reads and notes
     * @param path the struct's name in the record
     * @param index its position in the list of that name, or -1 where it is no list
     */
    Part(Struct struct, Segment segment, Reading reading, String path, int index) {
        this.struct = struct;
        this.segment = segment;
        this.reading = reading;
        this.path = path;
        this.index = index;
    }

    /** The same struct, filled from another segment. */
    Part from(Segment other) {
        return new Part(struct, other, reading, path, index);
    }

    Struct struct() {
        return struct;
    }

    Segment segment() {
        return segment;
    }

    Reading reading() {
        return reading;
    }

    int index() {
        return index;
    }

    /** Puts a value, unless it is null. */
    Part put(String name, Object value) {
        put(struct, name, value);
        return this;
    }

    /** Puts a value, unless it is null: Connect makes no difference, but takes its time. */
    static void put(Struct struct, String name, Object value) {
        if (value != null) {
            struct.put(name, value);
        }
    }

    /** Puts a list, unless it is empty. */
    Part put(String name, List<?> values) {
        if (!values.isEmpty()) {
            struct.put(name, values);
        }
        return this;
    }

    /**
     * Puts an empty list, to be filled where it stands: Connect validates what is put down to its
     * last value.
     */
    List<Struct> list(String name) {
        List<Struct> items = new ArrayList<>();
        struct.put(name, items);
        return items;
    }

    /** The first component of a field's first repetition. */
    Part first(String name, int field) {
        Slice slice = segment.first(field);
        if (slice.isEmpty()) {
            return this;
        }
        return slice.isNull() ? deleted(name) : put(name, reading.text(slice));
    }

    /** The same, but only where nothing stands yet. */
    Part orFirst(String name, int field) {
        return struct.get(name) == null ? first(name, field) : this;
    }

    /** A component of a field's first repetition. */
    Part component(String name, int field, int component) {
        Slice slice = segment.field(field);
        return slice.isEmpty() ? this : component(name, slice, component);
    }

    private Part component(String name, Slice field, int component) {
        if (field.isNull()) {
            return deleted(name);
        }
        Slice part = field.repetition(1).component(component);
        return part.isNull() ? deleted(name) : put(name, reading.text(part));
    }

    /** A whole field as text: its repetitions by line feeds. */
    Part whole(String name, int field) {
        Slice slice = segment.field(field);
        if (slice.isEmpty()) {
            return this;
        }
        return slice.isNull() ? deleted(name) : put(name, lines(slice));
    }

    private String lines(Slice field) {
        List<Slice> repetitions = Repetitions.of(field);
        if (repetitions.size() == 1) {
            return reading.text(repetitions.get(0));
        }
        List<String> lines = new ArrayList<>(repetitions.size());
        for (Slice repetition : repetitions) {
            String line = reading.text(repetition);
            if (line != null) {
                lines.add(line);
            }
        }
        return lines.isEmpty() ? null : String.join("\n", lines);
    }

    /** A time. */
    Part time(String name, int field) {
        return time(name, field, segment.first(field));
    }

    /** The same, but only where nothing stands yet. */
    Part orTime(String name, int field) {
        return struct.get(name) == null ? time(name, field) : this;
    }

    /** A time in a component. */
    Part time(String name, int field, int component) {
        Slice slice = segment.field(field);
        if (slice.isEmpty()) {
            return this;
        }
        return time(name, field, slice.isNull() ? slice : slice.repetition(1).component(component));
    }

    private Part time(String name, int field, Slice value) {
        if (value.isEmpty()) {
            return this;
        }
        return value.isNull() ? deleted(name) : put(name, reading.iso(value, segment, field));
    }

    /** A date: a time is cut to its date. */
    Part date(String name, int field) {
        Slice slice = segment.field(field);
        if (slice.isEmpty()) {
            return this;
        }
        if (slice.isNull()) {
            return deleted(name);
        }
        Hl7Time time = reading.time(slice.repetition(1).component(1), segment, field);
        return time == null ? this : put(name, time.date());
    }

    /** A coded value (CE, CWE: HL7 v2.9 §2A.2.13), into code, code_text and code_system. */
    Part coded(int field) {
        return coded("code", "code_text", "code_system", field);
    }

    /** A coded value, into fields of these names. */
    Part coded(String code, String text, String system, int field) {
        return triplet(code, text, system, field, 1);
    }

    /** Code and words of a coded value. */
    Part pair(String code, String text, int field) {
        Slice slice = segment.field(field);
        if (slice.isEmpty()) {
            return this;
        }
        if (slice.isNull()) {
            return deleted(code);
        }
        Slice value = slice.repetition(1);
        return put(code, reading.text(value.component(1)))
                .put(text, reading.text(value.component(2)));
    }

    /** The second triplet of a coded value: the same in another code system. */
    Part alternate(int field) {
        Slice slice = segment.field(field);
        // Most have none: one look for the third separator saves three.
        return slice.isEmpty() || slice.repetition(1).component(4).isEmpty()
                ? this
                : triplet("alternate_code", "alternate_text", "alternate_system", field, 4);
    }

    private Part triplet(String code, String text, String system, int field, int from) {
        Slice slice = segment.field(field);
        if (slice.isEmpty()) {
            return this;
        }
        if (slice.isNull()) {
            return deleted(code);
        }
        Slice value = slice.repetition(1);
        return put(code, reading.text(value.component(from)))
                .put(text, reading.text(value.component(from + 1)))
                .put(system, reading.text(value.component(from + 2)));
    }

    /** A person with an id (XCN; CN before 2.3), into fields of these names. */
    Part person(String id, String name, int field) {
        Slice slice = segment.field(field);
        if (slice.isEmpty()) {
            return this;
        }
        if (slice.isNull()) {
            return deleted(id).deleted(name);
        }
        Slice person = slice.repetition(1);
        return put(id, reading.text(person.component(1)))
                .put(name, PersonName.xcn(person, reading).display());
    }

    /** A person's name (XPN; PN before 2.3). */
    Part name(String name, int field) {
        Slice slice = segment.field(field);
        if (slice.isEmpty()) {
            return this;
        }
        return slice.isNull()
                ? deleted(name)
                : put(name, PersonName.xpn(slice.repetition(1), reading).display());
    }

    /** The addresses of a field. */
    Part addresses(String name, int field) {
        Slice slice = segment.field(field);
        if (slice.isNull()) {
            return deleted(name);
        }
        List<Slice> repetitions = Repetitions.of(slice);
        if (!repetitions.isEmpty()) {
            Addresses.add(list(name), repetitions, reading);
        }
        return this;
    }

    /** Phone numbers, and e-mail addresses where the second name is given, of two fields. */
    Part telecoms(String phones, String emails, int field, int other) {
        Slice one = segment.field(field);
        Slice two = segment.field(other);
        if (one.isEmpty() && two.isEmpty()) {
            return this;
        }
        if (one.isNull() || two.isNull()) {
            deleted(phones);
        }
        put(phones, Telecoms.phones(reading, one, two));
        return emails == null ? this : put(emails, Telecoms.emails(reading, one, two));
    }

    /** The first component of each repetition, as a list. */
    Part firsts(String name, int field) {
        Slice slice = segment.field(field);
        if (slice.isEmpty()) {
            return this;
        }
        return slice.isNull() ? deleted(name) : put(name, reading.firsts(slice));
    }

    /** Notes that the sender wants a field of this struct deleted. */
    Part deleted(String name) {
        reading.deleted(index < 0 ? path + "." + name : path + "[" + index + "]." + name);
        return this;
    }

    @Override
    public String toString() {
        return "Part[" + path + ", " + index + "]";
    }
}
