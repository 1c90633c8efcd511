package dev.tributary.reconcile.output;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/**
 * The changes topic, as the one that tells it writes to it. Who takes it fences whoever told
 * before: what a task still has to send that was taken for dead never comes after what its
 * successor told, for who reads what is committed. For one thread.
 */
final class ChangesTopic implements AutoCloseable {
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(10);

    private final String name;
    private final Function<String, Producer<String, String>> producers;
    private Producer<String, String> producer; // null while it is not ours

    /**
     * A topic that others tell.
     *
     * @param producers opens a producer with a transactional id
     */
    ChangesTopic(String name, Function<String, Producer<String, String>> producers) {
        this.name = name;
        this.producers = producers;
    }

    /** Whether we are the one that tells, as far as we know. */
    boolean isOurs() {
        return producer != null;
    }

    /**
     * Becomes the one that tells.
     *
     * @param outbox what the outbox is known by: of one outbox only one can tell
     */
    void take(String outbox) {
        Producer<String, String> taken = producers.apply(name + "-" + outbox);
        try {
            taken.initTransactions();
        } catch (RuntimeException e) {
            taken.close(Duration.ZERO);
            throw e;
        }
        producer = taken;
    }

    /**
     * Tells all of these or, for who reads what is committed, none. After an error it is no longer
     * ours: whether they were told is settled when it is taken again.
     *
     * @throws TooLargeException if the topic refuses one of them
     * @throws KafkaException what else Kafka says
     */
    void tell(List<Telling> tellings) {
        try {
            producer.beginTransaction();
            send(tellings);
            producer.commitTransaction();
        } catch (RuntimeException e) {
            leave(Duration.ZERO);
            throw e;
        }
    }

    private void send(List<Telling> tellings) {
        List<Future<?>> sent = new ArrayList<>();
        KafkaException refused = null;
        for (Telling telling : tellings) {
            try {
                sent.add(producer.send(record(telling)));
            } catch (InterruptException e) {
                throw e;
            } catch (KafkaException e) {
                refused = e; // since one of those before it failed
                break;
            }
        }
        producer.flush();
        KafkaException failed = null;
        for (int i = 0; i < sent.size(); i++) {
            KafkaException failure = failure(sent.get(i));
            if (failure instanceof RecordTooLargeException) {
                throw new TooLargeException(tellings.get(i), failure);
            }
            failed = failed == null ? failure : failed;
        }
        if (failed != null || refused != null) {
            throw failed != null ? failed : refused;
        }
    }

    /** Why something was not sent; null where it was. */
    private static KafkaException failure(Future<?> sent) {
        try {
            sent.get();
            return null;
        } catch (ExecutionException e) {
            return e.getCause() instanceof KafkaException kafka
                    ? kafka
                    : new KafkaException(e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private ProducerRecord<String, String> record(Telling telling) {
        List<Header> headers =
                List.of(
                        header(ChangesPublisher.SEQUENCE, Long.toString(telling.seq())),
                        header(ChangesPublisher.TYPE, telling.type()));
        return new ProducerRecord<>(name, null, telling.key(), telling.value(), headers);
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private void leave(Duration limit) {
        Producer<String, String> left = producer;
        producer = null;
        if (left != null) {
            left.close(limit);
        }
    }

    @Override
    public void close() {
        leave(CLOSE_LIMIT);
    }
}
