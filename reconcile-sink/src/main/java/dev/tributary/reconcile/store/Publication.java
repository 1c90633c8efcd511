package dev.tributary.reconcile.store;

import dev.tributary.reconcile.engine.Change;
import dev.tributary.reconcile.entry.EntryKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;

/** Who wants to know what changed, in the transaction that changes it. */
@FunctionalInterface
public interface Publication {

    /** Nobody does. */
    Publication NONE = (connection, dirty, change) -> {};

    /**
     * Writes down what is to be published.
     *
     * @param dirty the entries that were matched again
     */
    void write(Connection connection, Collection<EntryKey> dirty, Change change)
            throws SQLException;
}
