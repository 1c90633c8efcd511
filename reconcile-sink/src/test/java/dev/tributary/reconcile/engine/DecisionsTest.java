package dev.tributary.reconcile.engine;

import static dev.tributary.reconcile.Some.bank;
import static dev.tributary.reconcile.Some.charge;
import static dev.tributary.reconcile.Some.key;
import static dev.tributary.reconcile.Some.ledger;
import static dev.tributary.reconcile.Some.payout;
import static dev.tributary.reconcile.engine.Decision.Verb.CONFIRM;
import static dev.tributary.reconcile.engine.Decision.Verb.REJECT;
import static dev.tributary.reconcile.engine.Decision.Verb.SPLIT;
import static dev.tributary.reconcile.engine.Decision.Verb.WRITE_OFF;
import static dev.tributary.reconcile.engine.FindingKind.AMOUNT_VARIANCE;
import static dev.tributary.reconcile.engine.FindingKind.MISSING_IN_LEDGER;
import static dev.tributary.reconcile.engine.MatchKind.BANK_LEDGER;
import static dev.tributary.reconcile.engine.MatchKind.PAYOUT_ITEMS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.reconcile.Reconciled;
import dev.tributary.reconcile.entry.EntryKey;
import dev.tributary.reconcile.rule.RuleSets;
import org.junit.jupiter.api.Test;

class DecisionsTest {

    private static final EntryKey B1 = key("plaid", "b1");
    private static final EntryKey L1 = key("quickbooks", "l1");
    private static final EntryKey L2 = key("quickbooks", "l2");

    private static Reconciled twoAlike() {
        return Reconciled.of(
                bank("b1").check("C77"), ledger("l1").check("C77"), ledger("l2").check("C77"));
    }

    @Test
    void whatIsConfirmedHoldsWhateverElseIsPossible() {
        Reconciled r = twoAlike().decided(CONFIRM, BANK_LEDGER, B1, L2);
        assertThat(r.members(BANK_LEDGER)).containsExactly("bank:b1", "ledger:l2");
        assertThat(r.only(BANK_LEDGER).status()).isEqualTo(MatchStatus.CONFIRMED);
        assertThat(r.findings(FindingKind.AMBIGUOUS)).isEmpty();
    }

    @Test
    void aConfirmationRestsWhileAMemberIsGone() {
        Reconciled r = twoAlike().decided(CONFIRM, BANK_LEDGER, B1, L2).without("quickbooks", "l2");
        assertThat(r.members(BANK_LEDGER)).containsExactly("bank:b1", "ledger:l1");
        assertThat(r.only(BANK_LEDGER).status()).isEqualTo(MatchStatus.AUTO);
    }

    @Test
    void whatIsRejectedLeavesTheNextBest() {
        Reconciled r = twoAlike().decided(REJECT, BANK_LEDGER, B1, L1);
        assertThat(r.members(BANK_LEDGER)).containsExactly("bank:b1", "ledger:l2");
        assertThat(r.only(BANK_LEDGER).status()).isEqualTo(MatchStatus.AUTO);
        r.decided(REJECT, BANK_LEDGER, B1, L2);
        assertThat(r.matches(BANK_LEDGER)).isEmpty();
        assertThat(r.about(MISSING_IN_LEDGER)).containsExactly("b1");
    }

    @Test
    void theNewerOfTwoHolds() {
        Reconciled r =
                twoAlike()
                        .decided(REJECT, BANK_LEDGER, B1, L1)
                        .decided(CONFIRM, BANK_LEDGER, B1, L1);
        assertThat(r.only(BANK_LEDGER).status()).isEqualTo(MatchStatus.CONFIRMED);
        r.decided(REJECT, BANK_LEDGER, B1, L1);
        assertThat(r.members(BANK_LEDGER)).containsExactly("bank:b1", "ledger:l2");
    }

    @Test
    void anItemThatDoesNotBelongIsTakenOutOfItsPayout() {
        Reconciled r =
                Reconciled.of(
                                payout("po_1").amount("-100"),
                                charge("t1").amount("100").group("po_1"),
                                charge("t2").amount("9").group("po_1"))
                        .decided(REJECT, PAYOUT_ITEMS, key("stripe", "po_1"), key("stripe", "t2"));
        assertThat(r.members(PAYOUT_ITEMS)).containsExactly("payout:po_1", "item:t1");
        assertThat(r.only(PAYOUT_ITEMS).status()).isEqualTo(MatchStatus.AUTO);
    }

