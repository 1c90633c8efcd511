package dev.tributary.api.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.commons.config.AckAnswer;
import dev.tributary.commons.config.TopicOptions;
import dev.tributary.commons.crypto.KeyedDigest;
import dev.tributary.commons.delivery.Copies;
import dev.tributary.commons.delivery.Copy;
import dev.tributary.commons.delivery.DeliveredRecord;
import dev.tributary.commons.delivery.Delivery;
import dev.tributary.commons.delivery.DeliveryQueue;
import dev.tributary.commons.delivery.RecordDraft;
import dev.tributary.commons.delivery.SourcePartition;
import dev.tributary.commons.delivery.Tally;
import dev.tributary.commons.issue.Origin;
import dev.tributary.commons.record.ApiEventRecord;
import dev.tributary.commons.record.SourceStatus.State;
import dev.tributary.commons.source.Outlet;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;

class PagesTest {

    private static final RecordMetadata WRITTEN =
            new RecordMetadata(new TopicPartition("t", 0), 0, 0, 0, 0, 0);
    private static final Map<String, String> PARTITION =
            SourcePartition.of("kind", "feed", "account", "a");
    private static final Map<String, Object> START = Map.of("v", 1L, "after", 10L);
    private static final Map<String, Object> END = Map.of("v", 1L, "after", 13L);

    private final DeliveryQueue queue =
            new DeliveryQueue(1_000, 1_000_000, Duration.ZERO, System::nanoTime);
    private final Origin origin = new Origin("sample", "c", 0);
    private final RecordTargets targets =
            new RecordTargets(
                    origin, new TopicOptions("p"), KeyedDigest.of(Optional.empty(), "identity"));
    private final SourceOffsets offsets = new SourceOffsets(7);
    private final AtomicInteger durable = new AtomicInteger();

    @Test
    void onlyTheLastRecordHasTheCursorBehindThePage() throws Exception {
        assertThat(page(pages(AckAnswer.REJECT, Copy.CLEAR)).offer(END, status(), this::durable))
                .isTrue();
        List<SourceRecord> records = drain();
        assertThat(records).hasSize(4);
        assertThat(records.get(3).topic()).isEqualTo("p.status");
        assertThat(after(records)).containsExactly(10L, 10L, 10L, 13L);
        assertThat(new HashSet<>(records.stream().map(SourceRecord::sourceOffset).toList()))
                .as("no two offsets are the same")
                .hasSize(4);
    }

    @Test
    void copiesComeBeforeTheirRecordsAndStatusesHaveNone() throws Exception {
        page(pages(AckAnswer.REJECT, Copy.CLEAR, Copy.MASKED)).offer(END, status(), () -> {});
        List<SourceRecord> records = drain();
        assertThat(records)
                .extracting(SourceRecord::topic)
                .containsExactly(
                        "p.events.masked",
                        "p.events",
                        "p.events.masked",
                        "p.events",
                        "p.events.masked",
                        "p.events",
                        "p.status");
        assertThat(after(records)).containsExactly(10L, 10L, 10L, 10L, 10L, 10L, 13L);
    }

    @Test
    void tellsOnceWhenAllOfItIsInKafka() throws Exception {
        page(pages(AckAnswer.REJECT, Copy.CLEAR)).offer(END, Optional.empty(), this::durable);
        List<SourceRecord> records = drain();
        DeliveredRecord.commit(records.get(2), WRITTEN);
        DeliveredRecord.commit(records.get(0), WRITTEN);
        assertThat(durable).hasValue(0);
        DeliveredRecord.commit(records.get(1), WRITTEN);
        assertThat(durable).hasValue(1);
    }

    @Test
    void aPageWithNothingInItIsNotOffered() {
        Page page = pages(AckAnswer.REJECT, Copy.CLEAR).page(PARTITION, START);
        assertThat(page.offer(END, Optional.empty(), this::durable)).isFalse();
        assertThat(queue.records()).isZero();
        assertThat(durable).hasValue(0);
    }

