package dev.tributary.x12.map;

import dev.tributary.commons.x12.Slice;
import dev.tributary.x12.parse.Decimals;
import dev.tributary.x12.parse.StoredSegment;
import dev.tributary.x12.validate.X12IssueCode;
import java.math.BigDecimal;
import java.util.List;
import org.apache.kafka.connect.data.Struct;

/** A struct that is filled from a segment: names of fields on the left, elements on the right. */
final class Part {

    private final Struct struct;
    private final StoredSegment segment;
    private final String loop;
    private final Reading reading;

    Part(Struct struct, StoredSegment segment, String loop, Reading reading) {
        this.struct = struct;
        this.segment = segment;
        this.loop = loop;
        this.reading = reading;
    }

    Struct struct() {
        return struct;
    }

    /** Text of an element. */
    Part text(String field, int element) {
        return put(field, reading.text(segment, element));
    }

    /** Text of a component of an element's first repetition. */
    Part text(String field, int element, int component) {
        if (segment.isEmpty(element)) {
            return this;
        }
        return put(field, reading.text(component(element, component)));
    }

    /** Text of an element, unless the field has one already. */
    Part orText(String field, int element) {
        return struct.get(field) == null ? text(field, element) : this;
    }

    private Slice component(int element, int component) {
        return segment.slice(element).repetition(1).component(component);
    }

    /** An amount with four decimals. */
    Part money(String field, int element) {
        return number(field, element, Decimals.MONEY);
    }

    /** An amount with four decimals, and its exact text beside it; neither of what is no number. */
    Part money(String field, String original, int element) {
        return money(field, original, element, segment.slice(element));
    }

    /** A quantity with ten decimals. */
    Part quantity(String field, int element) {
        return number(field, element, Decimals.QUANTITY);
    }

    private Part number(String field, int element, int scale) {
        if (segment.isEmpty(element)) {
            return this;
        }
        BigDecimal number = reading.number(segment, loop, segment.slice(element), scale, element);
        return put(field, number);
    }

    /** An amount in a component. */
    Part money(String field, String original, int element, Slice slice) {
        if (slice.isEmpty()) {
            return this;
        }
        BigDecimal number = reading.number(segment, loop, slice, Decimals.MONEY, element);
        return number == null ? this : put(field, number).put(original, reading.text(slice));
    }

    /** A whole number; what is none, or too large for one, is left out. */
    Part count(String field, int element) {
        if (segment.isEmpty(element)) {
            return this;
        }
        return put(field, Reading.count(segment.slice(element)));
    }

    /** The same of a component. */
    Part count(String field, int element, int component) {
        Slice slice = segment.isEmpty(element) ? null : component(element, component);
        if (slice == null || slice.isEmpty()) {
            return this;
        }
        return put(field, Reading.count(slice));
    }

    /** An amount, unless the field has one already. */
    Part orMoney(String field, String original, int element) {
        return struct.get(field) == null ? money(field, original, element) : this;
    }

    /** A day. */
    Part day(String field, int element) {
        if (segment.isEmpty(element)) {
            return this;
        }
        return put(field, reading.day(segment, loop, segment.slice(element), element));
    }

    /** A date of the format that another element names, as D8. */
    Part date(String field, int format, int element) {
        return dates(field, null, format, element);
    }

    /**
     * A date or a span of dates, of the format that another element names.
     *
     * @param to where the last date of a span goes; null to leave it out
     */
    Part dates(String from, String to, int format, int element) {
        if (segment.isEmpty(element)) {
            return this;
        }
        return dates(from, to, segment.slice(format), segment.slice(element), element);
    }

    /** The same with format and date anywhere in an element. */
    Part dates(String from, String to, Slice format, Slice value, int element) {
        if (value.isEmpty()) {
            return this;
        }
        int dash = DateFormats.dash(format, value);
        boolean sound;
        if (dash < 0) {
            String date = DateFormats.iso(format, value.bytes(), value.start(), value.end());
            put(from, date);
            sound = date != null;
        } else {
            String first = DateFormats.iso(format, value.bytes(), value.start(), dash);
            String last = DateFormats.iso(format, value.bytes(), dash + 1, value.end());
            put(from, first);
            if (to != null) {
                put(to, last);
            }
            sound = first != null && last != null;
        }
        if (!sound) {
            reading.note(X12IssueCode.DATE_INVALID, segment, loop, element);
        }
        return this;
    }

    /** All repetitions of an element as a list of texts. */
    Part texts(String field, int element) {
        int count = segment.repetitions(element);
        for (int i = 1; i <= count; i++) {
            add(field, reading.text(segment.slice(element).repetition(i)));
        }
        return this;
    }

    /** Components from one to another as a list of texts. */
    Part texts(String field, int element, int first, int last) {
        if (segment.isEmpty(element)) {
            return this;
        }
        Slice slice = segment.slice(element).repetition(1);
        return texts(field, slice, first, last);
    }

    Part texts(String field, Slice composite, int first, int last) {
        int count = Math.min(last, composite.componentCount());
        for (int i = first; i <= count; i++) {
            add(field, reading.text(composite.component(i)));
        }
        return this;
    }

    /** Elements from one to another as a list of texts. */
    Part elements(String field, int first, int last) {
        for (int i = first; i <= last; i++) {
            if (!segment.isEmpty(i)) {
                add(field, reading.text(segment, i));
            }
        }
        return this;
    }

    /**
     * A composite of a code set, a code, four modifiers and, as the seventh, a description (C003).
     *
     * @param description null where there is no field for it
     */
    Part procedure(
            String qualifier, String code, String modifiers, String description, int element) {
        if (segment.isEmpty(element)) {
            return this;
        }
        Slice slice = segment.slice(element).repetition(1);
        put(qualifier, reading.text(slice.component(1)));
        put(code, reading.text(slice.component(2)));
        texts(modifiers, slice, 3, 6);
        return description == null ? this : put(description, reading.text(slice.component(7)));
    }

    private void add(String field, String text) {
        if (text != null) {
            List<String> list = Reading.list(struct, field);
            list.add(text);
        }
    }

    /** Puts what is there. */
    Part put(String field, Object value) {
        if (value != null) {
            struct.put(field, value);
        }
        return this;
    }
}
