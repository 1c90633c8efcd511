package dev.tributary.stripe;

import dev.tributary.api.http.ApiException;

/** One of the things that are read of an account again and again, in turn. */
interface Reading {

    /**
     * Does a step of it, about one call.
     *
     * @return whether there was anything to do
     */
    boolean step() throws ApiException, InterruptedException;

    /** In how many milliseconds there will be, where nothing else happens. */
    long millisUntilNext();
}
