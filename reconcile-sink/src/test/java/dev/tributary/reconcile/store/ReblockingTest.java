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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules are compared by what they say, not by what they are called. */
class ReblockingTest {
    private static final String SLOW = "version: mine\ndays: {payout_to_bank: 9}\n";

    @TempDir private Path folder;
    private StoreRig rig;

    @BeforeEach
    void open() {
        rig = new StoreRig();
    }

    @AfterEach
    void close() {
        rig.close();
    }

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
        place("first", "version: mine\n");
        ExactlyOnceWriter writer = rig.writer();
        writer.take(List.of(new TopicPartition("t", 0)));
        writer.write(
                List.of(StoreRig.upsert(Sample.charge(1, 1, new Origin("t", 0, 0)))),
                StoreRig.NONE_EXPECTED);
        StoreRig.matchAll(rig.matching(writer));
        assertThat(dirty()).containsExactly("0");

        place("first", SLOW);

        assertThat(dirty()).containsExactly("1");
    }

    private List<String> dirty() throws SQLException {
        return rig.query("SELECT count(*) FROM tributary.dirty");
    }

    private void place(String connector, String rules) throws IOException, SQLException {
        Path file = Files.writeString(folder.resolve("rules.yaml"), rules);
        Placement placement =
                new Placement(RuleSets.read(file, ExchangeRates.none()), StoreRig.groups());
        try (Connection connection = rig.database.connection()) {
            new Reblocking(placement).ifChanged(connection, connector);
        }
    }
}
