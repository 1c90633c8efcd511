package dev.tributary.stripe;

import dev.tributary.stripe.feed.FeedTerms;
import dev.tributary.stripe.feed.TieRule.ReadAgain;
import dev.tributary.stripe.front.Resource;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What is read of each account, and how often.
 *
 * @param resources lists that are read
 * @param relisted those of them that are read again from time to time, since events do not tell of
 *     all their changes
 * @param others whether events of objects that are in no list are emitted
 * @param since second of the oldest objects that are wanted; 0 for all
 * @param feed how the feeds are read
 * @param interval between two looks at the feeds
 * @param relistInterval between two readings of what events do not tell
 * @param pendingInterval between two looks at what may have become available
 * @param readAgain when an object is read again behind its event
 * @param apiVersion that is asked for
 */
record ReadingTerms(
        Set<Resource> resources,
        List<Resource> relisted,
        boolean others,
        long since,
        FeedTerms feed,
        Duration interval,
        Duration relistInterval,
        Duration pendingInterval,
        ReadAgain readAgain,
        String apiVersion) {

    /** The same without a list. */
    ReadingTerms without(Resource resource) {
        Set<Resource> fewer = new LinkedHashSet<>(resources);
        fewer.remove(resource);
        List<Resource> again = relisted.stream().filter(fewer::contains).toList();
        return new ReadingTerms(
                fewer,
                again,
                others,
                since,
                feed,
                interval,
                relistInterval,
                pendingInterval,
                readAgain,
                apiVersion);
    }

    /** Whether a list is read. */
    boolean reads(Resource resource) {
        return resources.contains(resource);
    }

    /** Whether an object of that kind is emitted. */
    boolean wants(String object) {
        return Resource.ofObject(object).map(resources::contains).orElse(others);
    }
}
