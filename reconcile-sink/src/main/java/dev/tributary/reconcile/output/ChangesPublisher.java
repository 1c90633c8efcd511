package dev.tributary.reconcile.output;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.connect.errors.ConnectException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the changes topic what waits in the outbox, on a thread of its own. A row leaves the outbox
 * when Kafka has its record, so each is told at least once; a repetition has the same {@value
 * #SEQUENCE} header.
 *
 * <p>One task tells at a time; the others look whether it still does.
 */
public final class ChangesPublisher implements AutoCloseable {

    /** Header with the record's place in the outbox: a repetition has the same. */
    public static final String SEQUENCE = "tributary.change";

    /** Header with what it is: matched, voided, found, resolved, statement. */
    public static final String TYPE = "tributary.change_type";

    private static final Logger LOG = LoggerFactory.getLogger(ChangesPublisher.class);
    private static final int BATCH = 500;
    private static final Duration REST = Duration.ofMillis(500);
    private static final Duration LONGEST_REST = Duration.ofSeconds(30);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(10);

    private final ChangesOptions options;
    private final DataSource database;
    private final Producer<String, String> producer;
    private final Thread thread;
    private long maxBytes; // of the thread
    private volatile boolean stopping;
    private volatile KafkaException failure; // set by the thread, once

    private ChangesPublisher(
            String connector,
            ChangesOptions options,
            DataSource database,
            Producer<String, String> producer) {
        this.options = options;
        this.database = database;
        this.producer = producer;
        this.maxBytes = options.maxBytes();
        this.thread = new Thread(this::run, connector + "-changes");
        this.thread.setDaemon(true);
    }

    /**
     * Begins to tell.
     *
     * @param connector its name, for the thread's
     * @param options with a topic
     * @param database one connection of it is held while something is told
     * @param producer closed with this
     */
    public static ChangesPublisher start(
            String connector,
            ChangesOptions options,
            DataSource database,
            Producer<String, String> producer) {
        ChangesPublisher publisher = new ChangesPublisher(connector, options, database, producer);
        publisher.thread.start();
        return publisher;
    }

    /**
     * Throws what keeps the topic from being told for good, for the task to fail with.
     *
     * @throws ConnectException where Kafka refuses, with the remedy
     */
    public void check() {
        if (failure != null) {
            throw new ConnectException(
                    "The topic of changes.topic cannot be written ("
                            + failure.getClass().getSimpleName()
                            + "): "
                            + (failure instanceof RecordTooLargeException
                                    ? "a change is too large for it, though no match is told with"
                                            + " its members; raise max.message.bytes of the topic"
                                    : "let the login of kafka.* write to it")
                            + ", then restart the task.",
                    failure);
        }
    }

    private void run() {
        Duration rest = REST;
        while (!stopping && failure == null) {
            try {
                rest = tell() == BATCH ? Duration.ZERO : REST;
            } catch (SQLException | RetriableException e) {
                rest = longer(rest);
                LOG.warn(
                        "The changes topic waits {} s: {}",
                        rest.toSeconds(),
                        e instanceof SQLException sql
                                ? "the database answers " + sql.getSQLState()
                                : e.getClass().getSimpleName());
            } catch (InterruptException stopped) {
                return;
            } catch (KafkaException e) {
                failure = e;
            }
            LockSupport.parkNanos(rest.toNanos());
        }
    }

    private static Duration longer(Duration rest) {
        Duration twice = rest.compareTo(REST) < 0 ? REST : rest.multipliedBy(2);
        return twice.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : twice;
    }

    /** Returns how many were told; none where another task tells. */
    private int tell() throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                WaitingTellings waiting =
                        new WaitingTellings(connection, options.statementDays(), maxBytes);
                List<Telling> tellings = waiting.lock() ? waiting.next(BATCH) : List.of();
                if (!tellings.isEmpty()) {
                    send(tellings);
                    waiting.done();
                }
                connection.commit();
                return tellings.size();
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    private void send(List<Telling> tellings) {
        List<Future<?>> sent = new ArrayList<>();
        for (Telling telling : tellings) {
            sent.add(producer.send(record(telling)));
        }
        producer.flush();
        for (int i = 0; i < sent.size(); i++) {
            await(sent.get(i), tellings.get(i));
        }
    }

    private ProducerRecord<String, String> record(Telling telling) {
        List<Header> headers =
                List.of(
                        header(SEQUENCE, Long.toString(telling.seq())),
                        header(TYPE, telling.type()));
        return new ProducerRecord<>(
                options.topic().orElseThrow(), null, telling.key(), telling.value(), headers);
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    /**
     * The topic takes less than was believed: all is told again, larger matches without members.
     */
    private static final class TakesLess extends RetriableException {
        private static final long serialVersionUID = 1L;

        TakesLess(Throwable cause) {
            super(cause);
        }
    }

    /**
     * A statement that is too large is left out: the next one would be so as well. A match is told
     * again without its members.
     */
    private void await(Future<?> sent, Telling telling) {
        try {
            sent.get(1, TimeUnit.MINUTES);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RecordTooLargeException && telling.isStatement()) {
                LOG.warn(
                        "A statement is too large for the changes topic and was left out: set"
                                + " {} to fewer days.",
                        ChangesOptions.STATEMENT_DAYS);
                return;
            }
            if (e.getCause() instanceof RecordTooLargeException && telling.hasMembers()) {
                maxBytes = Math.min(maxBytes, telling.bytes() - 1L);
                LOG.warn(
                        "A match is too large for the changes topic: from {} bytes on matches are"
                                + " told without their members. Set {} below max.message.bytes of"
                                + " the topic.",
                        maxBytes,
                        ChangesOptions.MAX_BYTES);
                throw new TakesLess(e.getCause());
            }
            throw e.getCause() instanceof KafkaException kafka
                    ? kafka
                    : new KafkaException(e.getCause());
        } catch (java.util.concurrent.TimeoutException e) {
            throw new org.apache.kafka.common.errors.TimeoutException(e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    /** Ends the thread, whatever still waits is told by the next task; closes the producer. */
    @Override
    public void close() {
        stopping = true;
        LockSupport.unpark(thread);
        try {
            thread.join(CLOSE_LIMIT.toMillis());
            if (thread.isAlive()) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        producer.close(CLOSE_LIMIT);
    }
}
