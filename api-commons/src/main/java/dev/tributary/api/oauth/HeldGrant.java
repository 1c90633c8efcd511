package dev.tributary.api.oauth;

import dev.tributary.api.token.TokenSet;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;

/** What a refresher knows of one grant. Fields are guarded by the lock, but where said. */
final class HeldGrant {

    /** How it fares. */
    enum State {
        /** Its tokens were not read yet. */
        UNREAD,
        /** Its tokens are good, or will be refreshed. */
        GOOD,
        /** A person must authorise it anew. */
        PAUSED
    }

    final String name;
    final ReentrantLock lock = new ReentrantLock();

    volatile State state = State.UNREAD; // read without the lock
    volatile TokenSet tokens; // read without the lock
    volatile Instant due; // read without the lock; null for never

    /** What the provider answered and no store has taken yet, and to which generation. */
    TokenSet unsaved;

    long unsavedReplaces;

    int failures;
    GrantEvent.Code told;
    Instant warned;

    HeldGrant(String name, Instant due) {
        this.name = name;
        this.due = due;
    }

    boolean isExpired(Instant now) {
        TokenSet known = tokens;
        return known == null
                || known.accessToken() == null
                || (known.accessExpires() != null && !now.isBefore(known.accessExpires()));
    }
}
