package dev.tributary.reconcile.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tributary.reconcile.engine.Change;
import dev.tributary.reconcile.entry.Origin;
import dev.tributary.reconcile.map.MappedInput;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class MatcherTest {

    @Test
    void tellsThatAScopeFailedAndGoesOnUntilItNoLongerDoes() throws SQLException {
        AtomicInteger failed = new AtomicInteger();
        AtomicInteger ran = new AtomicInteger();
        RunListener listener =
                new RunListener() {
                    @Override
                    public void ran(int dirty, Change change) {
                        ran.addAndGet(dirty);
                    }

                    @Override
                    public void scopeFailed() {
                        failed.incrementAndGet();
                    }
                };
        try (StoreRig rig = new StoreRig()) {
            ExactlyOnceWriter writer = rig.writer();
            writer.take(List.of(new TopicPartition("t", 0)));
            for (int number = 0; number < 2; number++) {
                writer.write(
                        List.of(
                                StoreRig.read(
                                        "t",
                                        0,
                                        number,
                                        new MappedInput.Upsert(
                                                Sample.charge(
                                                        number, 1, new Origin("t", 0, number))))),
                        StoreRig.NONE_EXPECTED);
            }
            rig.execute(
                    "CREATE FUNCTION public.slow() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
                            + " IF NEW.scope = 'money/g0' THEN RAISE EXCEPTION USING ERRCODE ="
                            + " '57014'; END IF; RETURN NEW; END $$;"
                            + " CREATE TRIGGER slow BEFORE INSERT ON tributary.finding"
                            + " FOR EACH ROW EXECUTE FUNCTION public.slow()");
            try (Matcher matcher =
                    new Matcher("test", rig.matching(writer), listener, Duration.ofMillis(50))) {
                matcher.start();
                await().atMost(Duration.ofSeconds(20))
                        .until(() -> failed.get() >= 2 && ran.get() == 1);
                matcher.check();
                rig.execute("DROP TRIGGER slow ON tributary.finding");
                await().atMost(Duration.ofSeconds(20)).until(() -> ran.get() == 2);
                matcher.check();
            }
            assertThat(rig.query("SELECT scope FROM tributary.dirty")).isEmpty();
        }
    }
}
