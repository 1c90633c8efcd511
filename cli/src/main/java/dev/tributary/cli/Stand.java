package dev.tributary.cli;

import dev.tributary.cluster.ConnectRest;
import java.io.IOException;

/** A connector of the quickstart, with what it needs beside it. */
interface Stand {

    /** The connector's name. */
    String name();

    /** Gives the connector to the worker, after an earlier run's is gone. */
    void start(ConnectRest rest) throws IOException;

    /** Whether it can be spoken to, once the worker says that it runs. */
    default boolean isReady() {
        return true;
    }

    /** Says where it is, once it runs. */
    void tell(Story story);
}
