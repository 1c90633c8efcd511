package dev.tributary.x12;

import dev.tributary.commons.delivery.RecordDraft;
import dev.tributary.commons.issue.Origin;
import dev.tributary.commons.record.SourceStatus;
import dev.tributary.x12.front.FileStore.Shelf;
import dev.tributary.x12.front.StoreException;
import dev.tributary.x12.front.StoredFile;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Words what happens to files and to the directory for the status topic; names of files never. */
final class StatusReports {

    private static final String INPUT = "input";

    private final Origin origin;
    private final RecordTargets targets;
    private final X12Offsets offsets;
    private final Clock clock;

    StatusReports(Origin origin, RecordTargets targets, X12Offsets offsets, Clock clock) {
        this.origin = origin;
        this.targets = targets;
        this.offsets = offsets;
        this.clock = clock;
    }

    /** All records of a file are in Kafka, or nothing of it could be used. */
    RecordDraft finished(String id, StoredFile file, FileCounts counts, Shelf shelf) {
        Map<String, String> details = details(file);
        details.put("interchanges", String.valueOf(counts.interchanges()));
        details.put("records", String.valueOf(counts.records()));
        details.put("dead_letters", String.valueOf(counts.letters()));
        return shelf == Shelf.FINISHED
                ? report(
                        subject(id),
                        SourceStatus.State.RUNNING,
                        "FILE_FINISHED",
                        "All that the file holds is in Kafka.",
                        details)
                : report(
                        subject(id),
                        SourceStatus.State.FAILED,
                        "FILE_FAILED",
                        "Nothing of the file could be used, or it could not be read to its end: see"
                                + " its dead letters.",
                        details);
    }

    /** A file has come that was finished before, under the same name or another. */
    RecordDraft recognised(String id, StoredFile file) {
        return report(
                subject(id),
                SourceStatus.State.RUNNING,
                "FILE_RECOGNISED",
                "The file came before, with the same content: nothing of it is written again.",
                details(file));
    }

    /** A file has changed or gone while it was read. */
    RecordDraft changed(String id, StoredFile file) {
        return report(
                subject(id),
                SourceStatus.State.INCOMPLETE,
                "FILE_CHANGED",
                "The file has changed or was taken away while it was read; what it is now is read"
                        + " as another file. Raise input.stable.ms, set input.done.marker, or move"
                        + " files into the directory whole.",
                details(file));
    }

    /** A file cannot be read, moved or answered for now; others can. */
    RecordDraft stuck(String id, StoredFile file, StoreException trouble) {
        return report(
                subject(id),
                SourceStatus.State.WAITING,
                "FILE_STUCK",
                trouble.getMessage() + ". It is tried again until it works; other files go on.",
                details(file));
    }

    /** A file cannot be looked into at all. */
    RecordDraft unreadable(StoredFile file, StoreException trouble) {
        return report(
                INPUT,
                SourceStatus.State.WAITING,
                "FILE_STUCK",
                trouble.getMessage() + ". It is tried again until it works; other files go on.",
                details(file));
    }

    /** The directory or the server cannot be used for now. */
    RecordDraft unavailable(StoreException trouble) {
        return report(
                INPUT,
                SourceStatus.State.WAITING,
                trouble.reason().name(),
                trouble.getMessage() + ". It is tried again until it works.",
                Map.of());
    }

    /** The directory or the server can be used again. */
    RecordDraft available() {
        return report(
                INPUT,
                SourceStatus.State.RUNNING,
                "AVAILABLE",
                "The input can be read and written again.",
                Map.of());
    }

    /** All files that had come by then are done with: the watermark of the input. */
    RecordDraft complete(Instant watermark) {
        return report(
                INPUT,
                SourceStatus.State.RUNNING,
                "COMPLETE",
                "All files that had come up to the watermark are in Kafka.",
                watermark,
                Map.of());
    }

    private static String subject(String id) {
        return "file " + id;
    }

    /** By these a person finds the file again: its name tells too much. */
    private static Map<String, String> details(StoredFile file) {
        Map<String, String> details = new LinkedHashMap<>();
        details.put("size", String.valueOf(file.size()));
        details.put("modified_at", Instant.ofEpochMilli(file.modified()).toString());
        return details;
    }

    private RecordDraft report(
            String subject,
            SourceStatus.State state,
            String code,
            String text,
            Map<String, String> details) {
        return report(subject, state, code, text, null, details);
    }

    private RecordDraft report(
            String subject,
            SourceStatus.State state,
            String code,
            String text,
            Instant watermark,
            Map<String, String> details) {
        return targets.status(
                offsets.status(origin.task()),
                new SourceStatus(
                        origin.sourceSystem(),
                        origin.connector(),
                        origin.task(),
                        subject,
                        state,
                        code,
                        text,
                        clock.instant(),
                        watermark,
                        details));
    }
}