    @Test
    void aDroppedRecordFailsTheTaskUnlessItMayGo() throws Exception {
        page(pages(AckAnswer.REJECT, Copy.CLEAR)).offer(END, Optional.empty(), this::durable);
        drain().forEach(record -> DeliveredRecord.commit(record, null));
        assertThat(durable).hasValue(0);
        assertThatThrownBy(this::drain)
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("ack.on.dropped=accept");
    }

    @Test
    void aDroppedRecordThatMayGoCountsAsTaken() throws Exception {
        page(pages(AckAnswer.ACCEPT, Copy.CLEAR)).offer(END, Optional.empty(), this::durable);
        drain().forEach(record -> DeliveredRecord.commit(record, null));
        assertThat(durable).hasValue(1);
    }

    @Test
    void aDroppedStatusFailsTheTaskWhateverMayGo() throws Exception {
        pages(AckAnswer.ACCEPT, Copy.CLEAR)
                .page(PARTITION, START)
                .offer(END, status(), this::durable);
        drain().forEach(record -> DeliveredRecord.commit(record, null));
        assertThatThrownBy(this::drain).hasMessageContaining("TopicNameMatches predicate");
    }

    @Test
    void aMistakeInWhatFollowsFailsTheTaskWithoutItsWords() throws Exception {
        page(pages(AckAnswer.REJECT, Copy.CLEAR))
                .offer(
                        END,
                        Optional.empty(),
                        () -> {
                            throw new IllegalStateException("canary");
                        });
        drain().forEach(record -> DeliveredRecord.commit(record, WRITTEN));
        assertThatThrownBy(this::drain)
                .hasMessageContaining("IllegalStateException")
                .hasMessageNotContaining("canary");
    }

    @Test
    void theSameStatusIsToldOnceUntilItChanges() throws Exception {
        Outlet outlet = outlet(AckAnswer.REJECT, Copy.CLEAR);
        StatusReports statuses =
                new StatusReports(origin, targets, outlet, offsets, Clock.systemUTC());
        for (String code : List.of("A", "A", "B", "B", "A")) {
            statuses.change(
                    statuses.status("account a", State.WAITING, code, "text", null, Map.of()));
        }
        assertThat(drain())
                .extracting(record -> ((Struct) record.value()).getString("code"))
                .containsExactly("A", "B", "A");
    }

    private void durable() {
        durable.incrementAndGet();
    }

    private Outlet outlet(AckAnswer onDropped, Copy... copies) {
        return new Outlet(
                queue, new Copies(Set.of(copies)), onDropped, "then restart", Runnable::run);
    }

    private Pages pages(AckAnswer onDropped, Copy... copies) {
        return new Pages(outlet(onDropped, copies), targets, offsets);
    }

    private Page page(Pages pages) {
        Page page = pages.page(PARTITION, START);
        for (int number = 11; number <= 13; number++) {
            Struct value = new Struct(ApiEventRecord.SCHEMA).put("id", "evt_" + number);
            RecordDraft draft = targets.record("events", "evt_" + number, value, 0);
            page.add(List.of(draft), Tally.Kind.VALID, 10);
        }
        return page;
    }

    private Optional<dev.tributary.commons.record.SourceStatus> status() {
        return Optional.of(
                new StatusReports(
                                origin,
                                targets,
                                outlet(AckAnswer.REJECT, Copy.CLEAR),
                                offsets,
                                Clock.systemUTC())
                        .status("account a", State.RUNNING, "CAUGHT_UP", "text", null, Map.of()));
    }

    private List<SourceRecord> drain() throws InterruptedException {
        List<SourceRecord> records = new ArrayList<>();
        for (Delivery delivery : queue.drain(1_000, Duration.ofMillis(10))) {
            records.addAll(delivery.toRecords("b", records.size()));
        }
        return records;
    }

    private static List<Object> after(List<SourceRecord> records) {
        return records.stream().<Object>map(record -> record.sourceOffset().get("after")).toList();
    }
}
