package dev.tributary.reconcile.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.reconcile.entry.Origin;
import dev.tributary.reconcile.rule.ExchangeRates;
import dev.tributary.reconcile.rule.RuleSets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules are compared by what they say, not by what they are called. */
class ReblockingTest {
    private static final String SLOW = "version: mine\ndays: {payout_to_bank: 9}\n";

    @TempDir private Path folder;
    @AutoClose private final StoreRig rig = new StoreRig();

    @Test
    void refusesAnotherConnectorWithOtherRulesOfTheSameVersion() throws Exception {
        place("first", "version: mine\n");

        assertThatThrownBy(() -> place("second", SLOW))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("the connector first writes")
                .hasMessageContaining("match.rules.file")
                .hasMessageContaining("SELECT tributary.forget_connector('first')");
    }

    @Test
    void takesAnotherConnectorWhoseFileSaysTheSameInOtherWords() throws Exception {
        place("first", SLOW);

        place("second", "# as the first\ndays:\n  payout_to_bank: 9\nversion: \"mine\"\n");

        assertThat(
                        rig.query(
                                "SELECT count(DISTINCT value)::text FROM tributary.setting"
                                        + " WHERE name LIKE 'connector:%'"))
                .containsExactly("1");
    }

    @Test
    void matchesEverythingAnewByOtherRulesOfTheSameVersion() throws Exception {
        Placement mine = place("first", "version: mine\n");
        ExactlyOnceWriter writer = writer(mine);
        writer.write(List.of(charge(0)), StoreRig.NONE_EXPECTED);
        StoreRig.matchAll(matching(mine, writer));
        assertThat(dirty()).containsExactly("0");

        place("first", SLOW);

        assertThat(dirty()).containsExactly("1");
    }

    @Test
    void aTaskThatStillHasOtherRulesWritesAndMatchesNothing() throws Exception {
        Placement former = place("first", "version: mine\n");
        ExactlyOnceWriter writer = writer(former);
        writer.write(List.of(charge(0)), StoreRig.NONE_EXPECTED);
        Placement now = place("first", SLOW);

        assertThatThrownBy(() -> writer.write(List.of(charge(1)), StoreRig.NONE_EXPECTED))
                .isInstanceOf(PlacedOtherwiseException.class)
                .hasMessageContaining("account.groups");
        assertThatThrownBy(() -> matching(former, writer).next())
                .isInstanceOf(PlacedOtherwiseException.class);
        assertThat(rig.query("SELECT next_offset FROM tributary.sink_offset")).containsExactly("1");

        assertThat(StoreRig.matchAll(matching(now, writer(now)))).isEqualTo(1);
    }

    private ExactlyOnceWriter writer(Placement placement) throws SQLException {
        ExactlyOnceWriter writer =
                new ExactlyOnceWriter(
                        rig.database,
                        "first",
                        new Rows(placement, List.of()),
                        new RecreatedTopics.Terms(false, ""));
        writer.take(List.of(new TopicPartition("t", 0)));
        return writer;
    }

    private Matching matching(Placement placement, ExactlyOnceWriter of) {
        return new Matching(rig.database, "first", placement, of::owned, Publication.NONE, 100);
    }

    private static Read charge(int number) {
        return StoreRig.upsert(Sample.charge(number, 1, new Origin("t", 0, number)));
    }

    private List<String> dirty() throws SQLException {
        return rig.query("SELECT count(*) FROM tributary.dirty");
    }

    private Placement place(String connector, String rules) throws IOException, SQLException {
        Path file = Files.writeString(folder.resolve("rules.yaml"), rules);
        Placement placement =
                new Placement(RuleSets.read(file, ExchangeRates.none()), StoreRig.groups());
        try (Connection connection = rig.database.connection()) {
            new Reblocking(placement).ifChanged(connection, connector);
        }
        return placement;
    }
}
