package dev.tributary.api.webhook;

import java.util.List;

/** What a verifier makes of a request. */
public sealed interface Verdict {

    /**
     * It is from the provider.
     *
     * @param events what it tells; none when there is nothing to tell, as with a test of the
     *     address
     */
    record Verified(List<WebhookEvent> events) implements Verdict {
        public Verified {
            events = List.copyOf(events);
        }
    }

    /** It is not believed. */
    record Refused(Refusal why) implements Verdict {}

    /** It cannot be told now; the provider shall send it again. */
    record Unavailable() implements Verdict {}
}
