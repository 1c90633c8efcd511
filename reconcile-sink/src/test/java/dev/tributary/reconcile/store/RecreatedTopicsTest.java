package dev.tributary.reconcile.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.reconcile.entry.Origin;
import dev.tributary.reconcile.map.MappedInput;
import dev.tributary.reconcile.store.ExactlyOnceWriter.Written;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A topic that was deleted and made anew: none of its records may be taken for written. */
class RecreatedTopicsTest {
    private static final TopicPartition PARTITION = new TopicPartition("t", 0);
    private static final long EARLIER = 1_700_000_000_000L;
    private static final long LATER = EARLIER + 1;
    private static final Written FROM_ITS_BEGINNING = new Written(0, Map.of(PARTITION, 0L));

    @AutoClose private final StoreRig rig = new StoreRig();

    /** Has written the charges 1 and 2. */
    private ExactlyOnceWriter first;

    @BeforeEach
    void open() throws SQLException {
        first = rig.writer();
        first.take(List.of(PARTITION));
        write(first, charge(1, 0, EARLIER), charge(2, 1, EARLIER));
    }

    @Test
    void seesThatATopicBeganAnew() throws SQLException {
        ExactlyOnceWriter strict = next(false);

        assertThatThrownBy(() -> write(strict, charge(5, 0, LATER)))
                .isInstanceOf(RecreatedTopicException.class)
                .hasMessageContaining("begins again at offset 0")
                .hasMessageContaining("topic.recreated=restart");
    }

    @Test
    void seesThatATopicBeganAnewAndHasGrownSince() throws SQLException {
        ExactlyOnceWriter strict = next(false);

        assertThatThrownBy(() -> write(strict, charge(6, 1, LATER), charge(7, 2, LATER)))
                .isInstanceOf(RecreatedTopicException.class)
                .hasMessageContaining("t-0 has another record at offset 1")
                .hasMessageContaining("topic.recreated=restart");

        assertThat(entries()).containsExactly("txn_1", "txn_2");
        assertThat(offset()).isEqualTo("2");
    }

    @Test
    void readsAnewFromItsBeginningWhatHasGrownSince() throws SQLException {
        ExactlyOnceWriter lenient = next(true);

        assertThat(write(lenient, charge(6, 1, LATER), charge(7, 2, LATER)))
                .isEqualTo(FROM_ITS_BEGINNING);
        assertThat(offset()).isEqualTo("0");

        write(lenient, charge(5, 0, LATER), charge(6, 1, LATER), charge(7, 2, LATER));
        assertThat(entries()).containsExactly("txn_1", "txn_2", "txn_5", "txn_6", "txn_7");
        assertThat(offset()).isEqualTo("3");
        assertThat(write(next(true), charge(7, 2, LATER))).isEqualTo(new Written(0, Map.of()));
    }

    @Test
    void readsOtherPartitionsOnMeanwhile() throws SQLException {
        TopicPartition other = new TopicPartition("u", 0);
        ExactlyOnceWriter lenient = next(true);
        lenient.take(List.of(other));
        Read ofOther = StoreRig.upsert(Sample.charge(8, 1, new Origin("u", 0, 0)));

        assertThat(write(lenient, charge(6, 1, LATER), ofOther, charge(7, 2, LATER)))
                .isEqualTo(new Written(1, Map.of(PARTITION, 0L)));
        assertThat(entries()).containsExactly("txn_1", "txn_2", "txn_8");
    }

    @Test
    void readsAnewAfterAnErrorToo() throws SQLException {
        ExactlyOnceWriter lenient = next(true);
        rig.execute(
                "CREATE FUNCTION busy() RETURNS trigger LANGUAGE plpgsql AS"
                        + " $$ BEGIN RAISE EXCEPTION USING ERRCODE = '40001'; END $$;"
                        + " CREATE TRIGGER busy BEFORE UPDATE ON tributary.sink_offset"
                        + " EXECUTE FUNCTION busy()");
        Read again = charge(5, 0, LATER);
        assertThatThrownBy(() -> write(lenient, again)).isInstanceOf(SQLException.class);
        rig.execute("DROP TRIGGER busy ON tributary.sink_offset");

        assertThat(write(lenient, again)).isEqualTo(FROM_ITS_BEGINNING);
    }

    @Test
    void seesItWhileItRuns() {
        assertThatThrownBy(() -> write(first, charge(5, 0, LATER)))
                .isInstanceOf(RecreatedTopicException.class);
    }

