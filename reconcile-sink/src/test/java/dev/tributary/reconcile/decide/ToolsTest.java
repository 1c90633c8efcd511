package dev.tributary.reconcile.decide;

import static dev.tributary.reconcile.decide.SampleDatabase.column;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tributary.reconcile.TestPostgres;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person does at the terminal. */
class ToolsTest {
    @TempDir private Path folder;

    private SampleDatabase database;
    private Path passwordFile;

    private record Run(int code, String out, String err) {}

    @BeforeEach
    void make() throws IOException {
        database = SampleDatabase.make();
        passwordFile = Files.writeString(folder.resolve("password"), TestPostgres.password());
    }

    @ParameterizedTest
    @CsvSource({
        "confirm, bbbb0002, CONFIRM, 2",
        "reject, bbbb0002, REJECT, 2",
        "write-off, eeee0005, WRITE_OFF, 2",
        "write-off, ffff0007, WRITE_OFF, 1"
    })
    void aDecisionIsKeptLoggedAndItsEntriesAreMatchedAgain(
            String verb, String id, String kept, int members) throws SQLException {
        Run run = run("reconcile-decide", "reviewer", verb, id, "--reason", "seen on paper");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("by test_reviewer");
        try (Connection owner = database.asOwner()) {
            assertThat(
                            column(
                                    owner,
                                    """
                                    SELECT d.verb || ' ' || count(*) || ' ' || d.reason
                                    FROM tributary.decision d
                                    JOIN tributary.decision_member dm ON dm.decision_id = d.id
                                    GROUP BY d.id
                                    """))
                    .containsExactly(kept + " " + members + " seen on paper");
            assertThat(column(owner, "SELECT action FROM tributary.decision_log"))
                    .containsExactly(kept.toLowerCase(java.util.Locale.ROOT));
            assertThat(column(owner, "SELECT DISTINCT id FROM tributary.dirty")).hasSize(members);
        }
    }

    @Test
    void aSplitNamesThoseWhoLeave() throws SQLException {
        Run run =
                run(
                        "reconcile-decide",
                        "reviewer",
                        "split",
                        "aaaa0001",
                        "--member=stripe:txn_2",
                        "--reason=of another payout");

        assertThat(run.code()).as(run.err()).isZero();
        try (Connection owner = database.asOwner()) {
            assertThat(column(owner, "SELECT id FROM tributary.decision_member"))
                    .containsExactly("txn_2");
        }
        assertThat(
                        run(
                                        "reconcile-decide",
                                        "reviewer",
                                        "split",
                                        "aaaa0001",
                                        "--member=plaid:b1",
                                        "--reason=x")
                                .err())
                .contains("name some of the 3 entries");
    }

    @Test
    void entriesThatNoMatchJoinsCanBeConfirmedTogether() throws SQLException {
        Run run =
                run(
                        "reconcile-decide",
                        "reviewer",
                        "confirm",
                        "--kind=era-bank",
                        "--member=x12_835:1512345678-QS-TRACE-1",
                        "--member=plaid:b2",
                        "--reason=the bank said so");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("Confirmed", "2 entries of era-bank");
    }

    @Test
    void aDecisionThatIsTakenBackStaysInTheLog() throws SQLException {
        run("reconcile-decide", "reviewer", "confirm", "bbbb0002", "--reason", "sure");
        String id;
        try (Connection owner = database.asOwner()) {
            id = column(owner, "SELECT id FROM tributary.decision").get(0);
        }

        Run run = run("reconcile-decide", "reviewer", "withdraw", id, "--reason", "not sure");

        assertThat(run.code()).as(run.err()).isZero();
        try (Connection owner = database.asOwner()) {
            assertThat(column(owner, "SELECT withdrawn_by FROM tributary.decision"))
                    .containsExactly("test_reviewer");
            assertThat(column(owner, "SELECT action FROM tributary.decision_log ORDER BY seq"))
                    .containsExactly("confirm", "withdrawn");
            assertThat(column(owner, "SELECT * FROM tributary.broken_decision_log()")).isEmpty();
        }
    }

