package dev.tributary.reconcile.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.reconcile.entry.Entry;
import dev.tributary.reconcile.entry.EntryKey;
import dev.tributary.reconcile.entry.EntryKind;
import dev.tributary.reconcile.entry.EntryState;
import dev.tributary.reconcile.entry.Origin;
import dev.tributary.reconcile.map.MappedInput;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExactlyOnceWriterTest {
    private static final TopicPartition PARTITION = new TopicPartition("t", 0);

    private final List<String> rejected = new ArrayList<>();
    @AutoClose private final StoreRig rig = new StoreRig();
    private ExactlyOnceWriter writer;

    @BeforeEach
    void open() throws SQLException {
        writer = rig.writer();
        writer.take(List.of(PARTITION));
    }

    @Test
    void passesOverWhatWasWrittenAlthoughTheCallFailed() throws SQLException {
        write(charge(1, 0));
        rig.execute("ALTER TABLE tributary.entry RENAME TO gone");
        assertThatThrownBy(() -> write(charge(2, 1), charge(3, 2)))
                .isInstanceOf(SQLException.class);
        rig.execute("ALTER TABLE tributary.gone RENAME TO entry");
        // As if all but the answer had come through of a commit of the first of them.
        rig.execute("UPDATE tributary.sink_offset SET next_offset = 2");

        assertThat(write(charge(2, 1), charge(3, 2))).isEqualTo(1);

        assertThat(entries()).containsExactly("txn_1", "txn_3");
        assertThat(offset()).isEqualTo("3");
    }

    @Test
    void goesOnWhereTheDatabaseIsWhoeverWroteIt() throws SQLException {
        write(charge(1, 0), charge(2, 1));

        ExactlyOnceWriter other = rig.writer();
        assertThat(other.take(List.of(PARTITION)))
                .as("the last record comes once more, to be known again")
                .isEqualTo(Map.of(PARTITION, 1L));
        assertThat(other.write(List.of(charge(2, 1), charge(3, 2)), StoreRig.NONE_EXPECTED))
                .isEqualTo(new ExactlyOnceWriter.Written(1, Map.of()));
        assertThat(entries()).containsExactly("txn_1", "txn_2", "txn_3");
    }

    @Test
    void doesNotWriteOnceAnotherHasTakenItsPartition() throws SQLException {
        write(charge(1, 0));
        ExactlyOnceWriter other = rig.writer();
        other.take(List.of(PARTITION));

        assertThatThrownBy(() -> write(charge(2, 1))).isInstanceOf(FenceLostException.class);
        assertThatThrownBy(() -> rig.matching(writer).next())
                .isInstanceOf(FenceLostException.class);

        assertThat(entries()).containsExactly("txn_1");
        assertThat(offset()).isEqualTo("1");
        assertThat(StoreRig.matchAll(rig.matching(other))).isEqualTo(1);
    }

    @Test
    void writesABatchAgainThatTheDatabaseLostOnItsWay() throws SQLException {
        rig.execute("ALTER TABLE tributary.entry RENAME TO gone");
        assertThatThrownBy(() -> write(charge(1, 0))).isInstanceOf(SQLException.class);
        rig.execute("ALTER TABLE tributary.gone RENAME TO entry");

        write(charge(1, 0));

        assertThat(entries()).containsExactly("txn_1");
    }

    @Test
    void putsARowAsideThatTheDatabaseDoesNotTakeAndWritesTheOthers() throws SQLException {
        Read poison =
                StoreRig.upsert(
                        Sample.entry(
                                new EntryKey("stripe", "bad\u0000id"),
                                EntryKind.LEDGER,
                                null,
                                7,
                                EntryState.OPEN,
                                1,
                                new Origin("t", 0, 1)));

        write(charge(1, 0), poison, charge(3, 2));

        assertThat(entries()).containsExactly("txn_1", "txn_3");
        assertThat(rejected).containsExactly("1: the database does not take it: 22021");
        assertThat(offset()).isEqualTo("3");
    }

    @Test
    void putsARecordAsideThatCannotBeReadAndFailsWhereNobodyTakesIt() throws SQLException {
        Read bad = StoreRig.read("t", 0, 0, new MappedInput.Bad(List.of("MISSING at id")));
        Rejects nobody =
                (read, reason) -> {
                    throw new ConnectException(reason);
                };
        assertThatThrownBy(() -> writer.write(List.of(bad), nobody))
                .isInstanceOf(ConnectException.class);
        assertThat(offset()).isEqualTo("0");

        write(bad);

        assertThat(rejected).containsExactly("0: MISSING at id");
        assertThat(offset()).isEqualTo("1");
    }

    @Test
    void takesOfOneBatchTheNewestVersionOfAnEntry() throws SQLException {
        write(
                StoreRig.upsert(Sample.charge(1, 9, new Origin("t", 0, 0))),
                StoreRig.upsert(Sample.charge(1, 5, new Origin("t", 0, 1))),
                StoreRig.upsert(Sample.charge(1, 9, new Origin("t", 0, 2))));

        assertThat(rig.query("SELECT version || '@' || origin_offset FROM tributary.entry"))
                .containsExactly("9@2");
    }

    @Test
    void remembersADeletionThatCameBeforeTheEntry() throws SQLException {
        EntryKey key = new EntryKey("stripe", "txn_1");
        write(StoreRig.read("t", 0, 0, new MappedInput.Delete(key, 7, new Origin("t", 0, 0))));
        write(StoreRig.upsert(Sample.charge(1, 5, new Origin("t", 0, 1))));
        assertThat(rig.query("SELECT state FROM tributary.entry")).containsExactly("REMOVED");

        write(StoreRig.upsert(Sample.charge(1, 8, new Origin("t", 0, 2))));
        assertThat(rig.query("SELECT state FROM tributary.entry")).containsExactly("OPEN");
    }

    @Test
    void keepsWatermarksThatOnlyRise() throws SQLException {
        Instant later = Instant.parse("2026-03-05T00:00:00Z");
        write(
                StoreRig.read("t", 0, 0, new MappedInput.Watermark("stripe", "a", later)),
                StoreRig.read(
                        "t",
                        0,
                        1,
                        new MappedInput.Watermark("stripe", "a", later.minusSeconds(60))));

        assertThat(
                        rig.query(
                                "SELECT to_char(complete_until AT TIME ZONE 'UTC',"
                                        + " 'YYYY-MM-DD HH24:MI') FROM tributary.watermark"))
                .containsExactly("2026-03-05 00:00");
    }

    @Test
    void neverTakesASourceToBeCompleteBeyondNow() throws SQLException {
        write(
                StoreRig.upsert(paymentOf(LocalDate.of(2026, 3, 5), "a", 0)),
                StoreRig.upsert(paymentOf(LocalDate.of(2999, 1, 1), "b", 1)),
                StoreRig.read(
                        "t",
                        0,
                        2,
                        new MappedInput.Watermark(
                                "stripe", "a", Instant.parse("2999-01-01T00:00:00Z"))));

        assertThat(
                        rig.query(
                                "SELECT source || ' ' || CASE WHEN complete_until > now() THEN"
                                        + " 'beyond' WHEN complete_until > now() - interval '1 hour'"
                                        + " THEN 'now' ELSE (complete_until AT TIME ZONE 'UTC')::text END"
                                        + " FROM tributary.watermark ORDER BY source"))
                .containsExactly("stripe now", "x12 2026-03-05 00:00:00");
    }

    @Test
    void believesASourceItselfRatherThanTheDatesOfItsRecords() throws SQLException {
        MappedInput said =
                new MappedInput.Watermark("x12", "a/input", Instant.parse("2026-03-09T00:00:00Z"));
        write(StoreRig.upsert(paymentOf(LocalDate.of(2026, 3, 5), "a", 0)));
        assertThat(streams()).containsExactly("x12 x12_835 true 2026-03-05");

        write(
                StoreRig.upsert(paymentOf(LocalDate.of(2026, 3, 6), "b", 1)),
                StoreRig.read("t", 0, 2, said));
        assertThat(streams()).containsExactly("x12 a/input false 2026-03-09");

        write(StoreRig.upsert(paymentOf(LocalDate.of(2026, 3, 7), "c", 3)));
        assertThat(streams()).containsExactly("x12 a/input false 2026-03-09");
    }

    @Test
    void believesASourceThatTellsOfTheStreamThatWasGuessed() throws SQLException {
        write(StoreRig.upsert(paymentOf(LocalDate.of(2026, 3, 5), "a", 0)));
        write(
                StoreRig.read(
                        "t",
                        0,
                        1,
                        new MappedInput.Watermark(
                                "x12", "x12_835", Instant.parse("2026-03-02T00:00:00Z"))));

        assertThat(streams()).containsExactly("x12 x12_835 false 2026-03-02");
    }

    private List<String> streams() throws SQLException {
        return rig.query(
                "SELECT concat_ws(' ', source, stream, from_records::text,"
                        + " to_char(complete_until AT TIME ZONE 'UTC', 'YYYY-MM-DD'))"
                        + " FROM tributary.watermark ORDER BY source, stream");
    }

    private static Entry paymentOf(LocalDate day, String id, long offset) {
        return Sample.on(
                day,
                Sample.entry(
                        new EntryKey("x12_835", id),
                        EntryKind.BANK,
                        "bank:1",
                        1,
                        EntryState.OPEN,
                        1,
                        new Origin("t", 0, offset)));
    }

    @Test
    void readsAgainWhatTheDatabaseHasLost() throws SQLException {
        write(charge(1, 0), charge(2, 1), charge(3, 2));
        // As after a failover to a server that lagged.
        rig.execute("UPDATE tributary.sink_offset SET next_offset = 1");
        rig.execute("DELETE FROM tributary.entry WHERE id <> 'txn_1'");

        ExactlyOnceWriter.Written written =
                writer.write(List.of(charge(4, 3)), StoreRig.NONE_EXPECTED);

        assertThat(written).isEqualTo(new ExactlyOnceWriter.Written(0, Map.of(PARTITION, 1L)));
        assertThat(entries()).containsExactly("txn_1");
        write(charge(2, 1), charge(3, 2), charge(4, 3));
        assertThat(entries()).containsExactly("txn_1", "txn_2", "txn_3", "txn_4");
    }

    @Test
    void readsAgainWhatTheDatabaseHasLostEvenIfTheNextWriteFailsToo() throws SQLException {
        writer.take(List.of(new TopicPartition("u", 0)));
        write(charge(1, 0), charge(2, 1), other(5, 0));
        rig.execute("UPDATE tributary.sink_offset SET next_offset = 1 WHERE topic = 't'");
        rig.execute(
                "CREATE FUNCTION busy() RETURNS trigger LANGUAGE plpgsql AS"
                        + " $$ BEGIN RAISE EXCEPTION USING ERRCODE = '40001'; END $$;"
                        + " CREATE TRIGGER busy BEFORE INSERT ON tributary.entry"
                        + " EXECUTE FUNCTION busy()");
        List<Read> reads = List.of(charge(3, 2), other(6, 1));
        assertThatThrownBy(() -> writer.write(reads, StoreRig.NONE_EXPECTED))
                .isInstanceOf(SQLException.class);
        rig.execute("DROP TRIGGER busy ON tributary.entry");

        assertThat(writer.write(reads, StoreRig.NONE_EXPECTED))
                .isEqualTo(new ExactlyOnceWriter.Written(1, Map.of(PARTITION, 1L)));
        assertThat(rig.query("SELECT next_offset FROM tributary.sink_offset WHERE topic = 't'"))
                .containsExactly("1");
    }

    @Test
    void putsAsideAnIdThatNoIndexTakes() throws SQLException {
        StringBuilder id = new StringBuilder();
        new Random(1).ints(9_000, 'A', 'z').forEach(c -> id.append((char) c));
        Entry entry =
                Sample.entry(
                        new EntryKey("stripe", id.toString()),
                        EntryKind.BALANCE_TRANSACTION,
                        "stripe:acct_1",
                        1,
                        EntryState.OPEN,
                        1,
                        new Origin("t", 0, 0));

        write(StoreRig.upsert(entry), charge(2, 1));

        assertThat(entries()).containsExactly("txn_2");
        assertThat(rejected).containsExactly("0: the database does not take it: 54000");
    }

    private static Read other(int number, long offset) {
        return StoreRig.upsert(Sample.charge(number, 1, new Origin("u", 0, offset)));
    }

    private int write(Read... reads) throws SQLException {
        return writer.write(
                        List.of(reads),
                        (read, reason) -> rejected.add(read.offset() + ": " + reason))
                .count();
    }

    private static Read charge(int number, long offset) {
        Entry entry = Sample.charge(number, 1, new Origin("t", 0, offset));
        return StoreRig.upsert(entry);
    }

    private List<String> entries() throws SQLException {
        return rig.query("SELECT id FROM tributary.entry ORDER BY id");
    }

    private String offset() throws SQLException {
        return rig.query("SELECT next_offset FROM tributary.sink_offset").get(0);
    }
}
