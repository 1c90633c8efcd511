package dev.tributary.reconcile.output;

import dev.tributary.commons.retry.Doubling;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.apache.kafka.connect.errors.ConnectException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the changes topic what waits in the outbox, on a thread of its own. A row leaves the outbox
 * when Kafka has its record, so each is told at least once; a repetition has the same {@value
 * #SEQUENCE} header.
 *
 * <p>One task tells, of all that share the outbox; the others take over when it no longer does.
 */
public final class ChangesPublisher implements AutoCloseable {

    /** Header with the record's place in the outbox: a repetition has the same. */
    public static final String SEQUENCE = "tributary.change";

    /** Header with what it is: matched, voided, found, resolved, statement. */
    public static final String TYPE = "tributary.change_type";

    private static final Logger LOG = LoggerFactory.getLogger(ChangesPublisher.class);
    private static final int BATCH = 500;
    private static final Duration REST = Duration.ofMillis(500);
    private static final Doubling WAITS =
            new Doubling(Duration.ofSeconds(1), Duration.ofSeconds(30));
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(10);

    /** How long another that tells may leave something untold, before we do. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final ChangesOptions options;
    private final DataSource database;
    private final ChangesTopic topic; // of the thread
    private final Set<Long> leftOut = new HashSet<>(); // of the thread
    private final Thread thread;
    private String outbox; // of the thread; null before it is known
    private long maxBytes; // of the thread
    private long otherSeen; // of the thread, in nanoseconds
    private volatile boolean stopping;
    private volatile KafkaException failure; // set by the thread, once

    private ChangesPublisher(
            String connector,
            ChangesOptions options,
            DataSource database,
            Function<String, Producer<String, String>> producers) {
        this.options = options;
        this.database = database;
        this.topic = new ChangesTopic(options.topic().orElseThrow(), producers);
        this.maxBytes = options.maxBytes();
        this.otherSeen = System.nanoTime() - PATIENCE.toNanos();
        this.thread = new Thread(this::run, connector + "-changes");
        this.thread.setDaemon(true);
    }

    /**
     * Begins to tell, once nobody else does.
     *
     * @param connector its name, for the thread's
     * @param options with a topic
     * @param database one connection of it is held while something is told
     * @param producers opens a producer with a transactional id; closed with this
     */
    public static ChangesPublisher start(
            String connector,
            ChangesOptions options,
            DataSource database,
            Function<String, Producer<String, String>> producers) {
        ChangesPublisher publisher = new ChangesPublisher(connector, options, database, producers);
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
                                    : "let the login of kafka.* write to it, and use transactional"
                                            + " ids that begin with its name and a hyphen")
                            + ", then restart the task.",
                    failure);
        }
    }

    private void run() {
        Duration rest = REST;
        int failures = 0;
        try (topic) {
            while (!stopping && failure == null) {
                try {
                    rest = tell() == BATCH ? Duration.ZERO : REST;
                    failures = 0;
                } catch (SQLException e) {
                    rest = WAITS.after(++failures);
                    waits(rest, "the database answers " + e.getSQLState());
                } catch (TooLargeException e) {
                    rest = Duration.ZERO;
                    tellSmaller(e);
                } catch (InterruptException stopped) {
                    return;
                } catch (ProducerFencedException | InvalidProducerEpochException e) {
                    rest = REST;
                    LOG.debug("Another task tells the changes topic");
                } catch (KafkaException e) {
                    if (isForPersons(e)) {
                        failure = e;
                    } else {
                        rest = WAITS.after(++failures);
                        waits(rest, classes(e));
                    }
                }
                LockSupport.parkNanos(rest.toNanos());
            }
        }
    }

    private static void waits(Duration rest, String why) {
        LOG.warn("The changes topic waits {} s: {}", rest.toMillis() / 1000.0, why);
    }

    /** Without texts: those of clients can quote what was sent. */
    private static String classes(KafkaException e) {
        String name = e.getClass().getSimpleName();
        Throwable cause = e.getCause();
        return cause == null ? name : name + ", " + cause.getClass().getSimpleName();
    }

    /** Whether no repetition mends it. */
    private static boolean isForPersons(KafkaException e) {
        return e instanceof AuthorizationException
                || e instanceof AuthenticationException
                || e instanceof InvalidTopicException
                || e instanceof RecordTooLargeException
                || e instanceof UnsupportedVersionException;
    }

    /** Returns how many rows of the outbox were told; none where another task tells. */
    private int tell() throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                if (outbox == null) {
                    outbox = WaitingTellings.outbox(connection);
                    connection.commit();
                }
                WaitingTellings waiting = new WaitingTellings(connection, options, maxBytes);
                List<Telling> tellings = isOurTurn(waiting) ? waiting.next(BATCH) : List.of();
                tellings = tellings.stream().filter(t -> !leftOut.contains(t.seq())).toList();
                if (!tellings.isEmpty()) {
                    if (!topic.isOurs()) {
                        topic.take(outbox);
                    }
                    topic.tell(tellings);
                }
                waiting.done();
                connection.commit();
                leftOut.clear();
                return waiting.count();
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    /** Tasks that took turns would each have to fence the other. */
    private boolean isOurTurn(WaitingTellings waiting) throws SQLException {
        if (!waiting.lock()) {
            otherSeen = System.nanoTime();
            return false;
        }
        return topic.isOurs()
                || (System.nanoTime() - otherSeen >= PATIENCE.toNanos()
                        && waiting.isOverdue(PATIENCE));
    }

    /**
     * A statement that is too large is left out: the next one would be so as well. A match is told
     * again without its members.
     */
    private void tellSmaller(TooLargeException e) {
        Telling telling = e.telling();
        if (telling.isStatement()) {
            leftOut.add(telling.seq());
            LOG.warn(
                    "A statement is too large for the changes topic and was left out: set {} to"
                            + " fewer days.",
                    ChangesOptions.STATEMENT_DAYS);
        } else if (telling.hasMembers()) {
            maxBytes = Math.min(maxBytes, telling.bytes() - 1L);
            LOG.warn(
                    "A match is too large for the changes topic: from {} bytes on matches are told"
                            + " without their members. Set {} below max.message.bytes of the"
                            + " topic.",
                    maxBytes,
                    ChangesOptions.MAX_BYTES);
        } else {
            failure = (KafkaException) e.getCause();
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
                thread.join(CLOSE_LIMIT.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
