package dev.tributary.stripe.feed;

/**
 * How a feed is read; all in seconds.
 *
 * @param holdBack what is younger is not read yet
 * @param overlap how late something may become visible
 * @param oldest how old a feed's cursor may be before the feed has forgotten what follows
 */
public record FeedTerms(long holdBack, long overlap, long oldest) {

    /** Stripe keeps events for 30 days; a day less leaves time to read them. */
    public static final long STRIPE_KEEPS = 29L * 24 * 60 * 60;
}
