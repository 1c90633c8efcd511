package dev.tributary.commons.source;

import org.apache.kafka.connect.errors.ConnectException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says where a fault of our own happened, not what its exception says: that may quote data. */
public final class Mistake {

    private static final Logger LOG = LoggerFactory.getLogger(Mistake.class);

    private Mistake() {}

    /**
     * Logs it, and makes of it what the task fails with.
     *
     * @param what was being done, as the subject of a sentence
     */
    public static ConnectException in(String what, Throwable bug) {
        if (bug instanceof ConnectException said) {
            return said;
        }
        StackTraceElement[] trace = bug.getStackTrace();
        String where = trace.length == 0 ? "" : " at " + trace[0];
        LOG.error("{} has failed with {}{}", what, bug.getClass().getName(), where);
        return new ConnectException(
                what
                        + " has failed with "
                        + bug.getClass().getName()
                        + where
                        + ": this is a mistake in the connector");
    }
}
