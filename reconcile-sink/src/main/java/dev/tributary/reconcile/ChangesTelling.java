package dev.tributary.reconcile;

import dev.tributary.reconcile.output.ChangesOptions;
import dev.tributary.reconcile.output.ChangesProducer;
import dev.tributary.reconcile.output.ChangesPublisher;
import dev.tributary.reconcile.output.Outbox;
import dev.tributary.reconcile.store.Database;
import dev.tributary.reconcile.store.Publication;

/** Tells a topic of changes, if one is set; for the task's thread. */
final class ChangesTelling implements AutoCloseable {
    private final String connector;
    private final ChangesOptions options;
    private ChangesPublisher publisher;

    ChangesTelling(String connector, ChangesOptions options) {
        this.connector = connector;
        this.options = options;
    }

    /** Writes down, in the transaction that makes a change, that it is to be told. */
    Publication publication() {
        return options.isEnabled() ? new Outbox(options)::write : Publication.NONE;
    }

    /** Begins to tell, once the schema is there; the second time nothing happens. */
    void start(Database database) {
        if (options.isEnabled() && publisher == null) {
            publisher =
                    ChangesPublisher.start(
                            connector,
                            options,
                            database.dataSource(),
                            transactionalId ->
                                    ChangesProducer.open(
                                            options.kafka(),
                                            connector + "-changes",
                                            transactionalId));
        }
    }

    /** Throws what ended it, if anything did. */
    void check() {
        if (publisher != null) {
            publisher.check();
        }
    }

    @Override
    public void close() {
        if (publisher != null) {
            publisher.close();
        }
    }
}
