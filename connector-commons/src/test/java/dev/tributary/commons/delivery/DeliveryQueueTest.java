package dev.tributary.commons.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.commons.record.SourceStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;

class DeliveryQueueTest {

    private static final RecordMetadata WRITTEN =
            new RecordMetadata(new TopicPartition("t", 0), 0, 0, 0, 0, 0);

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final AtomicLong now = new AtomicLong();
    private final DeliveryQueue queue = new DeliveryQueue(4, 1_000, TIMEOUT, now::get);
    private final List<Outcome> outcomes = new ArrayList<>();

    @Test
    void drainsInTheOrderOfOffers() throws InterruptedException {
        Delivery first = offered(1, 10);
        Delivery second = offered(1, 10);
        assertThat(queue.drain(10, Duration.ZERO)).containsExactly(first, second);
    }

    @Test
    void neverSplitsADelivery() throws InterruptedException {
        Delivery large = offered(3, 10);
        offered(1, 10);
        assertThat(queue.drain(2, Duration.ZERO)).containsExactly(large);
    }

    @Test
    void isDurableOnlyWhenAllRecordsAre() throws InterruptedException {
        offered(2, 10);
        List<SourceRecord> records = queue.drain(10, Duration.ZERO).get(0).toRecords("batch", 0);
        DeliveredRecord.commit(records.get(0), WRITTEN);
        assertThat(outcomes).isEmpty();
        DeliveredRecord.commit(records.get(1), WRITTEN);
        assertThat(outcomes).containsExactly(Outcome.DURABLE);
    }

    @Test
    void oneDroppedRecordDecidesAndTheRestChangesNothing() throws InterruptedException {
        offered(2, 10);
        List<SourceRecord> records = queue.drain(10, Duration.ZERO).get(0).toRecords("batch", 0);
        DeliveredRecord.commit(records.get(0), null);
        DeliveredRecord.commit(records.get(1), WRITTEN);
        assertThat(outcomes).containsExactly(Outcome.DROPPED);
        assertThat(queue.counts()).isEqualTo(new DeliveryCounts(0, 1, 0, 0));
    }

    @Test
    void aLateCommitAfterItFailedChangesNothing() throws InterruptedException {
        Delivery delivery = offered(1, 10);
        queue.drain(10, Duration.ZERO);
        assertThat(delivery.decide(Outcome.FAILED)).isTrue();
        delivery.recordDurable();
        assertThat(outcomes).containsExactly(Outcome.FAILED);
    }

    @Test
    void countsWhatEndsAfterTheTimeoutAsLateToo() {
        Delivery inTime = offered(1, 10);
        Delivery late = offered(1, 10);
        Delivery neverCommitted = offered(1, 10);
        now.addAndGet(TIMEOUT.toNanos());
        inTime.recordDurable();
        now.incrementAndGet();
        assertThat(queue.counts()).isEqualTo(new DeliveryCounts(1, 0, 0, 0));
        late.recordDurable();
        neverCommitted.decide(Outcome.FAILED);
        assertThat(queue.counts()).isEqualTo(new DeliveryCounts(2, 0, 1, 2));
        assertThat(outcomes)
                .as("a late commit is a commit")
                .containsExactly(Outcome.DURABLE, Outcome.DURABLE, Outcome.FAILED);
    }

    @Test
    void nobodyWaitsForAStatusRecord() {
        Delivery status =
                new Delivery(
                        List.of(draft(1)), new Tally(Tally.Kind.STATUS, 0, null), outcomes::add);
        queue.offer(status);
        now.addAndGet(TIMEOUT.multipliedBy(2).toNanos());
        status.recordDurable();
        assertThat(queue.counts().timedOut()).isZero();
    }

    @Test
    void withoutATimeoutNothingIsLate() {
        DeliveryQueue patient = new DeliveryQueue(4, 1_000, Duration.ZERO, now::get);
        Delivery delivery = delivery(1, 10);
        patient.offer(delivery);
        now.addAndGet(Duration.ofDays(1).toNanos());
        delivery.recordDurable();
        assertThat(patient.counts()).isEqualTo(new DeliveryCounts(1, 0, 0, 0));
    }

