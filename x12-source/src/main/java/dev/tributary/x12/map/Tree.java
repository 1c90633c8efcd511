package dev.tributary.x12.map;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.tributary.commons.x12.Slice;
import dev.tributary.x12.parse.Loop;
import dev.tributary.x12.parse.StoredSegment;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * All loops and segments of a unit and of its context as JSON.
 *
 * <pre>{@code
 * {"loop": "ST", "segments": [{"id": "ST", "at": 1, "elements": ["837", "0021", "005010X222A1"]}, …],
 *  "loops": [{"loop": "1000A", …}, {"loop": "2000A", …,
 *    "loops": [… {"loop": "2300", "unit": true, …}]}]}
 * }</pre>
 *
 * <p>An element is its text, null where it is empty, a list where it has components, and {@code
 * {"repeated": […]}} where it is repeated. A loop whose first segment was missing has {@code
 * "implied": true}.
 */
final class Tree {

    private static final JsonFactory JSON = new JsonFactory();

    private final Reading reading;
    private final Loop unit;

    private Tree(Reading reading, Loop unit) {
        this.reading = reading;
        this.unit = unit;
    }

    /** Writes a unit. */
    static String of(Loop unit, Reading reading) {
        Deque<Loop> way = new ArrayDeque<>();
        for (Loop at = unit; at != null; at = at.parent()) {
            way.push(at);
        }
        StringWriter text = new StringWriter(4096);
        try (JsonGenerator json = JSON.createGenerator(text)) {
            new Tree(reading, unit).around(way, json);
        } catch (IOException e) {
            throw new UncheckedIOException("a string takes whatever is written", e);
        }
        return text.toString();
    }

    /** A loop on the way to the unit: what it says itself, and the way on. */
    private void around(Deque<Loop> way, JsonGenerator json) throws IOException {
        Loop at = way.pop();
        if (way.isEmpty()) {
            whole(at, json);
            return;
        }
        begin(at, json);
        json.writeArrayFieldStart("loops");
        Loop next = way.peek();
        for (Loop child : at.loops()) {
            if (child != next && isContext(child, next)) {
                whole(child, json);
            }
        }
        around(way, json);
        json.writeEndArray();
        json.writeEndObject();
    }

    /** Whether the unit inherits from it: it is neither another unit nor around one. */
    private static boolean isContext(Loop child, Loop next) {
        return !child.id().equals(next.id()) && child.segment(Ids.HL) == null;
    }

    private void whole(Loop loop, JsonGenerator json) throws IOException {
        begin(loop, json);
        if (!loop.loops().isEmpty()) {
            json.writeArrayFieldStart("loops");
            for (Loop child : loop.loops()) {
                whole(child, json);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private void begin(Loop loop, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("loop", loop.id());
        if (loop == unit) {
            json.writeBooleanField("unit", true);
        }
        if (loop.implied()) {
            json.writeBooleanField("implied", true);
        }
        json.writeArrayFieldStart("segments");
        for (StoredSegment segment : loop.segments()) {
            segment(segment, json);
        }
        json.writeEndArray();
    }

    private void segment(StoredSegment segment, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", segment.id());
        json.writeNumberField("at", segment.ordinal());
        json.writeArrayFieldStart("elements");
        for (int i = 1; i <= segment.elementCount(); i++) {
            element(segment, i, json);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void element(StoredSegment segment, int element, JsonGenerator json)
            throws IOException {
        Slice slice = segment.slice(element);
        if (segment.isBinary(element)) {
            json.writeBinary(slice.bytes(), slice.start(), slice.end() - slice.start());
            return;
        }
        int repetitions = segment.repetitions(element);
        if (repetitions <= 1) {
            repetition(slice, json);
            return;
        }
        json.writeStartObject();
        json.writeArrayFieldStart("repeated");
        for (int i = 1; i <= repetitions; i++) {
            repetition(slice.repetition(i), json);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void repetition(Slice slice, JsonGenerator json) throws IOException {
        int components = slice.componentCount();
        if (components <= 1) {
            text(slice, json);
            return;
        }
        json.writeStartArray();
        for (int i = 1; i <= components; i++) {
            text(slice.component(i), json);
        }
        json.writeEndArray();
    }

    private void text(Slice slice, JsonGenerator json) throws IOException {
        if (slice.isEmpty()) {
            json.writeNull();
        } else {
            json.writeString(slice.text(reading.charset()));
        }
    }
}
