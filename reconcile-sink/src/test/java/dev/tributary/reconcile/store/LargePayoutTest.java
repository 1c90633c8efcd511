package dev.tributary.reconcile.store;

import static dev.tributary.reconcile.Some.charge;
import static dev.tributary.reconcile.Some.payout;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.reconcile.engine.AccountGroups;
import dev.tributary.reconcile.engine.Engine;
import dev.tributary.reconcile.engine.MemoryEntryStore;
import dev.tributary.reconcile.engine.Scopes;
import dev.tributary.reconcile.entry.Entry;
import dev.tributary.reconcile.map.MappedInput;
import dev.tributary.reconcile.rule.RuleSets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A payout whose items come in many batches; its size can be set, to measure. */
class LargePayoutTest {
    private static final int ITEMS = Integer.getInteger("tributary.items", 5_000);
    private static final int BATCH = ITEMS / 20;

    @AutoClose private final StoreRig rig = new StoreRig();
    private ExactlyOnceWriter writer;
    private Matching matching;
    private long offset;

    @BeforeEach
    void open() throws SQLException {
        Placement placement = new Placement(RuleSets.exact(), AccountGroups.none());
        writer =
                new ExactlyOnceWriter(
                        rig.database,
                        StoreRig.CONNECTOR,
                        new Rows(placement, List.of()),
                        new RecreatedTopics.Terms(false, ""));
        writer.take(List.of(new TopicPartition("t", 0)));
        matching =
                new Matching(
                        rig.database,
                        StoreRig.CONNECTOR,
                        new Placement(RuleSets.exact(), AccountGroups.none()),
                        writer::owned,
                        Publication.NONE,
                        BATCH);
    }

    @Test
    void writesItsMembersOnceThoughItIsMatchedWithEachBatch() throws SQLException {
        List<Entry> all = payoutAndItems();
        for (int from = 0; from < all.size(); from += BATCH) {
            write(all.subList(from, Math.min(all.size(), from + BATCH)));
            StoreRig.matchAll(matching);
        }

        assertThat(rig.holding()).isEqualTo(inMemory(all)).hasSize(1);
        assertThat(
                        Integer.parseInt(
                                rig.query("SELECT count(*) FROM tributary.match_member").get(0)))
                .isBetween(ITEMS, ITEMS + 2_000);
    }

    @Test
    void isReadAFewTimesWhereAllOfItWaits() throws SQLException {
        List<Entry> all = payoutAndItems();
        write(all);
        int runs = 0;
        Optional<Matching.Run> run = matching.next();
        while (run.isPresent()) {
            runs++;
            run = matching.next();
        }

        assertThat(runs).isLessThanOrEqualTo(4);
        assertThat(rig.holding()).isEqualTo(inMemory(all)).hasSize(1);
    }

    private static List<Entry> payoutAndItems() {
        List<Entry> all = new ArrayList<>();
        for (int i = 0; i < ITEMS; i++) {
            all.add(charge("txn_" + i).amount("1").group("po_1").build());
        }
        all.add(ITEMS / 3, payout("txn_po").ref("payout", "po_1").amount("-" + ITEMS).build());
        return all;
    }

    private static List<String> inMemory(List<Entry> all) {
        MemoryEntryStore memory = new MemoryEntryStore(new Engine(RuleSets.exact(), Scopes.all()));
        all.forEach(memory::upsert);
        memory.match();
        return StoreRig.told(memory.matches());
    }

    private void write(List<Entry> entries) throws SQLException {
        List<Read> reads = new ArrayList<>();
        for (Entry entry : entries) {
            reads.add(StoreRig.read("t", 0, offset++, new MappedInput.Upsert(entry)));
        }
        writer.write(reads, StoreRig.NONE_EXPECTED);
    }
}
