package dev.tributary.commons.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.commons.record.SourceStatus;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;

class DeliveredRecordTest {

    private final SourceRecord record = record();

    @Test
    void doesNotPrintItsContent() {
        assertThat(record).hasToString("DeliveredRecord[t, {at=1}]");
    }

    @Test
    void whatATransformMakesOfItDoesNotEither() {
        assertThat(renamed(record)).hasToString("SilentRecord[u, {at=1}]");
        assertThat(withHeader(renamed(record))).hasToString("SilentRecord[u, {at=1}]");
    }

    @Test
    void aTransformFindsAllThatWasThere() {
        SourceRecord transformed = withHeader(renamed(record));
        assertThat(transformed.key()).isEqualTo("Quill");
        assertThat(transformed.value()).isSameAs(record.value());
        assertThat(transformed.valueSchema()).isSameAs(record.valueSchema());
        assertThat(transformed.timestamp()).isEqualTo(7L);
        assertThat(transformed.sourcePartition()).isEqualTo(record.sourcePartition());
        assertThat(transformed.headers().lastWithName("name").value()).isEqualTo("Quill");
        assertThat(transformed.headers().lastWithName("more")).isNotNull();
        assertThat(record.headers().lastWithName("more")).isNull();
    }

    private static SourceRecord renamed(SourceRecord record) {
        return record.newRecord(
                "u",
                null,
                record.keySchema(),
                record.key(),
                record.valueSchema(),
                record.value(),
                record.timestamp());
    }

    private static SourceRecord withHeader(SourceRecord record) {
        return record.newRecord(
                record.topic(),
                null,
                record.keySchema(),
                record.key(),
                record.valueSchema(),
                record.value(),
                record.timestamp(),
                record.headers().duplicate().addString("more", "Quill"));
    }

    private static SourceRecord record() {
        RecordDraft draft =
                RecordDraft.of(
                        SourcePosition.of(Map.of("part", "a"), Map.of("at", 1L)),
                        "t",
                        "Quill",
                        new Struct(SourceStatus.SCHEMA).put("subject", "Quill"),
                        7);
        draft.headers().addString("name", "Quill");
        return new Delivery(List.of(draft), new Tally(Tally.Kind.VALID, 1, null), outcome -> {})
                .toRecords("batch", 0)
                .get(0);
    }
}
