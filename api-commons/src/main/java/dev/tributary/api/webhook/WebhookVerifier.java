package dev.tributary.api.webhook;

import java.util.Set;

/**
 * Proves that a request comes from the provider, and reads its events. Called by several threads at
 * once, never by those that serve sockets, so it may wait for a key; not for long.
 */
public interface WebhookVerifier {

    /** Looks at a request that no one has looked at before; must not trust any part of it. */
    Verdict verify(WebhookRequest request);

    /** The methods that the provider uses. */
    default Set<String> methods() {
        return Set.of("POST");
    }

    /** Whether the provider also uses paths below the one that it was given. */
    default boolean takesPathsBelow() {
        return false;
    }
}