    @Test
    void goesOnWhereTheLastRecordIsGone() throws SQLException {
        write(next(false), charge(4, 3, LATER));

        assertThat(entries()).containsExactly("txn_1", "txn_2", "txn_4");
    }

    @Test
    void knowsARecordOfTheSameTimeByItsKey() throws SQLException {
        ExactlyOnceWriter strict = next(false);

        assertThatThrownBy(() -> write(strict, charge(6, 1, EARLIER)))
                .isInstanceOf(RecreatedTopicException.class);
    }

    @Test
    void doesNotCompareKeysThatAreReadByOtherSettings() throws SQLException {
        ExactlyOnceWriter other = rig.writer(false, "ByteArrayConverter");
        other.take(List.of(PARTITION));

        write(other, charge(new byte[] {1}, 2, 1, EARLIER), charge(3, 2, EARLIER));

        assertThat(entries()).containsExactly("txn_1", "txn_2", "txn_3");
        assertThatThrownBy(
                        () -> {
                            ExactlyOnceWriter another = rig.writer(false, "JsonConverter");
                            another.take(List.of(PARTITION));
                            write(another, charge(3, 2, LATER));
                        })
                .as("the time is compared whatever the settings")
                .isInstanceOf(RecreatedTopicException.class);
    }

    @Test
    void goesOnFromWhatAnEarlierPluginHasWritten() throws SQLException {
        rig.execute(
                "UPDATE tributary.sink_offset SET last_time = NULL, last_key = NULL, read_by = NULL");
        ExactlyOnceWriter later = rig.writer();

        assertThat(later.take(List.of(PARTITION))).isEqualTo(Map.of(PARTITION, 2L));
        write(later, charge(3, 2, LATER));
        assertThat(entries()).containsExactly("txn_1", "txn_2", "txn_3");
    }

    @Test
    void readsWhatWasNeverWrittenFromItsBeginning() throws SQLException {
        TopicPartition other = new TopicPartition("u", 0);

        assertThat(rig.writer().take(List.of(other))).isEqualTo(Map.of(other, 0L));
    }

    @Test
    void whoWasTakenForDeadIsToldSoAndNothingElse() throws SQLException {
        ExactlyOnceWriter dead = next(false);
        ExactlyOnceWriter alive = next(false);
        write(alive, charge(2, 1, EARLIER), charge(3, 2, LATER));

        assertThatThrownBy(() -> write(dead, charge(2, 1, EARLIER), charge(3, 2, LATER)))
                .isInstanceOf(FenceLostException.class);
    }

    @Test
    void writesNothingDownThatCanBeGuessed() throws SQLException {
        Read other = charge(2, 1, EARLIER);
        Fingerprint plain = Fingerprint.of(other.record(), "StringConverter");

        assertThat(
                        rig.query(
                                "SELECT concat_ws(' ', length(last_time), length(last_key),"
                                        + " length(read_by)) FROM tributary.sink_offset"))
                .containsExactly("16 16 16");
        assertThat(rig.query("SELECT o::text FROM tributary.sink_offset o").get(0))
                .doesNotContain(plain.key().substring(0, 32), plain.time().substring(0, 32));
        assertThat(other).asString().doesNotContain("txn");
        assertThat(plain).asString().doesNotContain(plain.key());
    }

    private ExactlyOnceWriter next(boolean restart) throws SQLException {
        ExactlyOnceWriter next = rig.writer(restart);
        next.take(List.of(PARTITION));
        return next;
    }

    private static Written write(ExactlyOnceWriter writer, Read... reads) throws SQLException {
        return writer.write(List.of(reads), StoreRig.NONE_EXPECTED);
    }

    private static Read charge(int number, long offset, long timestamp) {
        return charge("txn_" + number, number, offset, timestamp);
    }

    private static Read charge(Object key, int number, long offset, long timestamp) {
        SinkRecord record =
                new SinkRecord(
                        "t",
                        0,
                        null,
                        key,
                        null,
                        null,
                        offset,
                        timestamp,
                        TimestampType.CREATE_TIME);
        return Read.of(
                record,
                new MappedInput.Upsert(Sample.charge(number, 1, new Origin("t", 0, offset))));
    }

    private List<String> entries() throws SQLException {
        return rig.query("SELECT id FROM tributary.entry ORDER BY id");
    }

    private String offset() throws SQLException {
        return rig.query("SELECT next_offset FROM tributary.sink_offset WHERE topic = 't'").get(0);
    }
}
