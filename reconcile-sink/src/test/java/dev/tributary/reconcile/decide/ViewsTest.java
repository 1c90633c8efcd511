package dev.tributary.reconcile.decide;

import static dev.tributary.reconcile.decide.SampleDatabase.column;
import static dev.tributary.reconcile.decide.SampleDatabase.execute;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the views make of the sample rows. */
class ViewsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Connection owner;

    @BeforeEach
    void make() throws SQLException {
        owner = SampleDatabase.make().asOwner();
    }

    @AfterEach
    void close() throws SQLException {
        owner.close();
    }

    @Test
    void reconciledHoldsWhatRulesOrPersonsJoinedAndNotWhatWaitsForAReview() throws SQLException {
        assertThat(column(owner, "SELECT DISTINCT kind FROM tributary.reconciled"))
                .containsExactlyInAnyOrder("payout-items", "claim-remit", "era-claims");
        assertThat(column(owner, "SELECT kind FROM tributary.matches WHERE status = 'REVIEW'"))
                .containsExactly("payout-bank");
    }

    @Test
    void somethingIsMissingOnlyWhenTheSlowestStreamOfTheOtherSourceHasPassedItsDay()
            throws SQLException {
        String state = "SELECT state FROM tributary.open_items WHERE match_kind = 'era-bank'";
        String exceptions = "SELECT kind FROM tributary.exceptions WHERE kind = 'MISSING_IN_BANK'";
        assertThat(column(owner, state)).containsExactly("awaited");
        assertThat(column(owner, exceptions)).isEmpty();

        passTo("2026-11-29T23:59:59Z");
        assertThat(column(owner, state)).containsExactly("awaited");

        passTo("2026-11-30T00:00:00Z");
        assertThat(column(owner, state)).containsExactly("missing");
        assertThat(column(owner, exceptions)).containsExactly("MISSING_IN_BANK");
    }

    private void passTo(String instant) throws SQLException {
        execute(
                owner,
                "UPDATE tributary.watermark SET complete_until = '%s' WHERE stream = 'b'"
                        .formatted(instant));
    }

    @Test
    void aMatchInTimeLeavesNoException() throws SQLException {
        execute(
                owner,
                """
                UPDATE tributary.finding SET resolved_at = now(), resolution = 'matched',
                    held = false WHERE id = 'ffff0006';
                UPDATE tributary.finding SET resolved_at = now(), resolution = 'written_off',
                    held = true WHERE id = 'eeee0005';
                """);

        assertThat(
                        column(
                                owner,
                                "SELECT kind || ' ' || state || ' ' || resolution FROM"
                                        + " tributary.exceptions"))
                .containsExactly("AMOUNT_VARIANCE resolved written_off");
    }

    @Test
    void openItemsSayWhatEachWaitsFor() throws SQLException {
        assertThat(
                        column(
                                owner,
                                """
                                SELECT id || ' ' || state || ' ' || coalesce(match_kind, '-')
                                FROM tributary.open_items
                                """))
                .containsExactlyInAnyOrder(
                        "b1 in_review payout-bank",
                        "b2 open -",
                        "po_1 awaited payout-ledger",
                        "po_1 in_review payout-bank",
                        "1512345678-QS-TRACE-1 awaited era-bank",
                        "ROE-JANE-7 open -");
        assertThat(
                        column(
                                owner,
                                """
                                SELECT sum(items) FROM tributary.open_items_aging
                                WHERE account = 'plaid:chk'
                                """))
                .containsExactly("2");
    }

    @Test
    void aPayoutIsExplainedByItsItemsAndTheRestIsALineOfItsOwn() throws SQLException {
        String lines =
                """
                SELECT line || ' ' || net FROM tributary.payout_breakdown
                WHERE payout = 'po_1' ORDER BY line
                """;
        assertThat(column(owner, lines)).containsExactly("charge 970.7000", "refund -10.0000");

        execute(owner, "UPDATE tributary.entry SET amount = -955.7 WHERE id = 'po_1'");
        assertThat(column(owner, lines))
                .containsExactly("charge 970.7000", "refund -10.0000", "remainder -5.0000");
    }

    @Test
    void aClaimIsFollowedToTheBank() throws SQLException {
        String stage = "SELECT stage || ' ' || paid FROM tributary.claim_lifecycle";
        assertThat(column(owner, stage)).containsExactly("paid, awaiting bank 205");

        execute(
                owner,
                """
                INSERT INTO tributary.match (id, kind, scope, status, rule_version, rule)
                    VALUES ('dddd0009', 'era-bank', 'money/all', 'AUTO', '1', 'era.trace');
                INSERT INTO tributary.match_member (match_no, source, id, kind, role, position)
                    SELECT m.match_no, x.source, x.id, 'era-bank', x.role, x.position
                    FROM tributary.match m, (VALUES
                        ('x12_835', '1512345678-QS-TRACE-1', 'payment', 0),
                        ('plaid', 'b2', 'bank', 1)) AS x (source, id, role, position)
                    WHERE m.id = 'dddd0009';
                """);
        assertThat(column(owner, stage)).containsExactly("paid 205");
    }

    @Test
    void theEntriesOfAMergedAccountAreThoseOfTheOneThatTookItsPlace() throws SQLException {
        assertThat(
                        column(
                                owner,
                                """
                                SELECT id FROM tributary.account_transactions
                                WHERE account = 'plaid:chk'
                                """))
                .containsExactlyInAnyOrder("b1", "b2");
    }

    @Test
    void theStatementIsThePromisedDocument() throws SQLException, JsonProcessingException {
        JsonNode statement = statement("stripe:acct_1:USD");

        assertThat(statement.at("/metadata/source").asText()).isEqualTo("stripe");
        assertThat(statement.at("/metadata/account_id").asText()).isEqualTo("acct_1:USD");
        assertThat(statement.at("/metadata/sync_timestamp").asText()).endsWith("Z");
        assertThat(statement.at("/metadata/transaction_count").asInt()).isEqualTo(3);
        assertThat(statement.at("/account").properties())
                .extracting(java.util.Map.Entry::getKey)
                .containsExactlyInAnyOrder("id", "name", "type", "balance", "currency");
        assertThat(statement.at("/transactions/0").properties())
                .extracting(java.util.Map.Entry::getKey)
                .containsExactlyInAnyOrder(
                        "id", "date", "amount", "merchant", "category", "pending", "reconciled");
        assertThat(statement.at("/reconciliation").toString())
                .isEqualTo("{\"matched\":3,\"unmatched\":0,\"duplicates\":0}");
    }

    @Test
    void aCopyCountsAsADuplicateAndNotAsUnmatched() throws SQLException, JsonProcessingException {
        execute(
                owner,
                """
                INSERT INTO tributary.entry (source, id, kind, account, currency, amount, date,
                        state, version, origin_topic, origin_partition, origin_offset)
                    VALUES ('plaid', 'b2-again', 'BANK', 'plaid:chk', 'USD', -5, '2026-11-24',
                        'OPEN', 1, 't', 0, 9);
                INSERT INTO tributary.match (id, kind, scope, status, rule_version, rule)
                    VALUES ('eeee1111', 'duplicate', 'money/all', 'AUTO', '1', 'duplicate.feed');
                INSERT INTO tributary.match_member (match_no, source, id, kind, role, position)
                    SELECT m.match_no, 'plaid', x.id, 'duplicate', x.role, x.position
                    FROM tributary.match m, (VALUES ('b2', 'original', 0),
                        ('b2-again', 'copy', 1)) AS x (id, role, position)
                    WHERE m.id = 'eeee1111';
                """);

        assertThat(statement("plaid:chk").at("/reconciliation").toString())
                .isEqualTo("{\"matched\":0,\"unmatched\":2,\"duplicates\":1}");
        assertThat(
                        column(
                                owner,
                                """
                                SELECT unmatched || ' ' || duplicates
                                FROM tributary.reconciliation_summary
                                WHERE account = 'plaid:chk' AND day = '2026-11-24'
                                """))
                .containsExactly("1 1");
    }

    @Test
    void historyKeepsEachPeriodAndTheDaysThatItSpeaksOf() throws SQLException {
        execute(
                owner,
                """
                UPDATE tributary.match_member SET active = false WHERE match_no = 1;
                UPDATE tributary.match SET status = 'VOID', valid_to = clock_timestamp(),
                    end_reason = 'member_removed' WHERE match_no = 1;
                INSERT INTO tributary.match (id, kind, scope, status, rule_version, rule)
                    VALUES ('aaaa0001', 'payout-items', 'money/all', 'AUTO', '1', 'x');
                """);

        assertThat(
                        column(
                                owner,
                                """
                                SELECT status || ' ' || coalesce(end_reason, 'holds') || ' '
                                    || coalesce(about_from::text, '')
                                FROM tributary.match_history WHERE match_id = 'aaaa0001'
                                ORDER BY known_from
                                """))
                .containsExactly("VOID member_removed 2026-11-20", "AUTO holds ");
    }

    private JsonNode statement(String account) throws SQLException, JsonProcessingException {
        return JSON.readTree(
                column(
                                owner,
                                "SELECT document FROM tributary.account_statement WHERE account = ?",
                                account)
                        .get(0));
    }
}
