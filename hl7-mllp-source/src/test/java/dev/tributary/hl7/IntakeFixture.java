package dev.tributary.hl7;

import dev.tributary.commons.config.AckAnswer;
import dev.tributary.commons.config.DuplicateOptions;
import dev.tributary.commons.config.HostPort;
import dev.tributary.commons.config.TopicOptions;
import dev.tributary.commons.crypto.KeyedDigest;
import dev.tributary.commons.delivery.Copies;
import dev.tributary.commons.delivery.DeliveredRecord;
import dev.tributary.commons.delivery.Delivery;
import dev.tributary.commons.delivery.DeliveryQueue;
import dev.tributary.commons.issue.KeptPayload;
import dev.tributary.commons.issue.Origin;
import dev.tributary.commons.metrics.ConnectorMetrics;
import dev.tributary.hl7.ack.AckMode;
import dev.tributary.hl7.ack.Acknowledgements;
import dev.tributary.hl7.ack.Replies;
import dev.tributary.hl7.front.Answer;
import dev.tributary.hl7.front.Received;
import dev.tributary.hl7.map.Interpreter;
import dev.tributary.hl7.map.MessageOptions;
import dev.tributary.hl7.parse.ContinuationOptions;
import dev.tributary.hl7.parse.Continuations;
import dev.tributary.hl7.validate.Hl7ValidationOptions;
import dev.tributary.hl7.validate.MessageValidator;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.source.SourceRecord;

/** A task's intake without sockets and without Kafka: messages go in, records come out. */
final class IntakeFixture implements AutoCloseable {

    static final String LISTENER = "127.0.0.1:2575";

    private static final RecordMetadata WRITTEN =
            new RecordMetadata(new TopicPartition("t", 0), 0, 0, 0, 0, 0);

    final List<Answer> answers = new ArrayList<>();
    final DeliveryQueue queue =
            new DeliveryQueue(1_000, 1_000_000, Duration.ofSeconds(30), System::nanoTime);
    private final ConnectorMetrics metrics =
            ConnectorMetrics.open("intake-test", "test-" + System.nanoTime(), 0);
    private final MessageIntake intake;
    private long number;

    IntakeFixture() {
        this(AckMode.AUTO, AckAnswer.REJECT, AckAnswer.REJECT);
    }

    IntakeFixture(AckMode mode, AckAnswer onDropped, AckAnswer onDeadLetter) {
        this(mode, onDropped, onDeadLetter, Copies.CLEAR);
    }

    IntakeFixture(AckMode mode, AckAnswer onDropped, AckAnswer onDeadLetter, Copies copies) {
        Clock clock = Clock.systemUTC();
        Origin origin = new Origin("hl7", "test", 0);
        RecordTargets targets =
                new RecordTargets(
                        origin,
                        new TopicOptions("h"),
                        new Hl7Offsets(1),
                        KeptPayload.OMITTED,
                        MessageOptions.DEFAULTS);
        MessageIdentities identities =
                new MessageIdentities(
                        Optional.of(new byte[32]),
                        new DuplicateOptions(1_024),
                        List.of(HostPort.parse(LISTENER)),
                        1,
                        false,
                        metrics.counter("repetitions-total", "test"));
        KeyedDigest payloadDigest = KeyedDigest.of(Optional.of(new byte[32]), "payload");
        Settlement settlement = new Settlement(queue, identities, payloadDigest, copies, () -> {});
        MessageDelivery delivery =
                new MessageDelivery(
                        settlement,
                        new DeadLetters(settlement, targets, payloadDigest),
                        targets,
                        identities,
                        onDropped,
                        onDeadLetter,
                        facility -> {});
        StatusReports statuses = new StatusReports(origin, targets, queue, clock);
        Continuations continuations =
                new Continuations(new ContinuationOptions(Duration.ofMinutes(1), 1_000_000), clock);
        intake =
                new MessageIntake(
                        new Interpreter(
                                MessageOptions.DEFAULTS,
                                new MessageValidator(Hl7ValidationOptions.DEFAULTS),
                                clock),
                        delivery,
                        new FragmentDelivery(
                                settlement, delivery, targets, continuations, statuses),
                        new Replies(mode, new Acknowledgements(clock)));
    }

    /** A message comes; what it is answered is added to the answers. */
    void send(String message) {
        send(message.getBytes(StandardCharsets.UTF_8));
    }

    void send(byte[] bytes) {
        intake.accept(
                new Received(
                        bytes,
                        bytes.length,
                        false,
                        Clock.systemUTC().instant(),
                        LISTENER,
                        1,
                        ++number,
                        0),
                answers::add);
    }

    /** What a poll would emit. */
    List<SourceRecord> poll() throws InterruptedException {
        List<SourceRecord> records = new ArrayList<>();
        for (Delivery delivery : queue.drain(100, Duration.ZERO)) {
            records.addAll(delivery.toRecords("batch", records.size()));
        }
        return records;
    }

    /** Kafka commits all that there is to poll. */
    List<SourceRecord> commitAll() throws InterruptedException {
        List<SourceRecord> records = poll();
        records.forEach(IntakeFixture::commit);
        return records;
    }

    static void commit(SourceRecord record) {
        DeliveredRecord.commit(record, WRITTEN);
    }

    static void drop(SourceRecord record) {
        DeliveredRecord.commit(record, null);
    }

    /** The MSA of each answer, or the answer's kind where it is no message. */
    List<String> msas() {
        return answers.stream()
                .map(
                        answer ->
                                answer instanceof Answer.Acknowledge ack
                                        ? msa(ack)
                                        : answer.getClass().getSimpleName())
                .toList();
    }

    private static String msa(Answer.Acknowledge ack) {
        return new String(ack.message(), StandardCharsets.UTF_8).split("\r", -1)[1];
    }

    @Override
    public void close() {
        metrics.close();
    }
}
