package dev.tributary.hl7.map;

import dev.tributary.commons.issue.Issue;
import dev.tributary.commons.record.HealthcareRecord;
import dev.tributary.commons.record.RecordSize;
import dev.tributary.hl7.parse.Hl7IssueCode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;

/**
 * Keeps records below the largest size that may be emitted: first the raw message is left out, then
 * the largest contents become attachments.
 */
final class SizeLimit {

    /**
     * No record is larger than this for each entry of its lists and each byte of its message, and
     * this much besides: an entry may be a struct of nothing but absent fields, and within it two
     * bytes, a repetition, may be another of a few.
     */
    private static final long ENTRY = 2 * 1024;

    private static final long GROWTH = 96;
    private static final long BASE = 64 * 1024;
    private static final long PER_ISSUE = 320;
    private static final long REFERENCE = 256;
    private static final int LARGE_VALUE = 16 * 1024;

    private final int maxRecordBytes;

    SizeLimit(int maxRecordBytes) {
        this.maxRecordBytes = maxRecordBytes;
    }

    /**
     * Makes a record fit.
     *
     * @param messageBytes size of its message
     * @param key its key, or null
     * @param value its value, which is changed if it must be
     * @param issues findings that will stand in it; one may be added
     * @return the attachments, mostly none; empty when nothing helps
     */
    Optional<List<Struct>> fit(int messageBytes, String key, Struct value, List<Issue> issues) {
        if (largest(messageBytes, value) <= maxRecordBytes) {
            return Optional.of(List.of());
        }
        long size =
                RecordSize.estimate(value)
                        + RecordSize.estimate(key)
                        + (issues.size() + 2) * PER_ISSUE;
        if (size <= maxRecordBytes) {
            return Optional.of(List.of());
        }
        size -= RecordSize.estimate(value.get("raw"));
        value.put("raw", null).put("raw_encoding", null);
        issues.add(Issue.of(Hl7IssueCode.RAW_OMITTED, ""));
        if (size <= maxRecordBytes) {
            return Optional.of(List.of());
        }
        long besides = size - RecordSize.estimate(value);
        moveLargeValues(value);
        return attach(value, RecordSize.estimate(value) + besides);
    }

    /**
     * A size that a record does not exceed; told by its lists alone, as nearly every record is far
     * smaller than the limit.
     */
    static long largest(int messageBytes, Struct value) {
        if (value.get("mapped") != null) {
            // May repeat a part of the message any number of times.
            return Long.MAX_VALUE;
        }
        long entries = 0;
        for (Field field : value.schema().fields()) {
            if (field.schema().type() == Schema.Type.ARRAY) {
                List<?> list = (List<?>) value.get(field);
                entries += list == null ? 0 : list.size();
            }
        }
        return entries * ENTRY + messageBytes * GROWTH + BASE;
    }

    private Optional<List<Struct>> attach(Struct value, long size) {
        List<Struct> documents = value.getArray("documents");
        if (documents == null) {
            return Optional.empty();
        }
        List<Struct> largestFirst = new ArrayList<>(documents);
        largestFirst.sort(Comparator.comparingInt(SizeLimit::contentLength).reversed());
        Attachments attachments =
                new Attachments(
                        maxRecordBytes, value.getStruct("metadata").getString("message_id"));
        long left = size;
        for (Struct document : largestFirst) {
            if (left <= maxRecordBytes || contentLength(document) == 0) {
                break;
            }
            left -= RecordSize.estimate(document.get("content")) - REFERENCE;
            attachments.move(document);
        }
        return left <= maxRecordBytes ? Optional.of(attachments.chunks()) : Optional.empty();
    }

    /** A single value as large as a document is one. */
    private static void moveLargeValues(Struct value) {
        List<Struct> observations = value.getArray("observations");
        List<Struct> documents = value.getArray("documents");
        for (Struct observation : observations) {
            String text = observation.getString("value");
            if (text == null || text.length() < LARGE_VALUE) {
                continue;
            }
            if (documents == null) {
                documents = new ArrayList<>();
                value.put("documents", documents);
            }
            documents.add(
                    new Struct(HealthcareRecord.DOCUMENT)
                            .put("patient_index", observation.get("patient_index"))
                            .put("order_index", observation.get("order_index"))
                            .put("type", observation.get("code"))
                            .put("type_text", observation.get("code_text"))
                            .put("mime_type", "text/plain")
                            .put("encoding", "text")
                            .put("content", text));
            observation.put("value", null).put("document_index", documents.size() - 1);
        }
    }

    private static int contentLength(Struct document) {
        String content = document.getString("content");
        return content == null ? 0 : content.length();
    }
}
