package dev.tributary.reconcile.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tributary.reconcile.engine.Change;
import dev.tributary.reconcile.engine.RuleSet;
import dev.tributary.reconcile.entry.Origin;
import dev.tributary.reconcile.rule.RuleSets;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

final class ReconciliationStoreTest {
    private static final RunListener UNHEARD =
            new RunListener() {
                @Override
                public void ran(int dirty, Change change) {}

                @Override
                public void scopeFailed() {}
            };

    @Test
    void matchesOneGroupWhileAnotherTakesLong() throws Exception {
        try (StoreRig rig = new StoreRig();
                Connection holder = rig.database.connection();
                Statement hold = holder.createStatement()) {
            rig.execute(
                    "CREATE FUNCTION public.wait_in_g0() RETURNS trigger LANGUAGE plpgsql AS $$"
                            + " BEGIN IF NEW.scope = 'money/g0' THEN PERFORM"
                            + " pg_advisory_xact_lock(77); END IF; RETURN NEW; END $$;"
                            + " CREATE TRIGGER wait_in_g0 BEFORE INSERT ON tributary.match"
                            + " FOR EACH ROW EXECUTE FUNCTION public.wait_in_g0()");
            hold.execute("SELECT pg_advisory_lock(77)");
            holder.commit();
            AtomicInteger told = new AtomicInteger();
            try (ReconciliationStore store = store(rig, told)) {
                store.prepare();
                store.writer().take(List.of(new TopicPartition("t", 0)));
                store.writer().write(pairs(4), StoreRig.NONE_EXPECTED);
                store.wake();
                await().atMost(Duration.ofSeconds(30))
                        .untilAsserted(() -> assertThat(rig.holding()).hasSize(3));
                store.check();
                hold.execute("SELECT pg_advisory_unlock(77)");
                holder.commit();
                await().atMost(Duration.ofSeconds(30))
                        .untilAsserted(() -> assertThat(rig.holding()).hasSize(4));
            }
            assertThat(told).hasValue(4);
        }
    }

    /** Pair n is of group n. */
    private static List<Read> pairs(int count) {
        List<Read> reads = new ArrayList<>();
        for (int pair = 0; pair < count; pair++) {
            reads.add(StoreRig.upsert(Sample.charge(pair, 1, new Origin("t", 0, reads.size()))));
            reads.add(StoreRig.upsert(Sample.booked(pair, 1, new Origin("t", 0, reads.size()))));
        }
        return reads;
    }

    private static ReconciliationStore store(StoreRig rig, AtomicInteger told) {
        RuleSet rules = RuleSets.exact();
        ReconciliationStore.Terms terms =
                new ReconciliationStore.Terms(
                        () -> rules,
                        StoreRig.groups(),
                        List.of(),
                        false,
                        "keys",
                        2,
                        500,
                        Duration.ofMillis(50));
        Publication counted =
                (connection, dirty, change) -> told.addAndGet(change.matched().size());
        return new ReconciliationStore(
                rig.database, StoreRig.CONNECTOR, "test", terms, counted, UNHEARD);
    }
}
