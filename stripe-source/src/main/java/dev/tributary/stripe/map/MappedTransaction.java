package dev.tributary.stripe.map;

import java.time.Instant;
import org.apache.kafka.connect.data.Struct;

/**
 * A transaction that was made of an object.
 *
 * @param value the record's value
 * @param category its category, or null
 * @param at when it happened
 */
record MappedTransaction(Struct value, String category, Instant at) {

    /** When it happened, nothing else. */
    @Override
    public String toString() {
        return "MappedTransaction[" + at + "]";
    }
}
