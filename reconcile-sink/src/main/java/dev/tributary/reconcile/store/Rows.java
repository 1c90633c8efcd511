package dev.tributary.reconcile.store;

import dev.tributary.reconcile.map.MappedInput;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;

/** Writes what records say; those of which nothing can be made are put aside. */
final class Rows {
    private final Ingest ingest;
    private final List<String> recordsTell;

    /**
     * A writer of rows.
     *
     * @param recordsTell sources that say by their records alone how far they have come
     */
    Rows(Placement placement, List<String> recordsTell) {
        this.ingest = new Ingest(placement);
        this.recordsTell = List.copyOf(recordsTell);
    }

    /**
     * Writes them, in the caller's transaction.
     *
     * @param oneByOne whether to find out which of them the database does not take, and to put
     *     those aside
     */
    void write(Connection connection, List<Read> due, Rejects rejects, boolean oneByOne)
            throws SQLException {
        Batch batch = new Batch(inputs(due), recordsTell);
        ingest.lock(connection, batch.hasAccounts());
        for (Read read : due) {
            if (read.input() instanceof MappedInput.Bad bad) {
                rejects.reject(read, String.join("; ", bad.issues()));
            }
        }
        if (oneByOne) {
            writeOneByOne(connection, due, rejects);
        } else {
            ingest.write(connection, batch);
        }
    }

    private static List<MappedInput> inputs(List<Read> due) {
        List<MappedInput> inputs = new ArrayList<>();
        for (Read read : due) {
            if (!(read.input() instanceof MappedInput.Bad)
                    && !(read.input() instanceof MappedInput.Ignored)) {
                inputs.add(read.input());
            }
        }
        return inputs;
    }

    private void writeOneByOne(Connection connection, List<Read> due, Rejects rejects)
            throws SQLException {
        for (Read read : due) {
            if (read.input() instanceof MappedInput.Bad) {
                continue;
            }
            Savepoint before = connection.setSavepoint();
            try {
                ingest.write(connection, new Batch(List.of(read.input()), recordsTell));
                connection.releaseSavepoint(before);
            } catch (SQLException e) {
                if (SqlFault.of(e) != SqlFault.DATA) {
                    throw e;
                }
                connection.rollback(before);
                rejects.reject(read, "the database does not take it: " + e.getSQLState());
            }
        }
    }
}
