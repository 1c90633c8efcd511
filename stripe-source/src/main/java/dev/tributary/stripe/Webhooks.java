package dev.tributary.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.api.http.ApiException;
import dev.tributary.api.http.ApiJson;
import dev.tributary.api.webhook.WebhookEvent;
import dev.tributary.api.webhook.WebhookEvents;
import dev.tributary.commons.delivery.RecordDraft;
import dev.tributary.commons.delivery.SourcePosition;
import dev.tributary.stripe.feed.EventHead;
import dev.tributary.stripe.map.Channel;
import dev.tributary.stripe.map.Known;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Emits events that come by webhook at once, and has what they speak of read: sooner than the feed
 * would, which passes them over later.
 */
final class Webhooks implements WebhookEvents {

    /** What is no such event, as those of API v2, is of no use here. */
    private static final String EVENT = "event";

    private final Programs programs;

    Webhooks(Programs programs) {
        this.programs = programs;
    }

    @Override
    public List<RecordDraft> records(
            WebhookEvent event, SourcePosition position, Supplier<SourcePosition> companion) {
        JsonNode json = json(event);
        EventHead head = EventHead.of(json);
        Optional<AccountProgram> program = programs.of(event.account());
        if (!json.path("object").asText("").equals(EVENT)
                || program.isEmpty()
                || !program.get().account().terms().wants(head.object())
                || program.get().knows(head)) {
            return List.of();
        }
        Emission emission = program.get().account().emission(json, Channel.WEBHOOK, Known.NONE);
        List<RecordDraft> placed = new ArrayList<>();
        for (int i = 0; i < emission.drafts().size(); i++) {
            boolean last = i == emission.drafts().size() - 1;
            placed.add(emission.drafts().get(i).at(last ? position : companion.get()));
        }
        return placed;
    }

    @Override
    public void durable(WebhookEvent event) {
        programs.of(event.account())
                .ifPresent(program -> program.isDurable(EventHead.of(json(event))));
    }

    private static JsonNode json(WebhookEvent event) {
        try {
            return ApiJson.read(new ByteArrayInputStream(event.body()), "webhook");
        } catch (ApiException | IOException unread) {
            throw new IllegalStateException("its verifier has read it as JSON", unread);
        }
    }
}
