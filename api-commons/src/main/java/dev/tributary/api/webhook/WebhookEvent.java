package dev.tributary.api.webhook;

import java.time.Instant;
import java.util.Optional;

/**
 * One event whose sender is proven. Its text tells provider and type only.
 *
 * @param provider as {@code stripe}
 * @param id the same whenever the provider sends the event again, where the provider allows that
 * @param account whose event it is: a connected account, an item, a realm
 * @param type as the provider calls it; an open set
 * @param at when it happened or was sent, as the provider says
 * @param body JSON of this event, as it came; of a batch the part that is this event
 */
public record WebhookEvent(
        String provider,
        String id,
        Optional<String> account,
        String type,
        Optional<Instant> at,
        byte[] body) {

    @Override
    public String toString() {
        return "WebhookEvent[" + provider + ", " + type + "]";
    }
}
