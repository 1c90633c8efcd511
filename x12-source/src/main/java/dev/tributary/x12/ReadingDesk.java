package dev.tributary.x12;

import dev.tributary.x12.ack.Acknowledger;
import dev.tributary.x12.ack.ControlNumbers;
import java.time.Instant;

/**
 * What is at hand while one file is read.
 *
 * @param interchanges reads bytes
 * @param judge makes records, and refuses some
 * @param letters writes dead letters
 * @param targets says where records go
 * @param duplicates tells interchanges that have come before
 * @param acknowledger makes answers
 * @param controlNumbers numbers them
 * @param metrics counts
 * @param foundAt when the file was found
 */
record ReadingDesk(
        Interchanges interchanges,
        Judge judge,
        Letters letters,
        RecordTargets targets,
        Duplicates duplicates,
        Acknowledger acknowledger,
        ControlNumbers controlNumbers,
        X12Metrics metrics,
        Instant foundAt) {}
