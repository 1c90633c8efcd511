package dev.tributary.reconcile.entry;

/**
 * One number under which another record or system knows an entry.
 *
 * @param kind what it names, as payout, charge, check_number, trace_number
 * @param value the number, as sent
 */
public record Reference(String kind, String value) {

    /** The kind alone: a number can be a patient's. */
    @Override
    public String toString() {
        return "Reference[" + kind + "]";
    }
}
