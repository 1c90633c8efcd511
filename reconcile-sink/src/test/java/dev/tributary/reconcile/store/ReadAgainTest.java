package dev.tributary.reconcile.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.reconcile.entry.EntryKey;
import dev.tributary.reconcile.entry.Origin;
import dev.tributary.reconcile.map.MappedInput;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReadAgainTest {
    private static final TopicPartition PARTITION = new TopicPartition("t", 0);
    private static final String READ_AGAIN =
            "SELECT was_read_to FROM tributary.read_again('" + StoreRig.CONNECTOR + "')";

    @AutoClose private final StoreRig rig = new StoreRig();
    private ExactlyOnceWriter writer;

    @BeforeEach
    void open() throws SQLException {
        writer = rig.writer();
        writer.take(List.of(PARTITION));
    }

    @Test
    void writesEveryEntryAnewAndKeepsWhatHolds() throws SQLException {
        List<Read> topic = topic();
        write(topic);
        List<String> matches = periods();
        List<String> log = log();
        rig.execute("UPDATE tributary.entry SET counterparty = 'as an older mapping had it'");

        assertThat(rig.query(READ_AGAIN)).containsExactly("6");
        writer = rig.writer();
        assertThat(writer.take(List.of(PARTITION))).containsEntry(PARTITION, 0L);
        write(topic);

        assertThat(matches).hasSize(1);
        assertThat(periods()).isEqualTo(matches);
        assertThat(log()).startsWith(log.toArray(String[]::new)).hasSize(log.size() + 1);
        assertThat(log().get(log.size())).contains("read_again");
        assertThat(rig.query("SELECT * FROM tributary.broken_decision_log()")).isEmpty();
        assertThat(
                        rig.query(
                                "SELECT id || ' ' || state || ' ' || version FROM tributary.entry"
                                        + " WHERE counterparty LIKE 'someone%' ORDER BY id"))
                .as("written anew, and none as it was before its last version")
                .containsExactly("je_1 OPEN 2", "txn_1 OPEN 3");
        assertThat(rig.query("SELECT id || state FROM tributary.entry WHERE id = 'txn_2'"))
                .containsExactly("txn_2REMOVED");
    }

    @Test
    void keepsWhatTheTopicHasNoLonger() throws SQLException {
        write(topic());
        List<String> matches = periods();

        rig.query(READ_AGAIN);
        writer = rig.writer();
        writer.take(List.of(PARTITION));
        write(topic().subList(4, 6));

        assertThat(periods()).isEqualTo(matches);
        assertThat(rig.query("SELECT count(*) FROM tributary.entry")).containsExactly("3");
    }

    @Test
    void endsATaskThatWasNotStopped() throws SQLException {
        write(topic());
        rig.query(READ_AGAIN);
        Read next = StoreRig.upsert(Sample.charge(9, 9, new Origin("t", 0, 6)));

        assertThatThrownBy(() -> writer.write(List.of(next), StoreRig.NONE_EXPECTED))
                .isInstanceOf(FenceLostException.class);
    }

    @Test
    void saysWhichConnectorsThereAre() {
        assertThatThrownBy(() -> rig.query("SELECT * FROM tributary.read_again('reconsile')"))
                .hasMessageContaining("no connector of that name")
                .hasMessageContaining("sink_offset");
    }

    /** A pair of which one half came twice, and one that was removed. */
    private static List<Read> topic() {
        List<Read> reads = new ArrayList<>();
        reads.add(StoreRig.upsert(Sample.charge(1, 1, at(0))));
        reads.add(StoreRig.upsert(Sample.booked(1, 2, at(1))));
        reads.add(StoreRig.upsert(Sample.charge(1, 3, at(2))));
        reads.add(StoreRig.upsert(Sample.charge(2, 3, at(3))));
        reads.add(
                StoreRig.read(
                        "t",
                        0,
                        4,
                        new MappedInput.Delete(new EntryKey("stripe", "txn_2"), 4, at(4))));
        reads.add(StoreRig.upsert(Sample.charge(1, 3, at(5))));
        return reads;
    }

    private static Origin at(long offset) {
        return new Origin("t", 0, offset);
    }

    /** One by one, matched after each: nothing that is out of date may match meanwhile. */
    private void write(List<Read> reads) throws SQLException {
        for (Read read : reads) {
            writer.write(List.of(read), StoreRig.NONE_EXPECTED);
            StoreRig.matchAll(rig.matching(writer));
        }
    }

    private List<String> periods() throws SQLException {
        return rig.query(
                "SELECT m.match_no || ' ' || m.id || ' ' || m.status FROM tributary.match m"
                        + " WHERE EXISTS (SELECT FROM tributary.match_member mm"
                        + " WHERE mm.match_no = m.match_no) ORDER BY m.match_no");
    }

    private List<String> log() throws SQLException {
        return rig.query(
                "SELECT chain || ' ' || seq || ' ' || action || ' ' || subject || ' ' || hash"
                        + " FROM tributary.decision_log ORDER BY chain = 'people', chain, seq");
    }
}
