package dev.tributary.api.webhook;

import dev.tributary.commons.delivery.RecordDraft;
import dev.tributary.commons.delivery.SourcePosition;
import java.util.List;
import java.util.function.Supplier;

/** What a source makes of an event. Called by several threads at once. */
public interface WebhookEvents {

    /**
     * The records of an event.
     *
     * @param event proven and new
     * @param position of the event, for the last of its records: with it the event is remembered
     * @param companion gives positions for records before the last
     * @return none when the source has no use for the event, which then counts as taken
     */
    List<RecordDraft> records(
            WebhookEvent event, SourcePosition position, Supplier<SourcePosition> companion);

    /**
     * Told when the event's records are in Kafka: the moment to fetch what it is about. Must not
     * block: it is called by the producer's thread.
     */
    default void durable(WebhookEvent event) {}
}