    @Test
    void whatIsSplitOffStandsWithNobodyElse() {
        Reconciled r =
                Reconciled.of(
                                payout("po_1").amount("-100"),
                                charge("t1").amount("100").group("po_1"),
                                charge("t2").amount("9").group("po_1"))
                        .decided(SPLIT, PAYOUT_ITEMS, key("stripe", "t2"));
        assertThat(r.members(PAYOUT_ITEMS)).containsExactly("payout:po_1", "item:t1");
    }

    @Test
    void aDifferenceThatIsWrittenOffIsNoFinding() {
        Reconciled r =
                Reconciled.of(
                        bank("b1").check("C77").amount("100"),
                        ledger("l1").check("C77").amount("99"));
        assertThat(r.findings(AMOUNT_VARIANCE)).hasSize(1);
        r.decided(WRITE_OFF, BANK_LEDGER, B1, L1);
        assertThat(r.only(BANK_LEDGER).status()).isEqualTo(MatchStatus.CONFIRMED);
        assertThat(r.only(BANK_LEDGER).varianceReason()).isEqualTo("written_off");
        assertThat(r.findings(AMOUNT_VARIANCE)).isEmpty();
    }

    @Test
    void whatIsWrittenOffIsNoMoreThanWasAccepted() {
        Reconciled r =
                Reconciled.of(
                                bank("b1").check("C77").amount("100"),
                                ledger("l1").check("C77").amount("99"))
                        .writtenOff("1", BANK_LEDGER, B1, L1);
        assertThat(r.only(BANK_LEDGER).varianceReason()).isEqualTo("written_off");
        assertThat(r.findings(AMOUNT_VARIANCE)).isEmpty();

        r.with(ledger("l1").check("C77").amount("80").version(2));
        assertThat(r.only(BANK_LEDGER).status()).isEqualTo(MatchStatus.REVIEW);
        assertThat(r.findings(AMOUNT_VARIANCE)).hasSize(1);

        r.with(ledger("l1").check("C77").amount("100").version(3));
        assertThat(r.only(BANK_LEDGER).status()).isEqualTo(MatchStatus.AUTO);
        Reconciled missing = Reconciled.of(bank("b1")).writtenOff("100", BANK_LEDGER, B1);
        assertThat(missing.findings(MISSING_IN_LEDGER)).isEmpty();
        missing.with(bank("b1").amount("5000").version(2));
        assertThat(missing.about(MISSING_IN_LEDGER)).containsExactly("b1");
    }

    @Test
    void whatIsMissingCanBeWrittenOff() {
        Reconciled r = Reconciled.of(bank("b1")).decided(WRITE_OFF, BANK_LEDGER, B1);
        assertThat(r.findings(MISSING_IN_LEDGER)).isEmpty();
        assertThat(r.matches(BANK_LEDGER)).isEmpty();
    }

    @Test
    void whatIsConfirmedHoldsHoweverManyOthersShareItsNumbers() {
        RuleSet exact = RuleSets.exact();
        RuleSet narrow =
                new RuleSet(
                        exact.version(),
                        exact.content(),
                        exact.rates(),
                        exact.kinds().stream()
                                .map(
                                        k ->
                                                new KindRules(
                                                        k.kind(),
                                                        k.stages(),
                                                        k.review(),
                                                        k.looksAt(),
                                                        k.crowd(),
                                                        2))
                                .toList());
        Reconciled r =
                Reconciled.of(
                                narrow,
                                bank("b1").check("C77"),
                                ledger("l1").check("C77"),
                                ledger("l2").check("C77"))
                        .decided(CONFIRM, BANK_LEDGER, B1, L2);
        assertThat(r.members(BANK_LEDGER)).containsExactly("bank:b1", "ledger:l2");
        assertThat(r.about(FindingKind.AMBIGUOUS)).containsExactly("l1");
    }

    @Test
    void decisionsHoldInAReplay() {
        Reconciled r = twoAlike().decided(CONFIRM, BANK_LEDGER, B1, L2);
        String id = r.only(BANK_LEDGER).id();
        Reconciled again = Reconciled.of().decided(CONFIRM, BANK_LEDGER, B1, L2);
        again.with(ledger("l2").check("C77"), ledger("l1").check("C77"), bank("b1").check("C77"));
        assertThat(again.only(BANK_LEDGER).id()).isEqualTo(id);
        assertThat(again.only(BANK_LEDGER)).isEqualTo(r.only(BANK_LEDGER));
        Engine engine = new Engine(RuleSets.exact(), Scopes.all());
        r.store().use(engine);
        assertThat(r.store().match().isEmpty()).isTrue();
    }
}
