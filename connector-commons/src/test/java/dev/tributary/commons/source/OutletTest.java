package dev.tributary.commons.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.commons.config.AckAnswer;
import dev.tributary.commons.delivery.Copies;
import dev.tributary.commons.delivery.Copy;
import dev.tributary.commons.delivery.DeliveredRecord;
import dev.tributary.commons.delivery.Delivery;
import dev.tributary.commons.delivery.DeliveryQueue;
import dev.tributary.commons.delivery.RecordDraft;
import dev.tributary.commons.delivery.SourcePosition;
import dev.tributary.commons.delivery.Tally;
import dev.tributary.commons.record.SourceStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;

class OutletTest {

    private static final RecordMetadata WRITTEN =
            new RecordMetadata(new TopicPartition("t", 0), 0, 0, 0, 0, 0);
    private static final Schema EVENT =
            SchemaBuilder.struct().field("id", Schema.OPTIONAL_STRING_SCHEMA).build();
    private static final Tally VALID = new Tally(Tally.Kind.VALID, 0, null);

    private final DeliveryQueue queue =
            new DeliveryQueue(1_000, 1_000_000, Duration.ZERO, System::nanoTime);
    private final AtomicInteger durable = new AtomicInteger();
    private final AtomicInteger place = new AtomicInteger();

    @Test
    void onlyTheLastRecordHasThePlaceBehindAndItIsAskedForLast() throws Exception {
        outlet(AckAnswer.REJECT, Copy.CLEAR, Copy.MASKED)
                .offer(
                        List.of(draft("p.events"), draft("p.events")),
                        () -> position("before"),
                        () -> position("behind"),
                        VALID,
                        () -> {});
        assertThat(drain())
                .extracting(record -> record.topic() + " " + record.sourceOffset().get("at"))
                .containsExactly(
                        "p.events.masked before 1",
                        "p.events before 2",
                        "p.events.masked before 3",
                        "p.events behind 4");
    }

    @Test
    void aStatusHasNoCopies() throws Exception {
        RecordDraft status =
                RecordDraft.of(
                        position("own"), "p.status", "input", new Struct(SourceStatus.SCHEMA), 0);
        outlet(AckAnswer.REJECT, Copy.MASKED)
                .offer(
                        List.of(status),
                        () -> position("before"),
                        () -> position("behind"),
                        new Tally(Tally.Kind.STATUS, 0, null),
                        () -> {});
        assertThat(drain()).extracting(SourceRecord::topic).containsExactly("p.status");
    }

    @Test
    void tellsWhenAllIsCommitted() throws Exception {
        offer(outlet(AckAnswer.REJECT, Copy.CLEAR), VALID);
        List<SourceRecord> records = drain();
        assertThat(durable).hasValue(0);
        records.forEach(record -> DeliveredRecord.commit(record, WRITTEN));
        assertThat(durable).hasValue(1);
    }

    @Test
    void aDroppedRecordFailsTheTaskAndSaysWhatElseToDo() throws Exception {
        offer(outlet(AckAnswer.REJECT, Copy.CLEAR), VALID);
        drop();
        assertThat(durable).hasValue(0);
        assertThatThrownBy(this::drain)
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("ack.on.dropped=accept")
                .hasMessageEndingWith("; then restart the task");
    }

    @Test
    void aDroppedRecordThatMayGoCountsAsCommitted() throws Exception {
        offer(outlet(AckAnswer.ACCEPT, Copy.CLEAR), VALID);
        drop();
        assertThat(durable).hasValue(1);
    }

    @Test
    void aDroppedDeadLetterFailsTheTaskWhateverMayGoAndNamesItsTopic() throws Exception {
        offer(outlet(AckAnswer.ACCEPT, Copy.CLEAR), new Tally(Tally.Kind.DEAD_LETTER, 0, null));
        drop();
        assertThatThrownBy(this::drain)
                .hasMessageStartingWith("a dead letter was dropped on its way to p.events")
                .hasMessageContaining("TopicNameMatches");
    }

    @Test
    void aMistakeInWhatFollowsACommitFailsTheTaskWithoutItsWords() throws Exception {
        outlet(AckAnswer.REJECT, Copy.CLEAR)
                .offer(
                        List.of(draft("p.events")),
                        () -> position("before"),
                        () -> position("behind"),
                        VALID,
                        () -> {
                            throw new IllegalStateException("canary");
                        });
        drain().forEach(record -> DeliveredRecord.commit(record, WRITTEN));
        assertThatThrownBy(this::drain)
                .hasMessageContaining("IllegalStateException")
                .hasMessageNotContaining("canary");
    }

    private Outlet outlet(AckAnswer onDropped, Copy... copies) {
        return new Outlet(
                queue,
                new Copies(Set.of(copies)),
                onDropped,
                "then restart the task",
                Runnable::run);
    }

    private void offer(Outlet outlet, Tally tally) {
        outlet.offer(
                List.of(draft("p.events")),
                () -> position("before"),
                () -> position("behind"),
                tally,
                durable::incrementAndGet);
    }

    private static RecordDraft draft(String topic) {
        return RecordDraft.of(SourcePosition.of(null, null), topic, "k", new Struct(EVENT), 0);
    }

    /** Positions are counted in the order in which they are asked for. */
    private SourcePosition position(String where) {
        return SourcePosition.of(
                Map.of("kind", "test"), Map.of("at", where + " " + place.incrementAndGet()));
    }

    private void drop() throws InterruptedException {
        drain().forEach(record -> DeliveredRecord.commit(record, null));
    }

    private List<SourceRecord> drain() throws InterruptedException {
        List<SourceRecord> records = new ArrayList<>();
        for (Delivery delivery : queue.drain(1_000, Duration.ofMillis(10))) {
            records.addAll(delivery.toRecords("b", records.size()));
        }
        return records;
    }
}
