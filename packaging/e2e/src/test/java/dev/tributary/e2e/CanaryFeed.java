package dev.tributary.e2e;

import java.nio.file.Path;
import java.util.List;

/**
 * A connector in the canary test: it plants canaries in everything that somebody else can put into
 * it, by every way that a message can go.
 */
interface CanaryFeed {

    /** Starts its connectors, whose names, and so whose topics, begin with {@code canary-}. */
    void start(CanaryWorker worker) throws Exception;

    /** Plants everywhere; returns when the worker has done with what was planted. */
    void plant() throws Exception;

    /** Plants in one record of each kind of canary, on its plainest way. */
    void plantOnce() throws Exception;

    /**
     * The topics that hold its data in clear. Nothing else may: what is not listed here, masked
     * copies and quarantines among it, is searched.
     */
    List<String> clearTopics();

    /** Where it leaves files for others, which are searched. */
    default List<Path> folders() {
        return List.of();
    }

    /** Logs of what it uses besides, which are searched. */
    default List<Path> logs() {
        return List.of();
    }

    /** Ends what it uses besides. */
    default void close() {}

    /** Fails where there is a way of a message that was not gone. */
    void assertEveryWayWasGone() throws Exception;
}
