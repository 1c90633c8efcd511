package dev.tributary.api.oauth;

import dev.tributary.api.oauth.GrantEvent.Code;
import dev.tributary.api.oauth.OAuthException.Kind;
import dev.tributary.api.token.TokenSet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells what has happened to grants, each change once. */
final class GrantNews {

    private static final Logger LOG = LoggerFactory.getLogger(TokenRefresher.class);

    private final Consumer<GrantEvent> events;
    private final Duration warnBefore;
    private final Clock clock;

    /**
     * News for somebody.
     *
     * @param events told of them, on any thread
     * @param warnBefore how long before a consent ends this is said
     */
    GrantNews(Consumer<GrantEvent> events, Duration warnBefore, Clock clock) {
        this.events = events;
        this.warnBefore = warnBefore;
        this.clock = clock;
    }

    void authorized(HeldGrant held) {
        tell(held, Code.AUTHORIZED, "its tokens are good again", Map.of());
    }

    void consentNeeded(HeldGrant held, String why) {
        tell(
                held,
                Code.CONSENT_NEEDED,
                why + "; its account waits until a person runs " + command(held.name),
                Map.of());
    }

    void clientRefused(HeldGrant held, String why) {
        tell(held, Code.CLIENT_REFUSED, why, Map.of());
    }

    void delayed(HeldGrant held, String why) {
        tell(held, Code.REFRESH_DELAYED, why, Map.of("failures", Integer.toString(held.failures)));
    }

    /** Once a day, from some days before. */
    void warnOfEnd(HeldGrant held, TokenSet tokens) {
        Instant end = tokens.consentEnds();
        Instant now = clock.instant();
        boolean saidToday =
                held.warned != null && now.isBefore(held.warned.plus(Duration.ofDays(1)));
        if (end == null || now.isBefore(end.minus(warnBefore)) || saidToday) {
            return;
        }
        held.warned = now;
        events.accept(
                event(
                        held,
                        Code.CONSENT_ENDS_SOON,
                        "its consent ends on " + end + ": run " + command(held.name) + " before",
                        Map.of("ends", end.toString())));
    }

    private void tell(HeldGrant held, Code code, String text, Map<String, String> details) {
        if (code == Code.AUTHORIZED || held.told != code) {
            held.told = code == Code.AUTHORIZED ? null : code;
            LOG.warn("{}: {}: {}", held.name, code, text);
            events.accept(event(held, code, text, details));
        }
    }

    private GrantEvent event(HeldGrant held, Code code, String text, Map<String, String> details) {
        return new GrantEvent(held.name, code, text, clock.instant(), details);
    }

    /** What a call of a paused account ends with. */
    static OAuthException paused(String grant) {
        return new OAuthException(
                Kind.GRANT, grant + " waits for a person's consent: run " + command(grant), 0);
    }

    private static String command(String grant) {
        int slash = grant.indexOf('/');
        return "'tributary authorize " + (slash < 0 ? grant : grant.substring(0, slash)) + "'";
    }
}
