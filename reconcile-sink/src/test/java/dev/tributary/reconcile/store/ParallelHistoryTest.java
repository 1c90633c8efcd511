package dev.tributary.reconcile.store;

import static dev.tributary.reconcile.Some.bank;
import static dev.tributary.reconcile.Some.ledger;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tributary.reconcile.Some;
import dev.tributary.reconcile.TestPostgres;
import dev.tributary.reconcile.engine.Change;
import dev.tributary.reconcile.engine.Engine;
import dev.tributary.reconcile.engine.Finding;
import dev.tributary.reconcile.engine.History;
import dev.tributary.reconcile.engine.MemoryEntryStore;
import dev.tributary.reconcile.engine.MergedAccounts;
import dev.tributary.reconcile.engine.Scopes;
import dev.tributary.reconcile.entry.Origin;
import dev.tributary.reconcile.map.MappedInput;
import dev.tributary.reconcile.rule.RuleSets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.types.Password;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Three tasks that write and match one history at once: versions of one entry in several
 * partitions, deletes, accounts that are merged, a number that is too common for a while. What
 * holds in the end is what one thread finds that is told it all.
 */
final class ParallelHistoryTest {
    private static final int TASKS = 3;
    private static final int BATCH = 9;
    private static final Origin ANY = new Origin("t", 0, 0);
    private static final RunListener UNHEARD =
            new RunListener() {
                @Override
                public void ran(int dirty, Change change) {}

                @Override
                public void scopeFailed() {}
            };

    @ParameterizedTest
    @ValueSource(longs = {100, 117, 131})
    void endsAsOneThreadWouldHaveIt(long seed) throws Exception {
        List<MappedInput> inputs = inputs(seed);
        try (StoreRig rig = new StoreRig()) {
            List<ReconciliationStore> tasks = new ArrayList<>();
            try {
                for (int task = 0; task < TASKS; task++) {
                    tasks.add(task(rig, task));
                }
                write(inputs, tasks);
                await().atMost(Duration.ofMinutes(1))
                        .until(
                                () ->
                                        rig.query("SELECT seq FROM tributary.dirty LIMIT 1")
                                                .isEmpty());
                tasks.forEach(ReconciliationStore::check);
            } finally {
                tasks.forEach(ReconciliationStore::close);
            }
            MemoryEntryStore memory = inMemory(inputs);
            assertThat(rig.holding()).isNotEmpty().isEqualTo(StoreRig.told(memory.matches()));
            assertThat(
                            rig.query(
                                    "SELECT id FROM tributary.finding WHERE resolved_at IS NULL"
                                            + " ORDER BY id"))
                    .isEqualTo(memory.findings().stream().map(Finding::id).toList());
            assertThat(
                            rig.query(
                                    "SELECT concat_ws(' ', source, id, block | kinds)"
                                            + " FROM tributary.entry_block ORDER BY 1"))
                    .isEqualTo(
                            rig.query(
                                    "SELECT concat_ws(' ', source, id, b) FROM tributary.entry,"
                                            + " unnest(blocks) AS b ORDER BY 1"));
            assertThat(rig.query("SELECT * FROM tributary.broken_decision_log()")).isEmpty();
        }
    }

    private static ReconciliationStore task(StoreRig rig, int number) throws SQLException {
        ReconciliationStore task =
                new ReconciliationStore(
                        Database.open(
                                rig.url,
                                TestPostgres.user(),
                                new Password(TestPostgres.password())),
                        StoreRig.CONNECTOR,
                        "task-" + number,
                        new ReconciliationStore.Terms(
                                RuleSets::exact,
                                History.GROUPS,
                                List.of(),
                                false,
                                "",
                                2,
                                BATCH + 2,
                                Duration.ofMillis(20)),
                        Publication.NONE,
                        UNHEARD);
        task.prepare();
        task.writer().take(List.of(new TopicPartition("t", number)));
        return task;
    }

