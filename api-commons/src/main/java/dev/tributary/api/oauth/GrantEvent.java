package dev.tributary.api.oauth;

import dev.tributary.commons.record.SourceStatus;
import java.time.Instant;
import java.util.Map;

/**
 * Something that happened to a grant and that somebody should know; no token is in it.
 *
 * @param grant its name
 * @param code what happened
 * @param text what happened and the remedy, in words
 * @param at when
 * @param details counts and times
 */
public record GrantEvent(
        String grant, Code code, String text, Instant at, Map<String, String> details) {

    /** What can happen. */
    public enum Code {
        /** It is good again. */
        AUTHORIZED(SourceStatus.State.RUNNING),
        /** A person must authorise it anew; its account waits for that. */
        CONSENT_NEEDED(SourceStatus.State.PAUSED),
        /** A person must authorise it anew soon. */
        CONSENT_ENDS_SOON(SourceStatus.State.WAITING),
        /** The provider does not take the client's id, secret or key. */
        CLIENT_REFUSED(SourceStatus.State.FAILED),
        /** The provider or the store cannot be reached, and the access token has run out. */
        REFRESH_DELAYED(SourceStatus.State.WAITING);

        private final SourceStatus.State state;

        Code(SourceStatus.State state) {
            this.state = state;
        }
    }

    public GrantEvent {
        details = Map.copyOf(details);
    }

    /** The record that tells of it. */
    public SourceStatus toStatus(String sourceSystem, String connector, int task) {
        return new SourceStatus(
                sourceSystem,
                connector,
                task,
                "account " + grant,
                code.state,
                code.name(),
                text,
                at,
                null,
                details);
    }
}
