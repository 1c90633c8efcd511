package dev.tributary.reconcile.store;

import java.sql.SQLException;
import java.util.Set;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;

/**
 * What an error of the database means for what was to be written (PostgreSQL, appendix A: error
 * codes).
 */
public enum SqlFault {
    /** The database, or another writer, is in the way: the same will work later. */
    RETRIABLE,
    /** The row is one that the database does not take: others will work. */
    DATA,
    /** Nothing will work until somebody has changed something. */
    FATAL;

    /** What a server says to a write that led before a failover. */
    static final String READ_ONLY = "25006";

    private static final Set<String> TRANSIENT =
            Set.of(
                    READ_ONLY,
                    "40001", // serialization failure
                    "40P01", // deadlock
                    "53000", // resources
                    "53100", // disk full
                    "53200", // out of memory
                    "53300", // too many connections
                    "55P03", // lock not available
                    "57014", // statement timeout
                    "57P01", // shut down by the administrator
                    "57P02", // crash
                    "57P03", // starting up
                    "57P05", // idle session ended
                    "25P03" // idle transaction ended
                    );

    /** Which of them it is; an error without a code is one of the connection. */
    public static SqlFault of(SQLException error) {
        String state = error.getSQLState();
        if (state == null || state.startsWith("08") || TRANSIENT.contains(state)) {
            return RETRIABLE;
        }
        // 54000: an id or a reference is longer than an index takes
        return state.startsWith("22") || state.startsWith("23") || state.equals("54000")
                ? DATA
                : FATAL;
    }

    /**
     * Whether the same may work later, of what a scope's matching writes: a row that two scopes
     * would write at once is a matter of time; one that never fits is not.
     */
    static boolean isWorthAnotherTry(SQLException error) {
        return of(error) == RETRIABLE || "23505".equals(error.getSQLState());
    }

    /**
     * The error as Connect understands it. The database's own words can quote values, so only its
     * code is told, unless it is about the connection.
     *
     * @param doing what was to be done, as "write a batch"
     */
    public static ConnectException toConnect(SQLException error, String doing) {
        String state = error.getSQLState();
        boolean telling = state == null || !state.startsWith("2");
        String text =
                "cannot "
                        + doing
                        + ": the database says "
                        + (state == null ? "nothing" : state)
                        + (telling ? " (" + firstLine(error.getMessage()) + ")" : "");
        return of(error) == RETRIABLE
                ? new RetriableException(text)
                : new ConnectException(text + ": see docs/reconcile-sink.md, Errors");
    }

    private static String firstLine(String message) {
        return message == null ? "" : message.lines().findFirst().orElse("");
    }
}
