package dev.tributary.api.source;

import dev.tributary.api.http.ApiException;

/** One thing that is done again and again: a feed of an account, a backfill, a second look. */
@FunctionalInterface
public interface Work {

    /**
     * Does a step of it, about a page; by one thread at a time, and only while records can be
     * handed over.
     *
     * @return when there is more to do
     * @throws ApiException when the provider did not give what was asked for: what follows from
     *     that is {@link WorkLoop}'s
     * @throws InterruptedException when the task stops
     */
    Next step() throws ApiException, InterruptedException;
}
