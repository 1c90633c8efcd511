package dev.tributary.stripe.map;

import dev.tributary.api.money.JsonFields;
import dev.tributary.api.money.TransactionBuilder;
import java.util.Map;
import java.util.Optional;

/**
 * Under which numbers others know a transaction: those of the objects that it hangs together with.
 */
final class References {

    private static final String OTHER = "source";

    /** What the beginning of an id says of its kind. */
    private static final Map<String, String> KINDS =
            Map.ofEntries(
                    Map.entry("ch", "charge"),
                    Map.entry("py", "charge"),
                    Map.entry("re", "refund"),
                    Map.entry("pyr", "refund"),
                    Map.entry("po", "payout"),
                    Map.entry("dp", "dispute"),
                    Map.entry("du", "dispute"),
                    Map.entry("tr", "transfer"),
                    Map.entry("trr", "transfer_reversal"),
                    Map.entry("tu", "topup"),
                    Map.entry("fee", "application_fee"),
                    Map.entry("fr", "application_fee_refund"),
                    Map.entry("in", "invoice"),
                    Map.entry("pi", "payment_intent"),
                    Map.entry("txn", "balance_transaction"));

    /** Fields of objects that name another object, and its kind. */
    private static final Map<String, String> FIELDS =
            Map.ofEntries(
                    Map.entry("balance_transaction", "balance_transaction"),
                    Map.entry("failure_balance_transaction", "balance_transaction"),
                    Map.entry("charge", "charge"),
                    Map.entry("source_transaction", "charge"),
                    Map.entry("destination_payment", "charge"),
                    Map.entry("payment_intent", "payment_intent"),
                    Map.entry("invoice", "invoice"),
                    Map.entry("customer", "customer"),
                    Map.entry("dispute", "dispute"),
                    Map.entry("transfer", "transfer"),
                    Map.entry("source_transfer", "transfer"),
                    Map.entry("transfer_reversal", "transfer_reversal"),
                    Map.entry("application_fee", "application_fee"),
                    Map.entry("original_payout", "payout"),
                    Map.entry("reversed_by", "payout"));

    private References() {}

    /** The kind of object that an id is of; {@code source} where it does not tell. */
    static String kind(String id) {
        int underscore = id.indexOf('_');
        return underscore < 0 ? OTHER : KINDS.getOrDefault(id.substring(0, underscore), OTHER);
    }

    /** Adds an object itself and all that it names. */
    static void add(JsonFields object, TransactionBuilder to) {
        Optional<String> id = object.key("id");
        id.ifPresent(own -> to.reference(kind(own), id));
        FIELDS.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(field -> to.reference(field.getValue(), object.reference(field.getKey())));
        object.part("trace_id")
                .ifPresent(trace -> to.reference("trace_number", trace.text("value")));
        object.part("charge").ifPresent(charge -> add(charge, to));
    }
}
