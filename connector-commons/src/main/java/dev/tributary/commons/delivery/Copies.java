package dev.tributary.commons.delivery;

import dev.tributary.commons.record.DeadLetterRecord;
import dev.tributary.commons.record.RecordHeaders;
import dev.tributary.commons.record.SourceStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.header.Headers;

/**
 * Makes the copies of a source's records that its configuration asks for: the clear one, the one
 * that the masking transform will work on, or both. What tells of the source itself, dead letters
 * and statuses, has one copy in a topic of its own.
 */
public final class Copies {

    /** Clear records only, without a header that says so. */
    public static final Copies CLEAR = new Copies(Set.of(Copy.CLEAR));

    private static final List<Schema> SINGLE =
            List.of(DeadLetterRecord.SCHEMA, SourceStatus.SCHEMA);

    private final Set<Copy> copies;

    /**
     * The copies.
     *
     * @param copies at least one
     */
    public Copies(Set<Copy> copies) {
        this.copies = Set.copyOf(copies);
    }

    /**
     * The records with their copies, each copy before its record, so that what comes last stays
     * last.
     *
     * @param records what one delivery is to emit
     * @param companion gives each further record its position
     */
    public List<RecordDraft> of(List<RecordDraft> records, Supplier<SourcePosition> companion) {
        if (copies.equals(CLEAR.copies)) {
            return records;
        }
        List<RecordDraft> all = new ArrayList<>(records.size() * copies.size());
        for (RecordDraft record : records) {
            if (record.value() != null && SINGLE.contains(record.value().schema())) {
                all.add(record);
            } else if (copies.size() == 1) {
                all.add(as(Copy.MASKED, record, record.position(), record.value()));
            } else {
                all.add(as(Copy.MASKED, record, companion.get(), separate(record.value())));
                all.add(as(Copy.CLEAR, record, record.position(), record.value()));
            }
        }
        return all;
    }

    private static RecordDraft as(
            Copy copy, RecordDraft record, SourcePosition position, Struct value) {
        Headers headers = new ConnectHeaders(record.headers());
        headers.addString(RecordHeaders.COPY, copy.word());
        return new RecordDraft(
                position,
                copy.topic(record.topic()),
                record.key(),
                value,
                headers,
                record.timestamp());
    }

    /** The audit id is written into the value of each copy by itself; the rest is shared. */
    private static Struct separate(Struct value) {
        if (value == null) {
            return null;
        }
        Struct separate = shallow(value);
        if (value.schema().field("compliance") != null && value.get("compliance") != null) {
            separate.put("compliance", shallow(value.getStruct("compliance")));
        }
        return separate;
    }

    private static Struct shallow(Struct value) {
        Struct copy = new Struct(value.schema());
        for (Field field : value.schema().fields()) {
            Object content = value.getWithoutDefault(field.name());
            if (content != null) {
                copy.put(field, content);
            }
        }
        return copy;
    }
}
