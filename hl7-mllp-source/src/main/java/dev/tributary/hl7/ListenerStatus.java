package dev.tributary.hl7;

import dev.tributary.commons.delivery.Delivery;
import dev.tributary.commons.delivery.DeliveryQueue;
import dev.tributary.commons.delivery.Outcome;
import dev.tributary.commons.delivery.Tally;
import dev.tributary.commons.issue.Origin;
import dev.tributary.commons.record.SourceStatus;
import dev.tributary.hl7.front.ListenerEvent;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.connect.errors.ConnectException;

/** Tells the status topic what happens to the listeners. */
final class ListenerStatus implements Consumer<ListenerEvent> {

    private final Origin origin;
    private final RecordTargets targets;
    private final DeliveryQueue queue;
    private final Clock clock;

    ListenerStatus(Origin origin, RecordTargets targets, DeliveryQueue queue, Clock clock) {
        this.origin = origin;
        this.targets = targets;
        this.queue = queue;
        this.clock = clock;
    }

    @Override
    public void accept(ListenerEvent event) {
        String address = event.address().toString();
        SourceStatus status =
                event instanceof ListenerEvent.Listening
                        ? status(
                                address,
                                SourceStatus.State.RUNNING,
                                "LISTENING",
                                "Accepts connections.")
                        : status(
                                address,
                                SourceStatus.State.WAITING,
                                "ADDRESS_UNAVAILABLE",
                                "The port is taken or the address is not this machine's; it is"
                                        + " tried again until it is free.");
        queue.offer(
                new Delivery(
                        List.of(targets.status(address, status)),
                        new Tally(Tally.Kind.STATUS, 0, null),
                        this::ended));
    }

    private SourceStatus status(
            String address, SourceStatus.State state, String code, String text) {
        return new SourceStatus(
                origin.sourceSystem(),
                origin.connector(),
                origin.task(),
                "listener " + address,
                state,
                code,
                text,
                clock.instant(),
                null,
                Map.of());
    }

    private void ended(Outcome outcome) {
        if (outcome == Outcome.DROPPED) {
            queue.fail(
                    new ConnectException(
                            "a status record was dropped: let no transform filter the status topic"
                                    + " (give the transform a TopicNameMatches predicate), then"
                                    + " restart the task"));
        }
    }
}
