package dev.tributary.reconcile.rule;

import static dev.tributary.reconcile.Some.bank;
import static dev.tributary.reconcile.Some.charge;
import static dev.tributary.reconcile.Some.key;
import static dev.tributary.reconcile.Some.ledger;
import static dev.tributary.reconcile.Some.money;
import static dev.tributary.reconcile.Some.payout;
import static dev.tributary.reconcile.engine.FindingKind.AMOUNT_VARIANCE;
import static dev.tributary.reconcile.engine.FindingKind.CURRENCY_MISMATCH;
import static dev.tributary.reconcile.engine.FindingKind.MISSING_IN_BANK;
import static dev.tributary.reconcile.engine.FindingKind.MISSING_IN_LEDGER;
import static dev.tributary.reconcile.engine.FindingKind.MISSING_IN_PROCESSOR;
import static dev.tributary.reconcile.engine.MatchKind.CHARGE_LEDGER;
import static dev.tributary.reconcile.engine.MatchKind.PAYOUT_BANK;
import static dev.tributary.reconcile.engine.MatchKind.PAYOUT_ITEMS;
import static dev.tributary.reconcile.engine.MatchKind.PAYOUT_LEDGER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.reconcile.Reconciled;
import dev.tributary.reconcile.Some;
import dev.tributary.reconcile.engine.AccountGroups;
import dev.tributary.reconcile.engine.Finding;
import dev.tributary.reconcile.engine.MatchStatus;
import dev.tributary.reconcile.entry.EntryState;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PayoutTest {

    private static Some po(String amount) {
        return payout("txn_po").ref("payout", "po_1").amount(amount);
    }

    @Test
    void itemsAfterFeesAreThePayout() {
        Reconciled r =
                Reconciled.of(
                        po("-140"),
                        charge("txn_1").amount("100").fee("3").group("po_1"),
                        charge("txn_2").amount("50").fee("2").group("po_1"),
                        charge("txn_3").type("refund").amount("-5").group("po_1"));
        assertThat(r.members(PAYOUT_ITEMS))
                .containsExactly("payout:txn_po", "item:txn_1", "item:txn_2", "item:txn_3");
        assertThat(r.only(PAYOUT_ITEMS).status()).isEqualTo(MatchStatus.AUTO);
        assertThat(r.only(PAYOUT_ITEMS).evidence())
                .contains("charge: 2, after fees 145.00", "refund: 1, after fees -5.00");
    }

    @Test
    void whatIsLeftOverIsShownAndBreaksNothing() {
        Reconciled r =
                Reconciled.of(po("-140"), charge("txn_1").amount("150").fee("3").group("po_1"));
        assertThat(r.only(PAYOUT_ITEMS).status()).isEqualTo(MatchStatus.REVIEW);
        assertThat(r.only(PAYOUT_ITEMS).variance()).isEqualTo(money("7"));
        assertThat(r.findings(AMOUNT_VARIANCE)).hasSize(1);
        r.with(charge("txn_2").type("stripe_fee").amount("-7").group("po_1"));
        assertThat(r.only(PAYOUT_ITEMS).status()).isEqualTo(MatchStatus.AUTO);
        assertThat(r.findings(AMOUNT_VARIANCE)).isEmpty();
    }

    @Test
    void itemsOfAnotherCurrencyAskForNoRate() {
        Reconciled r =
                Reconciled.of(
                        po("-140"), charge("txn_1").currency("EUR").amount("130").group("po_1"));
        assertThat(r.only(PAYOUT_ITEMS).status()).isEqualTo(MatchStatus.REVIEW);
        assertThat(r.findings(CURRENCY_MISMATCH).get(0).text()).contains("confirm the match");
    }

    @Test
    void aLargePayoutIsAwaitedUntilItsItemsComeToIt() {
        Reconciled r = Reconciled.of(po("-1300")).with(ones(0, 1_200));
        assertThat(r.matches(PAYOUT_ITEMS)).isEmpty();
        assertThat(r.about(MISSING_IN_PROCESSOR)).isEmpty();
        Finding awaited = r.findings(AMOUNT_VARIANCE).get(0);
        assertThat(awaited.about().id()).isEqualTo("txn_po");
        assertThat(awaited.amount()).isEqualTo(money("-100"));
        assertThat(awaited.dueOn()).isEqualTo("2026-03-03");
        assertThat(awaited.expectedIn()).isEqualTo("stripe");
        assertThat(awaited.text()).contains("1200 balance transactions");

        r.with(ones(1_200, 1_300));
        assertThat(r.only(PAYOUT_ITEMS).status()).isEqualTo(MatchStatus.AUTO);
        assertThat(r.only(PAYOUT_ITEMS).members()).hasSize(1_301);
        assertThat(r.findings(AMOUNT_VARIANCE)).isEmpty();

        r.with(ones(1_300, 1_301));
        assertThat(r.matches(PAYOUT_ITEMS)).isEmpty();
        assertThat(r.findings(AMOUNT_VARIANCE)).hasSize(1);
        r.without("stripe", "txn_1300");
        assertThat(r.only(PAYOUT_ITEMS).status()).isEqualTo(MatchStatus.AUTO);
    }

    @Test
    void aPersonHasALargePayoutJoinedByWritingOffWhatItLacks() {
        Reconciled r =
                Reconciled.of(po("-1300"))
                        .with(ones(0, 1_200))
                        .writtenOff("-100", PAYOUT_ITEMS, key("stripe", "txn_po"));
        assertThat(r.only(PAYOUT_ITEMS).status()).isEqualTo(MatchStatus.CONFIRMED);
        assertThat(r.only(PAYOUT_ITEMS).varianceReason()).isEqualTo("written_off");
        assertThat(r.findings(AMOUNT_VARIANCE)).isEmpty();
        r.with(ones(1_200, 1_201));
        assertThat(r.matches(PAYOUT_ITEMS)).isEmpty();
        assertThat(r.findings(AMOUNT_VARIANCE)).hasSize(1);
    }

    private static Some[] ones(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> charge("txn_" + i).amount("1").group("po_1"))
                .toArray(Some[]::new);
    }

    @Test
    void aPayoutWithoutItemsAndItemsWithoutAPayoutAreAwaited() {
        Reconciled r = Reconciled.of(po("-140"), charge("txn_1").group("po_2"));
        assertThat(r.about(MISSING_IN_PROCESSOR)).containsExactly("txn_1", "txn_po");
    }

    @Test
    void theBankNamesThePayoutOrItsTrace() {
        Reconciled r =
                Reconciled.of(
                        po("-140").ref("trace_number", "ST-X73UYW7F"),
                        bank("b").amount("140").ref("reference", "stx73uyw7f"));
        assertThat(r.members(PAYOUT_BANK)).containsExactly("payout:txn_po", "bank:b");
        assertThat(r.only(PAYOUT_BANK).status()).isEqualTo(MatchStatus.AUTO);
        assertThat(r.about(MISSING_IN_LEDGER)).containsExactly("txn_po");
    }

    @Test
    void anotherAmountInTheBankIsForAPerson() {
        Reconciled r = Reconciled.of(po("-140"), bank("b").amount("139").ref("reference", "po_1"));
        assertThat(r.only(PAYOUT_BANK).status()).isEqualTo(MatchStatus.REVIEW);
        assertThat(r.only(PAYOUT_BANK).variance()).isEqualTo(money("1"));
    }

    @Test
    void theBooksShowItOnEitherSide() {
        assertThat(
                        Reconciled.of(po("-140"), ledger("l").amount("140").ref("payout", "po_1"))
                                .only(PAYOUT_LEDGER)
                                .status())
                .isEqualTo(MatchStatus.AUTO);
        assertThat(
                        Reconciled.of(po("-140"), ledger("l").amount("-140").ref("payout", "po_1"))
                                .only(PAYOUT_LEDGER)
                                .status())
                .isEqualTo(MatchStatus.AUTO);
    }

    @Test
    void aFailedPayoutIsNoMoney() {
        Reconciled r =
                Reconciled.of(
                        po("-140").state(EntryState.FAILED),
                        bank("b").amount("140").ref("reference", "po_1"));
        assertThat(r.matches(PAYOUT_BANK)).isEmpty();
        assertThat(r.findings(MISSING_IN_BANK)).isEmpty();
    }

    @Test
    void theBooksShowAChargeBeforeOrAfterTheFee() {
        Reconciled r =
                Reconciled.of(
                        charge("txn_1").amount("100").fee("3").ref("charge", "ch_1"),
                        ledger("l1").amount("97").ref("memo", "ch_1"),
                        charge("txn_2").amount("60").fee("2"),
                        ledger("l2").amount("60").ref("memo", "txn_2"));
        assertThat(r.matches(CHARGE_LEDGER))
                .hasSize(2)
                .allSatisfy(match -> assertThat(match.status()).isEqualTo(MatchStatus.AUTO))
                .extracting(match -> String.valueOf(match.varianceReason()))
                .containsExactlyInAnyOrder("fee", "null");
    }

    @Test
    void aClearingAccountIsAwaitedAtTheProcessor() {
        AccountGroups groups =
                AccountGroups.parse(
                        """
                        groups:
                          - name: g
                            accounts: ["stripe:acct"]
                            clearing: ["quickbooks:35"]
                        """);
        Reconciled r = Reconciled.of(groups, ledger("l").amount("60").ref("memo", "txn_2"));
        assertThat(r.about(MISSING_IN_PROCESSOR)).containsExactly("l");
        assertThat(r.findings(MISSING_IN_BANK)).isEmpty();
        r.with(charge("txn_2").amount("60"));
        assertThat(r.findings(MISSING_IN_PROCESSOR)).isEmpty();
    }
}
