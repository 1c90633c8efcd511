package dev.tributary.x12;

import dev.tributary.commons.crypto.KeyedDigest;
import dev.tributary.commons.delivery.RecordDraft;
import dev.tributary.commons.source.Outlet;
import dev.tributary.x12.ack.Acknowledgment;
import dev.tributary.x12.front.FileStore;
import dev.tributary.x12.front.Fingerprints;
import dev.tributary.x12.front.InputOptions.After;
import dev.tributary.x12.front.Selection;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * What is at hand for all files of a task.
 *
 * @param store where they lie
 * @param selection tells which of them are complete
 * @param fingerprints tells them by their content
 * @param outlet takes records
 * @param kept knows which offsets are written for good
 * @param statuses words what happens
 * @param metrics counts
 * @param identity digest of the places of records, with a key
 * @param clock the time
 * @param after what becomes of a file that is done with
 * @param acknowledgements where answers are written
 * @param readings makes what is at hand while one file is read
 * @param answers makes records of answers
 */
record FileDesk(
        FileStore store,
        Selection selection,
        Fingerprints fingerprints,
        Outlet outlet,
        KeptOffsets kept,
        StatusReports statuses,
        X12Metrics metrics,
        KeyedDigest identity,
        Clock clock,
        After after,
        Optional<String> acknowledgements,
        Readings readings,
        Answering answers) {

    /** Makes records of answers. */
    @FunctionalInterface
    interface Answering {
        RecordDraft of(Acknowledgment answer, Instant at);
    }

    /** Makes what is at hand while one file is read. */
    @FunctionalInterface
    interface Readings {
        ReadingDesk of(FilePosition start, Bucket bucket);
    }
}
