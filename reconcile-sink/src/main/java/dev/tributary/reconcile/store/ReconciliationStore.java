package dev.tributary.reconcile.store;

import dev.tributary.reconcile.engine.AccountGroups;
import dev.tributary.reconcile.engine.RuleSet;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * All that a task has to do with the database: the writer for its own thread, and threads that
 * match.
 */
public final class ReconciliationStore implements AutoCloseable {
    private final Database database;
    private final String connector;
    private final Terms terms;
    private final ExactlyOnceWriter writer;
    private final List<Matcher> matchers;
    private boolean prepared;

    /**
     * By what a task writes and matches.
     *
     * @param rules rules of matching, as of the moment
     * @param groups which accounts belong together
     * @param recordsTell sources that say by their records alone how far they have come
     * @param restartRecreated whether a topic that begins anew is read anew
     * @param keysReadBy the settings by which keys of records are read
     * @param threads how many scopes the task matches at a time; none = it only writes
     * @param batch how many dirty entries a run takes at most
     * @param interval how often the matcher looks for what others have left
     */
    public record Terms(
            Supplier<RuleSet> rules,
            AccountGroups groups,
            List<String> recordsTell,
            boolean restartRecreated,
            String keysReadBy,
            int threads,
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
     * @param listener told by the matchers' threads of their runs
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
        this.matchers =
                IntStream.range(0, terms.threads())
                        .mapToObj(
                                number ->
                                        new Matcher(
                                                name + "-matcher-" + number,
                                                matching(publication),
                                                listener,
                                                terms.interval()))
                        .toList();
    }

    private Matching matching(Publication publication) {
        return new Matching(
                database, connector, placement(), writer::owned, publication, terms.batch());
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
        matchers.forEach(Matcher::start);
        prepared = true;
    }

    /** The writer, once prepared. */
    public ExactlyOnceWriter writer() {
        return writer;
    }

    /** Something was written that is to be matched. */
    public void wake() {
        matchers.forEach(Matcher::wake);
    }

    /** Throws what ended matching, if anything did. */
    public void check() {
        matchers.forEach(Matcher::check);
    }

    @Override
    public void close() {
        matchers.forEach(Matcher::stop);
        matchers.forEach(Matcher::close);
        database.close();
    }
}
