package dev.tributary.simulators.stripe.http;

import dev.tributary.simulators.stripe.model.ObjectType;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which parameters a list takes, as the API reference names them for each kind of object. */
final class Parameters {

    private static final Map<ObjectType, Set<String>> OWN = new EnumMap<>(ObjectType.class);

    static {
        OWN.put(ObjectType.BALANCE_TRANSACTION, Set.of("currency", "payout", "source", "type"));
        OWN.put(ObjectType.CHARGE, Set.of("customer", "payment_intent", "transfer_group"));
        OWN.put(ObjectType.REFUND, Set.of("charge", "payment_intent"));
        OWN.put(ObjectType.PAYOUT, Set.of("arrival_date", "destination", "status"));
        OWN.put(ObjectType.DISPUTE, Set.of("charge", "payment_intent"));
        OWN.put(ObjectType.PAYMENT_INTENT, Set.of("customer"));
        OWN.put(
                ObjectType.INVOICE,
                Set.of("collection_method", "customer", "due_date", "status", "subscription"));
        OWN.put(ObjectType.CUSTOMER, Set.of("email"));
        OWN.put(
                ObjectType.SUBSCRIPTION,
                Set.of("collection_method", "customer", "price", "status"));
        OWN.put(ObjectType.PRODUCT, Set.of("active", "type"));
        OWN.put(ObjectType.PRICE, Set.of("active", "currency", "product", "type"));
        OWN.put(ObjectType.TRANSFER, Set.of("destination", "transfer_group"));
        OWN.put(ObjectType.APPLICATION_FEE, Set.of("charge"));
        OWN.put(ObjectType.ACCOUNT, Set.of());
        OWN.put(ObjectType.EVENT, Set.of("delivery_success", "type", "types"));
    }

    private Parameters() {}

    /** What only this kind's list takes. */
    static Set<String> own(ObjectType type) {
        return OWN.getOrDefault(type, Set.of());
    }

    /** All that a kind's list takes. */
    static Set<String> of(ObjectType type) {
        Set<String> all = new TreeSet<>(own(type));
        all.addAll(Set.of("created", "ending_before", "expand", "limit", "starting_after"));
        return all;
    }
}