    @Test
    void isFullUntilCommitsMakeRoomAndNotMerelyUntilItIsDrained() throws InterruptedException {
        AtomicInteger calls = new AtomicInteger();
        queue.onRoom(calls::incrementAndGet);
        List<Delivery> five = IntStream.range(0, 5).mapToObj(i -> delivery(1, 1)).toList();
        assertThat(five.subList(0, 4)).allMatch(queue::offer);
        assertThat(queue.offer(five.get(4))).isFalse();
        queue.drain(10, Duration.ZERO);
        assertThat(queue.hasRoom()).isFalse();
        five.subList(0, 2).forEach(Delivery::recordDurable);
        assertThat(queue.hasRoom()).as("three of four are still there").isFalse();
        five.get(2).recordDurable();
        assertThat(queue.hasRoom()).isTrue();
        assertThat(calls).hasValue(1);
    }

    @Test
    void countsBytesToo() {
        assertThat(queue.offer(delivery(1, 999))).isTrue();
        assertThat(queue.offer(delivery(1, 2))).isFalse();
    }

    @Test
    void whatWasNeverDrainedFailsWhenItClosesAndTheRestMayStillBeCommitted()
            throws InterruptedException {
        Delivery drained = offered(1, 1);
        queue.drain(1, Duration.ZERO);
        offered(1, 1);
        queue.close();
        assertThat(outcomes).containsExactly(Outcome.FAILED);
        drained.recordDurable();
        assertThat(outcomes).containsExactly(Outcome.FAILED, Outcome.DURABLE);
    }

    @Test
    void anOfferAfterTheEndFails() {
        queue.close();
        assertThat(queue.offer(delivery(1, 1))).isFalse();
        assertThat(outcomes).containsExactly(Outcome.FAILED);
    }

    @Test
    void abandonsWhatIsStillOpen() throws InterruptedException {
        offered(1, 1);
        queue.drain(1, Duration.ZERO);
        queue.abandon();
        assertThat(outcomes).containsExactly(Outcome.FAILED);
        assertThat(queue.records()).isZero();
        assertThat(queue.bytes()).isZero();
    }

    @Test
    void aFailureOfTheFrontFailsTheTask() {
        queue.fail(new IllegalStateException("the port burst"));
        assertThatThrownBy(() -> queue.drain(1, Duration.ZERO))
                .isInstanceOf(ConnectException.class)
                .hasMessage("the port burst");
    }

    @Test
    void knowsHowLongNoOneHasDrained() throws InterruptedException {
        queue.drain(1, Duration.ZERO);
        now.addAndGet(Duration.ofSeconds(7).toNanos());
        assertThat(queue.idleFor()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void manyThreadsOfferAndCommitWithoutLosingCount() throws InterruptedException {
        int threads = 8;
        int each = 2_000;
        DeliveryQueue shared = new DeliveryQueue(100, Long.MAX_VALUE, TIMEOUT, System::nanoTime);
        AtomicInteger completed = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(threads * each);
        for (int t = 0; t < threads; t++) {
            new Thread(
                            () -> {
                                for (int i = 0; i < each; i++) {
                                    shared.offer(
                                            new Delivery(
                                                    List.of(draft(i)),
                                                    new Tally(Tally.Kind.VALID, 1, null),
                                                    outcome -> {
                                                        completed.incrementAndGet();
                                                        done.countDown();
                                                    }));
                                }
                            },
                            "offers-" + t)
                    .start();
        }
        while (done.getCount() > 0) {
            shared.drain(64, Duration.ofMillis(100)).forEach(Delivery::recordDurable);
        }
        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(completed).hasValue(threads * each);
        assertThat(shared.records()).isZero();
        assertThat(shared.hasRoom()).isTrue();
    }

    private Delivery offered(int records, long bytes) {
        Delivery delivery = delivery(records, bytes);
        queue.offer(delivery);
        return delivery;
    }

    private Delivery delivery(int records, long bytes) {
        return new Delivery(
                IntStream.range(0, records).mapToObj(DeliveryQueueTest::draft).toList(),
                new Tally(Tally.Kind.VALID, bytes, null),
                outcomes::add);
    }

    private static RecordDraft draft(int number) {
        return RecordDraft.of(
                SourcePosition.of(Map.of("p", "1"), Map.of("seq", number)),
                "topic",
                "key",
                new SourceStatus(
                                "hl7",
                                "c",
                                0,
                                "s",
                                SourceStatus.State.RUNNING,
                                "CODE",
                                "text",
                                Instant.EPOCH,
                                null,
                                Map.of())
                        .toStruct(),
                0);
    }
}
