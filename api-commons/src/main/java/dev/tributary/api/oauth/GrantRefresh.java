package dev.tributary.api.oauth;

import dev.tributary.api.oauth.HeldGrant.State;
import dev.tributary.api.oauth.OAuthException.Kind;
import dev.tributary.api.token.NoSuchGrantException;
import dev.tributary.api.token.TokenSet;
import dev.tributary.api.token.TokenStore;
import dev.tributary.api.token.TokenStoreException;
import dev.tributary.commons.metrics.ConnectorMetrics;
import dev.tributary.commons.metrics.Counter;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads or rotates the tokens of one grant: what the provider answers is in the store before
 * anybody gets it, and a refused grant is read once more before its account pauses. Whoever calls
 * holds the grant's lock.
 */
final class GrantRefresh {

    /** An access token is not given out that would run out on the way. */
    static final Duration MARGIN = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(TokenRefresher.class);

    private static final int TELL_AFTER = 3;
    private static final String NOT_STORED = "there are no tokens of it in the store";

    private final TokenStore store;
    private final Rotation rotation;
    private final RefreshSchedule schedule;
    private final GrantNews news;
    private final Clock clock;
    private final Counter refreshes;
    private final Counter failures;

    GrantRefresh(
            TokenStore store,
            Rotation rotation,
            RefreshSchedule schedule,
            GrantNews news,
            Clock clock,
            ConnectorMetrics metrics) {
        this.store = store;
        this.rotation = rotation;
        this.schedule = schedule;
        this.news = news;
        this.clock = clock;
        this.refreshes = metrics.counter("token-refreshes-total", "Tokens that were refreshed");
        this.failures =
                metrics.counter("token-refresh-failures-total", "Refreshes that did not succeed");
    }

    private interface Source {
        TokenSet tokens();
    }

    /**
     * Reads or refreshes, as is due, and sets when to try again.
     *
     * @return why there is no new token; null where there is
     */
    RuntimeException attempt(HeldGrant held) {
        if (held.state == State.PAUSED) {
            return lookAgain(held);
        }
        RuntimeException failed =
                attempt(
                        held,
                        () ->
                                held.state == State.UNREAD
                                        ? read(held)
                                                .orElseThrow(
                                                        () -> new NoSuchGrantException(held.name))
                                        : rotated(held));
        return failed == null ? refreshIfOut(held) : failed;
    }

    private RuntimeException lookAgain(HeldGrant held) {
        try {
            Optional<TokenSet> anew = authorisedAnew(held);
            if (anew.isEmpty()) {
                held.due = schedule.whilePaused();
                return GrantNews.paused(held.name);
            }
            adopt(held, anew.get());
            return refreshIfOut(held);
        } catch (OAuthException failed) {
            return failed.kind() == Kind.GRANT ? endOfGrant(held, failed) : postpone(held, failed);
        } catch (TokenStoreException failed) {
            return postpone(held, failed);
        }
    }

    /** What was read may have run out already, or be about to. */
    private RuntimeException refreshIfOut(HeldGrant held) {
        return held.isExpired(clock.instant().plus(MARGIN))
                ? attempt(held, () -> rotated(held))
                : null;
    }

    private RuntimeException attempt(HeldGrant held, Source source) {
        try {
            adopt(held, source.tokens());
            return null;
        } catch (NoSuchGrantException gone) {
            pause(held, NOT_STORED);
            return GrantNews.paused(held.name);
        } catch (OAuthException failed) {
            return failed.kind() == Kind.GRANT ? endOfGrant(held, failed) : postpone(held, failed);
        } catch (TokenStoreException failed) {
            return postpone(held, failed);
        }
    }

    private Optional<TokenSet> read(HeldGrant held) {
        Optional<TokenSet> stored = store.read(held.name);
        if (stored.isPresent()) {
            return stored;
        }
        Optional<TokenSet> first = rotation.first(held.name);
        if (first.isPresent()) {
            store.put(first.get());
            return store.read(held.name);
        }
        return Optional.empty();
    }

    private Optional<TokenSet> authorisedAnew(HeldGrant held) {
        long before = held.tokens == null ? 0 : held.tokens.generation();
        String spent = held.tokens == null ? null : held.tokens.refreshToken();
        return read(held)
                .filter(
                        stored ->
                                // After a removal and a new consent it counts from 1 again.
                                stored.generation() != before
                                        || !Objects.equals(stored.refreshToken(), spent));
    }

    private TokenSet rotated(HeldGrant held) {
        long known = held.tokens.generation();
        TokenSet now =
                store.rotate(
                        held.name,
                        before -> {
                            boolean others = before.generation() != known;
                            // Another worker was faster: its tokens are as good as new ones.
                            return others && isFresh(before) ? before : answer(held, before);
                        });
        held.unsaved = null;
        if (now.generation() != known) {
            refreshes.increment();
        }
        return now;
    }

    /**
     * Asks the provider, but not again where an answer is in hand that the store has not taken yet:
     * that answer may be the only token that is left.
     */
    private TokenSet answer(HeldGrant held, TokenSet before) {
        if (held.unsaved == null || held.unsavedReplaces != before.generation()) {
            held.unsaved = null;
            TokenSet answer = rotation.next(before);
            held.unsavedReplaces = before.generation();
            held.unsaved = answer;
        }
        return held.unsaved;
    }

    private boolean isFresh(TokenSet tokens) {
        return tokens.accessToken() != null
                && (tokens.accessExpires() == null
                        || clock.instant().plus(MARGIN).isBefore(tokens.accessExpires()));
    }

    private void adopt(HeldGrant held, TokenSet now) {
        boolean wasOut = held.state == State.PAUSED || held.told != null;
        held.tokens = now;
        held.failures = 0;
        held.told = null;
        held.due = schedule.ahead(now);
        held.state = State.GOOD;
        if (wasOut) {
            news.authorized(held);
        }
        news.warnOfEnd(held, now);
    }

    /** The provider does not take it: another worker may have rotated it, so look once. */
    private RuntimeException endOfGrant(HeldGrant held, OAuthException failed) {
        failures.increment();
        long used = held.tokens == null ? 0 : held.tokens.generation();
        held.unsaved = null;
        try {
            Optional<TokenSet> stored = store.read(held.name);
            if (stored.isPresent() && stored.get().generation() != used) {
                TokenSet others = stored.get();
                adopt(held, isFresh(others) ? others : onceMore(held, others));
                return null;
            }
        } catch (TokenStoreException unread) {
            return postpone(held, unread);
        } catch (NoSuchGrantException gone) {
            LOG.debug("{} was removed meanwhile", held.name);
        } catch (OAuthException again) {
            if (again.kind() != Kind.GRANT) {
                return postpone(held, again);
            }
        }
        pause(held, failed.getMessage());
        return GrantNews.paused(held.name);
    }

    private TokenSet onceMore(HeldGrant held, TokenSet others) {
        held.tokens = others;
        return rotated(held);
    }

    private void pause(HeldGrant held, String why) {
        held.state = State.PAUSED;
        held.due = schedule.whilePaused();
        news.consentNeeded(held, why);
    }

    private RuntimeException postpone(HeldGrant held, RuntimeException failed) {
        failures.increment();
        held.failures++;
        held.due = schedule.afterFailure(held.failures);
        boolean clientRefused =
                failed instanceof OAuthException oauth && oauth.kind() != Kind.TRANSIENT;
        if (clientRefused) {
            news.clientRefused(held, failed.getMessage());
        } else if (held.failures >= TELL_AFTER && held.isExpired(clock.instant())) {
            news.delayed(held, failed.getMessage());
        }
        return failed;
    }
}
