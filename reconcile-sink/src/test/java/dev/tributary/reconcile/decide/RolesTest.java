package dev.tributary.reconcile.decide;

import static dev.tributary.reconcile.decide.SampleDatabase.column;
import static dev.tributary.reconcile.decide.SampleDatabase.execute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.reconcile.TestPostgres;
import dev.tributary.reconcile.store.Migrations;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each role logs in and tries what it may and what it may not. */
class RolesTest {
    private static final String RELATIONS =
            """
            SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = 'tributary' AND c.relkind IN ('r', 'v') ORDER BY 1
            """;
    private static final String REFUSED = "42501";

    private static SampleDatabase database;

    @BeforeAll
    static void make() {
        database = SampleDatabase.make();
    }

    @Test
    void analystsReadTheViewsAndNoTable() throws SQLException {
        try (Connection analyst = database.as("analyst")) {
            assertThat(readable(analyst))
                    .containsExactlyInAnyOrder(
                            "account_statement",
                            "account_transactions",
                            "accounts",
                            "claim_lifecycle",
                            "entries",
                            "exceptions",
                            "match_history",
                            "match_members",
                            "matches",
                            "open_items",
                            "open_items_aging",
                            "payout_breakdown",
                            "reconciled",
                            "reconciliation_summary",
                            "watermarks");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"analyst", "auditor"})
    void whatTellsAPersonIsATokenForThoseWhoMayNotSeePersons(String role) throws SQLException {
        try (Connection reader = database.as(role)) {
            for (String view : readable(reader)) {
                if (!view.startsWith("decision_")) {
                    String all =
                            String.join(
                                    "\n",
                                    column(reader, "SELECT v::text FROM tributary." + view + " v"));
                    assertThat(all).as(view).doesNotContain(SampleDatabase.PERSONAL);
                }
            }
        }
    }

    @Test
    void reviewersSeePersons() throws SQLException {
        try (Connection reviewer = database.as("reviewer")) {
            String all =
                    String.join("\n", column(reviewer, "SELECT v::text FROM tributary.entries v"));
            assertThat(all).contains(SampleDatabase.PERSONAL);
        }
    }

    @Test
    void oneValueHasOneTokenInAllViews() throws SQLException {
        try (Connection analyst = database.as("analyst")) {
            assertThat(
                            column(
                                    analyst,
                                    """
                                    SELECT DISTINCT e.counterparty FROM tributary.entries e
                                    WHERE e.kind IN ('CLAIM', 'CLAIM_PAYMENT')
                                    """))
                    .singleElement()
                    .asString()
                    .startsWith("t_");
            assertThat(
                            column(
                                    analyst,
                                    """
                                    SELECT count(*) FROM tributary.claim_lifecycle c
                                    JOIN tributary.entries e USING (claim_id)
                                    """))
                    .containsExactly("2");
        }
    }

    @Test
    void aReaderCannotMakeItselfSeePersons() throws SQLException {
        try (Connection owner = database.asOwner()) {
            execute(owner, "CREATE SCHEMA IF NOT EXISTS own; GRANT ALL ON SCHEMA own TO PUBLIC");
        }
        try (Connection analyst = database.as("analyst")) {
            execute(
                    analyst,
                    """
                    CREATE FUNCTION own.pg_has_role(name, oid, text) RETURNS boolean
                    LANGUAGE sql AS 'SELECT true';
                    CREATE FUNCTION own.sha256(bytea) RETURNS bytea LANGUAGE sql AS 'SELECT $1';
                    SET search_path = own, pg_catalog;
                    """);
            String all =
                    String.join("\n", column(analyst, "SELECT v::text FROM tributary.entries v"));
            assertThat(all).doesNotContain(SampleDatabase.PERSONAL);
            execute(analyst, "RESET search_path");
            assertRefused(analyst, "SELECT key FROM tributary.masking_key");
            assertRefused(analyst, "SELECT key FROM tributary.reader");
            assertRefused(analyst, "SET ROLE tributary_reviewer");
        }
    }

    @Test
    void onlyReviewersDecide() throws SQLException {
        String decide =
                """
                SELECT tributary.decide('confirm', 'payout-bank', ARRAY['stripe', 'plaid'],
                    ARRAY['po_1', 'b1'], 'seen on paper')
                """;
        for (String role : List.of("analyst", "auditor", "ingest")) {
            try (Connection connection = database.as(role)) {
                assertRefused(connection, decide);
            }
        }
        try (Connection reviewer = database.as("reviewer")) {
            execute(reviewer, decide);
            assertThat(column(reviewer, "SELECT DISTINCT decided_by FROM tributary.decisions"))
                    .containsExactly("test_reviewer");
            assertRefused(reviewer, "UPDATE tributary.decision SET reason = 'another'");
            assertRefused(reviewer, "SELECT * FROM tributary.decision_log");
        }
    }