    @Test
    void aMatchIsExplainedByItsEntriesItsEvidenceAndWhatWasDecided() {
        run("reconcile-decide", "reviewer", "confirm", "bbbb0002", "--reason", "fee of the bank");

        Run run = run("reconcile-explain", "reviewer", "bbbb00");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("Match bbbb0002: payout-bank, REVIEW")
                .contains("payout.bank, rules 1")
                .contains("bank line names po_1")
                .contains("-10.00, unexplained")
                .contains("stripe:po_1", "-960.70 USD", "plaid:b1")
                .contains("AMOUNT_VARIANCE", "Ask the bank.")
                .contains("CONFIRM of payout-bank by test_reviewer", "fee of the bank");
    }

    @Test
    void whatIsOnlyAwaitedIsExplainedToo() {
        Run run = run("reconcile-explain", "analyst", "ffff0006");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("awaited for era-bank in plaid, due 2026-11-29");
    }

    @Test
    void anEntryIsExplainedByWhatItIsInAndWhatItWaitsFor() {
        Run run = run("reconcile-explain", "reviewer", "stripe:po_1");

        assertThat(run.out())
                .contains("payout-items as payout, AUTO (aaaa0001)")
                .contains("awaited for payout-ledger in quickbooks");
    }

    @Test
    void analystsAreExplainedWithoutPersonsAndCannotDecide() {
        Run explained = run("reconcile-explain", "analyst", "cccc0003");
        assertThat(explained.code()).as(explained.err()).isZero();
        assertThat(explained.out()).doesNotContain(SampleDatabase.PERSONAL).contains("t_");

        Run decided = run("reconcile-decide", "analyst", "confirm", "bbbb0002", "--reason", "x");
        assertThat(decided.code()).isEqualTo(1);
        assertThat(decided.err()).contains("42501");
    }

    @Test
    void theStatementOfSomeDaysIsPrinted() throws JsonProcessingException {
        Run run =
                run("reconcile-statement", "analyst", "stripe:acct_1:USD", "--from", "2026-11-21");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(new ObjectMapper().readTree(run.out()).at("/metadata/transaction_count").asInt())
                .isEqualTo(1);
        assertThat(run.out()).contains("\"amount\" : -960.7000");
        assertThat(run("reconcile-statement", "analyst", "stripe:none").err())
                .contains("no account of that name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "confirm bbbb0002 | say why",
                "approve bbbb0002 --reason x | confirm, reject, split, write-off or withdraw",
                "confirm zzzz9999 --reason x | 0 matches and exceptions",
                "confirm bb --reason x | six characters",
                "confirm --kind=era-bank --member=a:b --reason=x | not known here",
                "confirm --reason=x | name a match or an exception"
            })
    void whatCannotBeDoneSaysTheRemedy(String line) {
        String[] parts = line.split(" \\| ", 2);

        Run run = run("reconcile-decide", "reviewer", parts[0].split(" ", -1));

        assertThat(run.code()).isPositive();
        assertThat(run.err()).contains(parts[1]);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://h/d?password=geheim",
                "postgresql://me:geheim@h/d",
                "jdbc:mysql://h/d"
            })
    void aLoginInTheUrlIsRefusedAndNotRepeated(String url) {
        Run run = runTool("reconcile-statement", "a:b", "--database", url);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).doesNotContain("geheim").contains("--database");
    }

    @Test
    void aWrongPasswordIsNotRepeated() throws IOException {
        Files.writeString(passwordFile, "not-the-password");

        Run run = run("reconcile-statement", "analyst", "a:b");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("28P01").doesNotContain("not-the-password");
    }

    private Run run(String tool, String role, String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(
                List.of(
                        "--database",
                        database.url(),
                        "--user",
                        "test_" + role,
                        "--password-file",
                        passwordFile.toString()));
        return runTool(tool, all.toArray(String[]::new));
    }

    private static Run runTool(String tool, String... args) {
        ToolProvider provider =
                ServiceLoader.load(ToolProvider.class).stream()
                        .map(ServiceLoader.Provider::get)
                        .filter(one -> one.name().equals(tool))
                        .findFirst()
                        .orElseThrow();
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = provider.run(new PrintWriter(out), new PrintWriter(err), args);
        return new Run(code, out.toString(), err.toString());
    }
}