    /** All at once, each every so manyth. */
    private static void write(List<MappedInput> inputs, List<ReconciliationStore> tasks)
            throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(TASKS);
        try {
            List<Future<Void>> ends = new ArrayList<>();
            for (int task = 0; task < TASKS; task++) {
                int partition = task;
                List<Read> reads = new ArrayList<>();
                for (int i = task; i < inputs.size(); i += TASKS) {
                    reads.add(StoreRig.read("t", partition, reads.size(), inputs.get(i)));
                }
                ends.add(
                        threads.submit(
                                () -> {
                                    write(reads, tasks.get(partition));
                                    return null;
                                }));
            }
            for (Future<Void> end : ends) {
                end.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static void write(List<Read> reads, ReconciliationStore to) throws SQLException {
        int at = 0;
        while (at < reads.size()) {
            List<Read> batch = reads.subList(at, Math.min(at + BATCH, reads.size()));
            try {
                to.writer().write(batch, StoreRig.NONE_EXPECTED);
                to.wake();
                at += batch.size();
            } catch (SQLException e) {
                if (!SqlFault.isWorthAnotherTry(e)) {
                    throw e;
                }
            }
        }
    }

    private static List<MappedInput> inputs(long seed) {
        List<MappedInput> all = new ArrayList<>();
        for (History.Step step : new History(seed, 80).steps()) {
            all.add(
                    step.entry() != null
                            ? new MappedInput.Upsert(step.entry())
                            : new MappedInput.Delete(step.deleted(), step.version(), ANY));
        }
        Random random = new Random(seed);
        crowd(random, all);
        for (int account = 2; account <= 4; account++) {
            for (int version = 1; version <= 3; version++) {
                // The second and third end as parts of the first; the fourth is one for a while.
                boolean merged = (version == 3) == (account != 4);
                all.add(account("a" + account, version, merged ? "plaid:a1" : null));
            }
        }
        Collections.shuffle(all, random);
        return all;
    }

    /** A number that about as many share as may; some leave it, some are deleted. */
    private static void crowd(Random random, List<MappedInput> to) {
        for (int i = 0; i < 120; i++) {
            to.add(new MappedInput.Upsert(crowded(i).check("CR700").build()));
            switch (random.nextInt(6)) {
                case 0 ->
                        to.add(
                                new MappedInput.Upsert(
                                        crowded(i)
                                                .check("CR" + (701 + random.nextInt(2)))
                                                .version(3)
                                                .build()));
                case 1, 2, 3 -> to.add(new MappedInput.Delete(crowded(i).build().key(), 5, ANY));
                default -> {
                    // It stays.
                }
            }
        }
    }

    private static Some crowded(int i) {
        Some one = i % 2 == 0 ? bank("cb" + i).account("plaid:a" + (1 + i % 3)) : ledger("cl" + i);
        return one.amount(String.valueOf(500 + i / 2));
    }

    private static MappedInput account(String id, int version, String mergedInto) {
        return new MappedInput.AccountUpsert(
                "plaid:" + id,
                "plaid",
                id,
                "account",
                "depository",
                null,
                "open",
                mergedInto,
                null,
                null,
                "USD",
                version,
                ANY);
    }

    private static MemoryEntryStore inMemory(List<MappedInput> inputs) {
        MergedAccounts merged =
                MergedAccounts.of(Map.of("plaid:a2", "plaid:a1", "plaid:a3", "plaid:a1"));
        MemoryEntryStore memory =
                new MemoryEntryStore(
                        new Engine(RuleSets.exact(), new Scopes(History.GROUPS, merged)));
        for (MappedInput input : inputs) {
            if (input instanceof MappedInput.Upsert upsert) {
                memory.upsert(upsert.entry());
            } else if (input instanceof MappedInput.Delete delete) {
                memory.delete(delete.key(), delete.version());
            }
        }
        memory.match();
        return memory;
    }
}
