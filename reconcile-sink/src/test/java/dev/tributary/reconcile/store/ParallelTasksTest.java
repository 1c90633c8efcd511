package dev.tributary.reconcile.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.reconcile.engine.Engine;
import dev.tributary.reconcile.engine.MemoryEntryStore;
import dev.tributary.reconcile.engine.MergedAccounts;
import dev.tributary.reconcile.engine.Scopes;
import dev.tributary.reconcile.entry.Entry;
import dev.tributary.reconcile.entry.Origin;
import dev.tributary.reconcile.rule.RuleSets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** Four tasks write both halves of pairs at once, and match at once. */
class ParallelTasksTest {
    private static final int PAIRS = 4_000;
    private static final int TASKS = 4;
    private static final int BATCH = 100;

    @Test
    void missNothingAndUseNothingTwice() throws Exception {
        try (StoreRig rig = new StoreRig()) {
            ExecutorService tasks = Executors.newFixedThreadPool(TASKS);
            CountDownLatch begin = new CountDownLatch(1);
            List<Future<?>> ends = new ArrayList<>();
            for (int task = 0; task < TASKS; task++) {
                int number = task;
                ends.add(tasks.submit(() -> run(rig, number, begin)));
            }
            begin.countDown();
            for (Future<?> end : ends) {
                end.get();
            }
            tasks.shutdown();
            ExactlyOnceWriter last = rig.writer();
            last.take(List.of(new TopicPartition("t", 0)));
            StoreRig.matchAll(rig.matching(last));

            assertThat(rig.query("SELECT count(*) FROM tributary.dirty")).containsExactly("0");
            assertThat(rig.holding()).hasSize(PAIRS).isEqualTo(inMemory());
            assertThat(
                            rig.query(
                                    "SELECT source || id FROM tributary.match_member WHERE active"
                                            + " GROUP BY source, id, kind HAVING count(*) > 1"))
                    .isEmpty();
            assertThat(rig.query("SELECT * FROM tributary.broken_decision_log()")).isEmpty();
        }
    }

    /** Pair n has one half in partition n mod 4 and the other in the next one, at the same time. */
    private static Void run(StoreRig rig, int task, CountDownLatch begin) throws Exception {
        ExactlyOnceWriter writer = rig.writer();
        Matching matching = rig.matching(writer);
        writer.take(List.of(new TopicPartition("t", task)));
        begin.await();
        List<Entry> mine = entriesOf(task);
        for (int from = 0; from < mine.size(); from += BATCH) {
            writer.write(
                    mine.subList(from, Math.min(from + BATCH, mine.size())).stream()
                            .map(StoreRig::upsert)
                            .toList(),
                    StoreRig.NONE_EXPECTED);
            matching.next();
        }
        return null;
    }

    private static List<Entry> entriesOf(int task) {
        List<Entry> entries = new ArrayList<>();
        for (int pair = 0; pair < PAIRS; pair++) {
            Origin origin = new Origin("t", task, entries.size());
            if (pair % TASKS == task) {
                entries.add(Sample.charge(pair, 1, origin));
            } else if ((pair + 1) % TASKS == task) {
                entries.add(Sample.booked(pair, 1, origin));
            }
        }
        return entries;
    }

    private static List<String> inMemory() {
        MemoryEntryStore memory =
                new MemoryEntryStore(
                        new Engine(
                                RuleSets.exact(),
                                new Scopes(StoreRig.groups(), MergedAccounts.none())));
        for (int task = 0; task < TASKS; task++) {
            entriesOf(task).forEach(memory::upsert);
        }
        memory.match();
        return StoreRig.told(memory.matches());
    }
}
