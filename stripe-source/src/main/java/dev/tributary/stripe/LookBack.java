package dev.tributary.stripe;

import dev.tributary.stripe.feed.FeedMark;
import dev.tributary.stripe.feed.FeedTerms;

/**
 * Watches how far a feed looks back for what becomes visible late: not as far as it is meant to
 * where more has come in than it remembers, which is told.
 */
final class LookBack {

    private final FeedTerms terms;
    private final Listener listener;
    private boolean isShort;

    /** Who is told when it changes, and again after a restart. */
    interface Listener {

        /** It is shorter than it is meant to be; both in seconds. */
        void isShort(long wanted, long kept);

        /** It was shorter, and is so no more. */
        void isWhole();
    }

    LookBack(FeedTerms terms, Listener listener) {
        this.terms = terms;
        this.listener = listener;
    }

    /** The look back of one list of an account; its statuses tell of it. */
    static LookBack of(AccountContext account, String list) {
        return new LookBack(
                account.terms().feed(),
                new Listener() {
                    @Override
                    public void isShort(long wanted, long kept) {
                        account.statuses().overlapShort(account.account(), list, wanted, kept);
                    }

                    @Override
                    public void isWhole() {
                        account.statuses().walked(account.account(), list);
                    }
                });
    }

    /** A window is about to be read. */
    void begins(FeedMark mark, FeedMark.Window window) {
        if (!window.isSweep()) {
            return;
        }
        long missed = mark.missedBySweep(terms);
        if (missed > 0) {
            listener.isShort(2 * terms.overlap(), 2 * terms.overlap() - missed);
        } else if (isShort) {
            listener.isWhole();
        }
        isShort = missed > 0;
    }
}
