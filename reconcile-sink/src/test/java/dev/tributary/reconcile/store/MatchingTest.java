package dev.tributary.reconcile.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.reconcile.engine.AccountGroups;
import dev.tributary.reconcile.engine.Change;
import dev.tributary.reconcile.engine.MatchKind;
import dev.tributary.reconcile.entry.EntryKey;
import dev.tributary.reconcile.entry.EntryKind;
import dev.tributary.reconcile.entry.EntryState;
import dev.tributary.reconcile.entry.Origin;
import dev.tributary.reconcile.map.MappedInput;
import dev.tributary.reconcile.rule.RuleSets;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MatchingTest {
    private static final EntryKey CHARGE = new EntryKey("stripe", "txn_1");

    @AutoClose private final StoreRig rig = new StoreRig();
    private ExactlyOnceWriter writer;
    private long offset;

    @BeforeEach
    void open() throws SQLException {
        writer = rig.writer();
        writer.take(List.of(new TopicPartition("t", 0)));
    }

    @Test
    void voidsAMatchWhoseMemberIsDeletedAndFindsItAgainWhenItComesBack() throws SQLException {
        pair(1);
        assertThat(statuses()).containsExactly("AUTO held");

        write(new MappedInput.Delete(CHARGE, 2, at()));
        match();
        assertThat(statuses()).containsExactly("VOID member_removed");
        assertThat(active()).isZero();

        write(new MappedInput.Upsert(Sample.charge(1, 3, at())));
        match();
        assertThat(statuses()).containsExactly("VOID member_removed", "AUTO held");
        assertThat(
                        rig.query(
                                "SELECT action FROM tributary.decision_log"
                                        + " WHERE subject IN (SELECT id FROM tributary.match)"
                                        + " ORDER BY seq"))
                .containsExactly("matched", "voided", "matched");
        assertThat(rig.query("SELECT * FROM tributary.broken_decision_log()")).isEmpty();
    }

    @Test
    void refusesInTheSchemaThatAnEntryIsUsedTwice() throws SQLException {
        pair(1);

        assertThatThrownBy(
                        () ->
                                rig.execute(
                                        "INSERT INTO tributary.match_member SELECT match_no + 1,"
                                                + " source, id, kind, role, position, active"
                                                + " FROM tributary.match_member"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("match_member_used_once");
    }

    @Test
    void refusesToChangeTheDecisionLogAndSeesWhereItWasChanged() throws SQLException {
        pair(1);
        pair(2);
        for (String sql :
                List.of(
                        "UPDATE tributary.decision_log SET actor = 'x'",
                        "DELETE FROM tributary.decision_log",
                        "TRUNCATE tributary.decision_log")) {
            assertThatThrownBy(() -> rig.execute(sql)).hasMessageContaining("only ever added to");
        }

        rig.execute(
                "ALTER TABLE tributary.decision_log DISABLE TRIGGER decision_log_is_append_only;"
                        + " UPDATE tributary.decision_log SET body = '{}' WHERE seq = 1"
                        + " AND chain = 'money/g1'");
        assertThat(rig.query("SELECT chain || seq || reason FROM tributary.broken_decision_log()"))
                .containsExactly("money/g11it was changed");
    }

    @Test
    void tellsTheSameTextOfTheLogInJavaAndInTheDatabase() throws SQLException {
        rig.query("SELECT tributary.append_decision_log('money/g1', 'somebody', 'x', 'y', '{}')");
        pair(1);

        assertThat(rig.query("SELECT * FROM tributary.broken_decision_log()")).isEmpty();
    }

    @Test
    void leavesAScopeToWhoHasItAndAnEntryThatCameMeanwhileToTheNextRun() throws SQLException {
        write(new MappedInput.Upsert(Sample.charge(1, 1, at())));
        try (Connection other = rig.database.connection()) {
            other.prepareStatement("SELECT scope FROM tributary.scope FOR UPDATE").executeQuery();
            assertThat(rig.matching(writer).next()).isEmpty();
            write(new MappedInput.Upsert(Sample.booked(1, 1, at())));
            other.rollback();
        }
        match();

        assertThat(active()).isEqualTo(2);
    }

    @Test
    void followsAnAccountThatWasMerged() throws SQLException {
        // The books' account of another group: nothing meets.
        write(
                new MappedInput.Upsert(Sample.charge(1, 1, at())),
                new MappedInput.Upsert(
                        Sample.entry(
                                new EntryKey("quickbooks", "je_1"),
                                EntryKind.LEDGER,
                                "quickbooks:acct_2",
                                1,
                                EntryState.OPEN,
                                1,
                                at())));
        match();
        assertThat(active()).isZero();

        write(
                new MappedInput.AccountUpsert(
                        "quickbooks:acct_2",
                        "quickbooks",
                        "acct_2",
                        "Old",
                        "ledger",
                        null,
                        "merged",
                        "quickbooks:acct_1",
                        BigDecimal.ZERO,
                        null,
                        "USD",
                        2,
                        at()));
        match();

        assertThat(active()).isEqualTo(2);
    }

    @Test
    void placesEverythingAnewWhenTheGroupsChange() throws SQLException {
        for (int number = 1; number <= 3; number++) {
            pair(number);
        }
        assertThat(active()).isEqualTo(6);
        Placement apart =
                new Placement(
                        RuleSets.exact(),
                        AccountGroups.parse(
                                "groups:\n  - name: one\n    accounts: [stripe:acct_1]\n"));
        reblock(apart);
        Matching other =
                new Matching(
                        rig.database,
                        StoreRig.CONNECTOR,
                        apart,
                        writer::owned,
                        Publication.NONE,
                        100);
        StoreRig.matchAll(other);
        assertThat(active()).isZero();

        reblock(StoreRig.placement());
        match();
        assertThat(active()).isEqualTo(6);
    }

    @Test
    void refusesASecondConnectorWithOtherGroupsUntilTheFirstIsForgotten() throws SQLException {
        Placement apart =
                new Placement(
                        RuleSets.exact(),
                        AccountGroups.parse(
                                "groups:\n  - name: one\n    accounts: [stripe:acct_1]\n"));
        reblock(StoreRig.placement());
        reblock(StoreRig.placement(), "second");

        assertThatThrownBy(() -> reblock(apart, "third"))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("the connector reconcile writes")
                .hasMessageContaining("account.groups")
                .hasMessageContaining("SELECT tributary.forget_connector('reconcile')");
        assertThat(
                        rig.query(
                                "SELECT count(DISTINCT value) || ' ' || count(*)"
                                        + " FROM tributary.setting"))
                .containsExactly("1 3");

        rig.query("SELECT tributary.forget_connector('reconcile')::text");
        rig.query("SELECT tributary.forget_connector('second')::text");
        reblock(apart, "third");
        // Its own are its own to change.
        reblock(StoreRig.placement(), "third");
    }

    @Test
    void endsNothingThatAnotherScopeHasFoundMeanwhile() throws SQLException {
        write(new MappedInput.Upsert(Sample.charge(1, 1, at())));
        match();
        pair(2);
        String open = "SELECT id FROM tributary.finding WHERE resolved_at IS NULL";
        List<String> before = rig.query(open);
        assertThat(before).isNotEmpty();
        List<EntryKey> keys = List.of(CHARGE, new EntryKey("stripe", "txn_2"));
        try (Connection connection = rig.database.connection()) {
            Statements statements = new Statements(connection);
            FindingTable findings = new FindingTable(statements);
            MatchTables matches = new MatchTables(statements, "money/g1", new KnownKeys(Set.of()));
            var awaited = findings.open(MatchKind.CHARGE_LEDGER, keys);
            var held = matches.holding(MatchKind.CHARGE_LEDGER, keys);
            // The entries moved, and whoever has the other scope was faster.
            rig.execute("UPDATE tributary.finding SET scope = 'money/g3'");
            rig.execute("UPDATE tributary.match SET scope = 'money/g3'");
            findings.resolve(
                    awaited.stream()
                            .map(one -> new Change.Resolved(one, null, "no_longer"))
                            .toList());
            matches.end(
                    held.stream().map(one -> new Change.Voided(one, "moved")).toList(), List.of());
            connection.commit();
            assertThat(awaited).isNotEmpty();
            assertThat(held).isNotEmpty();
        }

        assertThat(rig.query(open)).containsExactlyInAnyOrderElementsOf(before);
        assertThat(statuses()).containsExactly("AUTO held");
    }

    @Test
    void goesOnWithOthersWhileOneScopeFailsAgainAndAgain() throws SQLException {
        rig.execute(
                "CREATE FUNCTION public.slow() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
                        + " IF NEW.scope = 'money/g1' THEN RAISE EXCEPTION USING ERRCODE = '57014';"
                        + " END IF; RETURN NEW; END $$;"
                        + " CREATE TRIGGER slow BEFORE INSERT ON tributary.match"
                        + " FOR EACH ROW EXECUTE FUNCTION public.slow()");
        for (int number = 1; number <= 2; number++) {
            write(
                    new MappedInput.Upsert(Sample.charge(number, 1, at())),
                    new MappedInput.Upsert(Sample.booked(number, 1, at())));
        }
        // The one that fails waits longest.
        rig.execute(
                "UPDATE tributary.scope SET last_run_at = now()"
                        + " - CASE scope WHEN 'money/g1' THEN interval '1 day' ELSE '0' END");
        Matching matching = rig.matching(writer);

        assertThatThrownBy(matching::next)
                .isInstanceOfSatisfying(
                        ScopeFailedException.class,
                        e -> {
                            assertThat(e.scope()).isEqualTo("money/g1");
                            assertThat(e.failures()).isEqualTo(1);
                            assertThat(e.getSQLState()).isEqualTo("57014");
                        });
        StoreRig.matchAll(matching);

        assertThat(statuses()).containsExactly("AUTO held");
        rig.execute("UPDATE tributary.scope SET next_try_at = now() WHERE failures > 0");
        assertThatThrownBy(matching::next).isInstanceOf(ScopeFailedException.class);
        assertThat(
                        rig.query(
                                "SELECT scope || ' ' || failures || ' ' || last_failure || ' '"
                                        + " || (next_try_at > now() + interval '1 second')"
                                        + " FROM tributary.scope WHERE failures > 0"))
                .containsExactly("money/g1 2 57014 true");

        rig.execute("DROP TRIGGER slow ON tributary.match");
        rig.execute("UPDATE tributary.scope SET next_try_at = now() WHERE failures > 0");
        StoreRig.matchAll(matching);
        assertThat(statuses()).containsExactly("AUTO held", "AUTO held");
        assertThat(rig.query("SELECT scope FROM tributary.scope WHERE failures > 0")).isEmpty();
    }

    private void reblock(Placement placement) throws SQLException {
        reblock(placement, StoreRig.CONNECTOR);
    }

    private void reblock(Placement placement, String connector) throws SQLException {
        try (Connection connection = rig.database.connection()) {
            new Reblocking(placement).ifChanged(connection, connector);
        }
    }

    private void pair(int number) throws SQLException {
        write(
                new MappedInput.Upsert(Sample.charge(number, 1, at())),
                new MappedInput.Upsert(Sample.booked(number, 1, at())));
        match();
    }

    private Origin at() {
        return new Origin("t", 0, offset + 1);
    }

    private void write(MappedInput... inputs) throws SQLException {
        for (MappedInput input : inputs) {
            writer.write(List.of(StoreRig.read("t", 0, offset++, input)), StoreRig.NONE_EXPECTED);
        }
    }

    private void match() throws SQLException {
        StoreRig.matchAll(rig.matching(writer));
    }

    private long active() throws SQLException {
        return rig.query("SELECT id FROM tributary.match_member WHERE active").size();
    }

    private List<String> statuses() throws SQLException {
        return rig.query(
                "SELECT status || ' ' || coalesce(end_reason, 'held') FROM tributary.match"
                        + " WHERE kind = 'charge-ledger' ORDER BY match_no");
    }
}
