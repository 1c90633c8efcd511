package dev.tributary.stripe;

import dev.tributary.commons.delivery.RecordDraft;
import dev.tributary.commons.delivery.Tally;
import java.util.List;

/**
 * What one thing that Stripe told has become.
 *
 * @param drafts records and dead letters, in order
 * @param kind what it counts as
 * @param bytes its size, by estimate
 */
record Emission(List<RecordDraft> drafts, Tally.Kind kind, long bytes) {

    Emission {
        drafts = List.copyOf(drafts);
    }
}