    @Test
    void aStreamThatIsClosedIsRetiredByReviewersAndLogged() throws SQLException {
        String retire = "SELECT tributary.retire_stream('plaid', 'b')";
        for (String role : List.of("analyst", "auditor")) {
            try (Connection connection = database.as(role)) {
                assertRefused(connection, retire);
            }
        }
        try (Connection reviewer = database.as("reviewer")) {
            assertThat(
                            column(
                                    reviewer,
                                    "SELECT stream FROM tributary.watermark_streams ORDER BY 1"))
                    .containsExactly("acct", "b");
            execute(reviewer, retire);
            assertThat(
                            column(
                                    reviewer,
                                    "SELECT (complete_until AT TIME ZONE 'UTC')::date || ' ' || streams"
                                            + " FROM tributary.watermarks"))
                    .containsExactly("2026-11-30 1");
            assertThatThrownBy(() -> execute(reviewer, retire))
                    .hasMessageContaining("tributary.watermark_streams lists them");
        }
        try (Connection auditor = database.as("auditor")) {
            assertThat(
                            column(
                                    auditor,
                                    "SELECT actor || ' ' || subject || ' ' || body"
                                            + " FROM tributary.decision_log"
                                            + " WHERE action = 'stream_retired'"))
                    .containsExactly("test_reviewer plaid {\"stream\": \"b\"}");
        }
    }

    @Test
    void theLogIsOnlyAddedTo() throws SQLException {
        for (String role : List.of("analyst", "reviewer", "auditor", "ingest")) {
            try (Connection connection = database.as(role)) {
                assertRefused(connection, "DELETE FROM tributary.decision_log");
            }
        }
        try (Connection owner = database.asOwner()) {
            assertRefused(owner, "UPDATE tributary.decision_log SET actor = 'nobody'");
            assertRefused(owner, "TRUNCATE tributary.decision_log");
        }
        try (Connection auditor = database.as("auditor")) {
            assertThat(column(auditor, "SELECT reason FROM tributary.broken_decision_log()"))
                    .isEmpty();
        }
    }

    @Test
    void theSinksLoginWritesAndCannotMakeUpDecisions() throws SQLException {
        try (Connection ingest = database.as("ingest")) {
            execute(
                    ingest,
                    """
                    INSERT INTO tributary.dirty (scope, source, id) VALUES ('money/all', 'x', 'y');
                    DELETE FROM tributary.dirty WHERE source = 'x';
                    SELECT tributary.append_decision_log('s', 'a', 'matched', 'm', '{}');
                    """);
            assertRefused(
                    ingest,
                    """
                    INSERT INTO tributary.decision (id, verb, kind, reason, decided_by)
                    VALUES ('d', 'CONFIRM', 'era-bank', 'none', 'somebody')
                    """);
        }
    }

    @Test
    void aUserWhoMayNotMakeRolesMigratesAllTheSameAndIsTold() throws SQLException {
        String url = TestPostgres.newDatabase();
        try (Connection owner = TestPostgres.connect(url)) {
            execute(
                    owner,
                    """
                    CREATE ROLE test_plain LOGIN PASSWORD '%s';
                    GRANT ALL ON DATABASE %s TO test_plain;
                    ALTER ROLE tributary_auditor RENAME TO tributary_auditor_away;
                    """
                            .formatted(TestPostgres.password(), TestPostgres.nameIn(url)));
        }
        try (Connection plain = TestPostgres.connect(url, "test_plain")) {
            Migrations.run(plain);

            assertThat(column(plain, "SELECT * FROM tributary.grant_roles()"))
                    .singleElement()
                    .asString()
                    .contains("tributary_auditor", "CREATE ROLE", "grant_roles()");
            assertThat(column(plain, "SELECT count(*) FROM tributary.entries"))
                    .containsExactly("0");
        } finally {
            try (Connection owner = TestPostgres.connect(url)) {
                execute(owner, "ALTER ROLE tributary_auditor_away RENAME TO tributary_auditor");
            }
        }
    }

    @Test
    void everyColumnThatPeopleMeetSaysWhatItHolds() throws SQLException {
        try (Connection owner = database.asOwner()) {
            assertThat(
                            column(
                                    owner,
                                    """
                                    SELECT c.relname || '.' || a.attname
                                    FROM pg_class c
                                    JOIN pg_namespace n ON n.oid = c.relnamespace
                                    JOIN pg_attribute a ON a.attrelid = c.oid
                                    WHERE n.nspname = 'tributary' AND c.relkind IN ('r', 'v')
                                        AND a.attnum > 0 AND NOT a.attisdropped
                                        AND col_description(c.oid, a.attnum) IS NULL
                                    """))
                    .isEmpty();
            assertThat(column(owner, RELATIONS)).hasSizeGreaterThan(25);
        }
    }

    private static List<String> readable(Connection reader) throws SQLException {
        List<String> readable = new ArrayList<>();
        for (String relation : column(reader, RELATIONS)) {
            try {
                column(reader, "SELECT 1 FROM tributary." + relation);
                readable.add(relation);
            } catch (SQLException e) {
                assertThat(e.getSQLState()).isEqualTo(REFUSED);
            }
        }
        return readable;
    }

    private static void assertRefused(Connection connection, String sql) {
        assertThatThrownBy(() -> execute(connection, sql))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(REFUSED));
    }
}
