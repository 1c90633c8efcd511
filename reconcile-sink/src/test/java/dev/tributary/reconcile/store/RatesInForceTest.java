package dev.tributary.reconcile.store;

import static dev.tributary.reconcile.Some.bank;
import static dev.tributary.reconcile.Some.ledger;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.reconcile.Some;
import dev.tributary.reconcile.engine.AccountGroups;
import dev.tributary.reconcile.map.MappedInput;
import dev.tributary.reconcile.rule.RulesInForce;
import dev.tributary.reconcile.rule.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds does not depend on when a rate came. */
class RatesInForceTest {
    private static final String NONE = "";
    private static final String RIGHT = "2026-03-02,EUR,USD,1.08\n";
    private static final String NEAR = "2026-03-02,EUR,USD,1.1\n";
    private static final String WRONG = "2026-03-02,EUR,USD,10.8\n";

    @TempDir private Path folder;
    @AutoClose private final StoreRig rig = new StoreRig();
    private ExactlyOnceWriter writer;
    private long offset;
    private int files;
    private Instant written = Instant.parse("2026-03-03T00:00:00Z");

    @BeforeEach
    void open() throws SQLException {
        writer =
                new ExactlyOnceWriter(
                        rig.database,
                        StoreRig.CONNECTOR,
                        new Rows(placement(file(NONE)), List.of()),
                        new RecreatedTopics.Terms(false, "keys"));
        writer.take(List.of(new TopicPartition("t", 0)));
    }

    @Test
    void matchesAPairWhoseRateWasAdded() throws Exception {
        pair();
        run(task(file(NONE)));
        assertThat(mismatches()).containsExactly("plaid:b");
        assertThat(held()).containsExactly("REVIEW 0.0000 currency");

        run(task(file(RIGHT)));

        assertThat(held()).containsExactly("AUTO 0.0000 none");
        assertThat(mismatches()).isEmpty();
    }

    @Test
    void leavesOverWhatACorrectedRateLeavesOver() throws Exception {
        pair();
        run(task(file(RIGHT)));

        run(task(file(NEAR)));

        assertThat(held()).containsExactly("AUTO -2.0000 exchange");
    }

    @Test
    void findsThatARateIsUnknownWhenItWasTakenOut() throws Exception {
        pair();
        run(task(file(RIGHT)));

        run(task(file(NONE)));

        assertThat(held()).containsExactly("REVIEW 0.0000 currency");
        assertThat(mismatches()).containsExactly("plaid:b");
    }

    @Test
    void joinsAPairThatAWrongRateKeptApart() throws Exception {
        pair();
        run(task(file(WRONG)));
        assertThat(held()).isEmpty();
        assertThat(mismatches()).isEmpty();

        run(task(file(RIGHT)));

        assertThat(held()).containsExactly("AUTO 0.0000 none");
    }

    @Test
    void looksAgainAtNothingThatNoRateCanChange() throws Exception {
        pair();
        write(
                bank("b2").check("C2"),
                ledger("l2").check("C2"),
                bank("b3").check("C3"),
                ledger("l4").check("C4").currency("EUR"));
        run(task(file(NONE)));

        assertThat(run(task(file(RIGHT)))).isEqualTo(1);
        assertThat(run(task(file("# the same\n" + RIGHT)))).isZero();
    }

    @Test
    void takesTheRatesOfAFileThatIsWrittenAnewWhileItRuns() throws Exception {
        pair();
        Path rates = file(NONE);
        Matching running = task(rates);
        run(running);

        rewrite(rates, RIGHT);
        run(running);

        assertThat(held()).containsExactly("AUTO 0.0000 none");
    }

    @Test
    void leavesMatchingToWhoBroughtItsRatesLast() throws Exception {
        Path late = file(NONE);
        Matching before = task(late);
        run(before);
        Matching after = task(file(RIGHT));
        run(after);
        pair();

        assertThat(run(before)).isZero();
        assertThat(run(after)).isEqualTo(2);
        assertThat(run(before)).isZero();
        assertThat(held()).containsExactly("AUTO 0.0000 none");

        rewrite(late, RIGHT);
        write(bank("b2").check("C2"), ledger("l2").check("C2"));
        assertThat(run(before)).isEqualTo(2);
        assertThat(run(after)).isZero();
    }

    @Test
    void bringsNothingInOnceItsPartitionsAreAnothers() throws Exception {
        Path rates = file(NONE);
        Matching running = task(rates);
        run(running);
        List<String> before = setting();
        rig.execute("UPDATE tributary.sink_offset SET owner_epoch = owner_epoch + 1");

        rewrite(rates, RIGHT);
        assertThatThrownBy(running::next).isInstanceOf(FenceLostException.class);

        assertThat(before).hasSize(1);
        assertThat(setting()).isEqualTo(before);
    }

    private List<String> setting() throws SQLException {
        return rig.query("SELECT value FROM tributary.setting WHERE name = 'rates'");
    }

    /** By the right rate they are the same. */
    private void pair() throws SQLException {
        write(
                bank("b").check("C77").amount("108"),
                ledger("l").check("C77").currency("EUR").amount("100"));
    }

    private void write(Some... entries) throws SQLException {
        for (Some entry : entries) {
            writer.write(
                    List.of(StoreRig.read("t", 0, offset++, new MappedInput.Upsert(entry.build()))),
                    StoreRig.NONE_EXPECTED);
        }
    }

    /** As a task that starts. */
    private Matching task(Path rates) {
        return new Matching(
                rig.database,
                StoreRig.CONNECTOR,
                placement(rates),
                writer::owned,
                Publication.NONE,
                500);
    }

    private static int run(Matching matching) throws SQLException {
        return StoreRig.matchAll(matching);
    }

    private static Placement placement(Path rates) {
        return new Placement(RulesInForce.of(Settings.DEFAULTS, rates), AccountGroups.none());
    }

    private Path file(String lines) {
        Path file = folder.resolve("rates" + files++ + ".csv");
        rewrite(file, lines);
        return file;
    }

    /** Each later than the one before. */
    private void rewrite(Path file, String lines) {
        try {
            Files.writeString(file, lines);
            written = written.plusSeconds(60);
            Files.setLastModifiedTime(file, FileTime.from(written));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> held() throws SQLException {
        return rig.query(
                "SELECT status || ' ' || variance || ' ' || coalesce(variance_reason, 'none')"
                        + " FROM tributary.match WHERE valid_to IS NULL AND kind = 'bank-ledger'"
                        + " ORDER BY 1");
    }

    private List<String> mismatches() throws SQLException {
        return rig.query(
                "SELECT source || ':' || entry_id FROM tributary.finding"
                        + " WHERE kind = 'CURRENCY_MISMATCH' AND resolved_at IS NULL ORDER BY 1");
    }
}
