package dev.tributary.stripe.map;

import dev.tributary.api.money.ApiEventBuilder;
import dev.tributary.api.money.ApiEventBuilder.Operation;
import dev.tributary.api.money.Findings;
import dev.tributary.api.money.JsonFields;
import dev.tributary.api.money.MoneyIssueCode;
import java.util.Optional;
import org.apache.kafka.connect.data.Struct;

/** Makes an event record of whatever Stripe told, kinds of object that nobody knows included. */
final class Events {

    private static final String DEAUTHORIZED = "account.application.deauthorized";

    private Events() {}

    /**
     * The record, whose key is the object's id; an object without one, as a balance, is the only
     * one of its account.
     *
     * @return empty for an event without an id
     */
    static Optional<Struct> map(Told told, Findings findings) {
        JsonFields object = told.fields(findings);
        String objectId = object.key("id").orElse(told.account());
        ApiEventBuilder to = ApiEventBuilder.of(StripeMapper.SYSTEM, told.received());
        if (told.event().isPresent()) {
            JsonFields event = told.event().get();
            Optional<String> id = event.key("id");
            if (id.isEmpty()) {
                findings.add(MoneyIssueCode.ID_MISSING, event.path("id"));
                return Optional.empty();
            }
            to.told(id.get(), told.account(), told.eventType())
                    .through(
                            told.read().channel().word(),
                            event.text("api_version"),
                            event.flag("livemode"));
        } else {
            to.read(told.account(), told.objectType(), objectId, told.read().observedAt())
                    .through(
                            told.read().channel().word(),
                            Optional.empty(),
                            object.flag("livemode"));
        }
        return Optional.of(
                to.about(told.objectType(), objectId, operation(told))
                        .at(told.eventTime(), told.read().observedAt())
                        .build());
    }

    /** Whether an account has taken back what we were allowed. */
    static boolean isDeauthorized(Told told) {
        return told.eventType().map(DEAUTHORIZED::equals).orElse(false);
    }

    private static Operation operation(Told told) {
        if (told.isDeleted()) {
            return Operation.DELETED;
        }
        if (told.event().isEmpty()) {
            return Operation.SNAPSHOT;
        }
        return told.eventType().map(type -> type.endsWith(".created")).orElse(false)
                ? Operation.CREATED
                : Operation.UPDATED;
    }
}
