package dev.tributary.reconcile.store;

import dev.tributary.reconcile.engine.AccountGroups;
import dev.tributary.reconcile.engine.RuleSet;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * All that a task has to do with the database: the writer for its own thread, and a thread that
 * matches.
 */
public final class ReconciliationStore implements AutoCloseable {
    private final Database database;
    private final String connector;
    private final Terms terms;
    private final ExactlyOnceWriter writer;
    private final Matcher matcher;
    private boolean prepared;

    /**
     * By what a task writes and matches.
     *
     * @param rules rules of matching
     * @param groups which accounts belong together
     * @param recordsTell sources that say by their records alone how far they have come
     * @param restartRecreated whether a topic that begins anew is read anew
     * @param keysReadBy the settings by which keys of records are read
     * @param matches whether the task matches at all
     * @param batch how many dirty entries a run takes at most
     * @param interval how often the matcher looks for what others have left
     */
    public record Terms(
            RuleSet rules,
            AccountGroups groups,
            List<String> recordsTell,
            boolean restartRecreated,
            String keysReadBy,
            boolean matches,
            int batch,
            Duration interval) {

        public Terms {
            recordsTell = List.copyOf(recordsTell);
        }
    }

    /**
     * A store that has not connected yet.
     *
     * @param connector name of the connector, to which offsets belong
     * @param name name of the task, for its threads
     * @param listener told by the matcher's thread of its runs
     */
    public ReconciliationStore(
            Database database,
            String connector,
            String name,
            Terms terms,
            Publication publication,
            RunListener listener) {
        this.database = database;
        this.connector = connector;
        this.terms = terms;
        this.writer =
                new ExactlyOnceWriter(
                        database,
                        connector,
                        new Rows(placement(), terms.recordsTell()),
                        new RecreatedTopics.Terms(terms.restartRecreated(), terms.keysReadBy()));
        Matching matching =
                new Matching(
                        database,
                        connector,
                        placement(),
                        writer::owned,
                        publication,
                        terms.batch());
        this.matcher = new Matcher(name, matching, listener, terms.interval());
    }

    /** Each thread has its own. */
    private Placement placement() {
        return new Placement(terms.rules(), terms.groups());
    }

    /**
     * Makes the schema and places the entries as the terms want it; once, then nothing.
     *
     * @throws SQLException to be tried again where it is retriable
     */
    public void prepare() throws SQLException {
        if (prepared) {
            return;
        }
        database.prepare();
        try (Connection connection = database.connection()) {
            new Reblocking(placement()).ifChanged(connection, connector);
        }
        if (terms.matches()) {
            matcher.start();
        }
        prepared = true;
    }

    /** The writer, once prepared. */
    public ExactlyOnceWriter writer() {
        return writer;
    }

    /** Something was written that is to be matched. */
    public void wake() {
        matcher.wake();
    }

    /** Throws what ended matching, if anything did. */
    public void check() {
        matcher.check();
    }

    @Override
    public void close() {
        matcher.close();
        database.close();
    }
}
