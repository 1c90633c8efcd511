package dev.tributary.reconcile.rule;

import static dev.tributary.reconcile.Some.claim;
import static dev.tributary.reconcile.Some.money;
import static dev.tributary.reconcile.Some.payment;
import static dev.tributary.reconcile.Some.remittance;
import static dev.tributary.reconcile.engine.FindingKind.AMBIGUOUS;
import static dev.tributary.reconcile.engine.FindingKind.AMOUNT_VARIANCE;
import static dev.tributary.reconcile.engine.FindingKind.MISSING_CLAIM;
import static dev.tributary.reconcile.engine.FindingKind.MISSING_REMITTANCE;
import static dev.tributary.reconcile.engine.FindingKind.ORPHAN_REVERSAL;
import static dev.tributary.reconcile.engine.MatchKind.CLAIM_REMIT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.reconcile.Reconciled;
import dev.tributary.reconcile.Some;
import dev.tributary.reconcile.engine.FindingKind;
import dev.tributary.reconcile.engine.MatchStatus;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Claims and what payers answered; numbers of RFIs are those of rfi.x12.org. */
class ClaimFamiliesTest {

    private static Some paid(String id) {
        return remittance(id).number("PCN1").icn("900100").charged("500").date("2026-04-01");
    }

    private static Some reversed(String id) {
        return remittance(id)
                .number("PCN1")
                .icn("900100")
                .status("22")
                .charged("-500")
                .amount("-100")
                .date("2026-05-01");
    }

    @Test
    void aClaimAndItsPayment() {
        Reconciled r = Reconciled.of(claim("c").number("PCN1").charged("500"), paid("p"));
        assertThat(r.members(CLAIM_REMIT)).containsExactly("claim:c", "remittance:p");
        assertThat(r.only(CLAIM_REMIT).status()).isEqualTo(MatchStatus.AUTO);
        assertThat(r.only(CLAIM_REMIT).variance()).isEqualTo(money("0"));
    }

    @Test
    void rfi2150TheReversalHasTheOldNumberAndTheCorrectionTheNewOne() {
        Reconciled r =
                Reconciled.of(
                        claim("c1").number("PCN1").charged("500"),
                        claim("c2").number("PCN1R").icn("900100").frequency("7").charged("500"),
                        paid("p1"),
                        reversed("v"),
                        remittance("p2")
                                .number("PCN1R")
                                .icn("900100")
                                .charged("500")
                                .amount("120"));
        assertThat(r.members(CLAIM_REMIT))
                .containsExactlyInAnyOrder(
                        "claim:c1",
                        "replacement:c2",
                        "remittance:p1",
                        "reversal:v",
                        "remittance:p2");
        assertThat(r.only(CLAIM_REMIT).status()).isEqualTo(MatchStatus.AUTO);
        assertThat(r.only(CLAIM_REMIT).evidence())
                .contains("the claim's number changed", "taken back: 1");
        assertThat(r.findings(ORPHAN_REVERSAL)).isEmpty();
    }

    @Test
    void rfi791TheReversalMayComeInAnother835AndBeforeAll() {
        Reconciled r = Reconciled.of(reversed("v").trace("T2"));
        assertThat(r.about(ORPHAN_REVERSAL)).containsExactly("v");
        r.with(
                remittance("p2")
                        .number("PCN1")
                        .icn("900100")
                        .charged("500")
                        .amount("80")
                        .trace("T3"));
        assertThat(r.about(ORPHAN_REVERSAL)).containsExactly("v");
        r.with(paid("p1").trace("T1"), claim("c").number("PCN1").charged("500"));
        assertThat(r.members(CLAIM_REMIT)).hasSize(4).startsWith("claim:c");
        assertThat(r.only(CLAIM_REMIT).status()).isEqualTo(MatchStatus.AUTO);
        assertThat(r.findings(ORPHAN_REVERSAL)).isEmpty();
    }

    @Test
    void aSecondReversalOfOnePaymentIsAnOrphan() {
        Reconciled r =
                Reconciled.of(
                        claim("c").number("PCN1").charged("500"),
                        paid("p"),
                        reversed("v1"),
                        reversed("v2"));
        assertThat(r.findings(ORPHAN_REVERSAL)).hasSize(1);
    }

    @Test
    void rfi2370ReferencesOfAccountAdjustmentsAreSetsOfNumbers() {
        Reconciled r =
                Reconciled.of(
                        claim("c").number("PCN1").charged("500"),
                        paid("p"),
                        payment("w").trace("T9").plb("WO", "PCN1 900100 T1", "100"));
        assertThat(r.members(CLAIM_REMIT)).containsExactly("claim:c", "remittance:p");
        assertThat(r.only(CLAIM_REMIT).evidence())
                .contains("an adjustment of the account names it: WO");
    }

    @Test
    void paidInParts() {
        Reconciled r =
                Reconciled.of(
                        claim("c").number("PCN1").charged("500"),
                        paid("p1").amount("60"),
                        paid("p2").amount("40").status("2"));
        assertThat(r.members(CLAIM_REMIT)).hasSize(3);
        assertThat(r.only(CLAIM_REMIT).evidence()).contains("paid in 2 parts");
    }

    @Test
    void deniedIsAnAnswerToo() {
        Reconciled r =
                Reconciled.of(
                        claim("c").number("PCN1").charged("500"),
                        paid("p").status("4").amount("0").adjusted("500"));
        assertThat(r.only(CLAIM_REMIT).status()).isEqualTo(MatchStatus.AUTO);
        assertThat(r.only(CLAIM_REMIT).evidence()).contains("denied");
    }

    @Test
    void aNumberUsedForTwoServicesJoinsEachPaymentToItsOwn() {
        Reconciled r =
                Reconciled.of(
                        claim("c1").number("PCN1").charged("500").served("2026-01-05"),
                        claim("c2").number("PCN1").charged("300").served("2026-02-05"),
                        claim("c3").number("PCN1").charged("500").served("2026-03-05"),
                        paid("p1").icn("1001").served("2026-01-05"),
                        paid("p2").icn("1002").charged("300").served("2026-02-05"),
                        paid("p3").icn("1003").served("2026-03-05"));
        assertThat(r.matches(CLAIM_REMIT))
                .hasSize(3)
                .allSatisfy(
                        match -> {
                            assertThat(match.status()).isEqualTo(MatchStatus.AUTO);
                            String claim = match.members().get(0).key().id();
                            String paid = match.members().get(1).key().id();
                            assertThat(claim.substring(1)).isEqualTo(paid.substring(1));
                        });
    }

    @Test
    void twoServicesThatNothingTellsApartAreForAPerson() {
        Reconciled r =
                Reconciled.of(
                        claim("c1").number("PCN1").charged("500").served("2026-01-05"),
                        claim("c2").number("PCN1").charged("500").served("2026-02-05"),
                        paid("p1"));
        assertThat(r.only(CLAIM_REMIT).status()).isEqualTo(MatchStatus.REVIEW);
        assertThat(r.only(CLAIM_REMIT).alternatives()).isEqualTo(1);
        assertThat(r.findings(AMBIGUOUS)).hasSize(1);
    }

    @Test
    void aChargeThatNobodyClaimedIsForAPerson() {
        Reconciled r =
                Reconciled.of(claim("c").number("PCN1").charged("480"), paid("p").adjusted("400"));
        assertThat(r.only(CLAIM_REMIT).status()).isEqualTo(MatchStatus.REVIEW);
        assertThat(r.only(CLAIM_REMIT).varianceReason()).isEqualTo("charge");
        assertThat(r.findings(AMOUNT_VARIANCE).get(0).amount()).isEqualTo(money("20"));
    }

    @Test
    void whatAPayersFiguresLeaveOverIsForAPerson() {
        Reconciled r =
                Reconciled.of(claim("c").number("PCN1").charged("500"), paid("p").adjusted("390"));
        assertThat(r.only(CLAIM_REMIT).varianceReason()).isEqualTo("adjudication");
        assertThat(r.only(CLAIM_REMIT).variance()).isEqualTo(money("10"));
    }

    @Test
    void twoPayersWithOneNumberAreTwoFamilies() {
        Reconciled r =
                Reconciled.of(
                        claim("c1").number("PCN1").charged("500"),
                        claim("c2").number("PCN2").charged("500"),
                        paid("p1").payer("A"),
                        paid("p2").number("PCN2").payer("B"));
        assertThat(r.matches(CLAIM_REMIT)).hasSize(2);
    }

    private static final String OTHER_PAYEE = "9999999999";

    private static Some numbered(Some some, String charge) {
        return some.number("1001").charged(charge);
    }

    @Test
    void anotherPayeesPaymentIsAtMostForAPerson() {
        Reconciled r =
                Reconciled.of(
                        numbered(claim("c"), "150").served("2026-03-01"),
                        numbered(remittance("p"), "150").payee(OTHER_PAYEE).served("2026-03-09"));
        assertThat(r.only(CLAIM_REMIT).status()).isEqualTo(MatchStatus.REVIEW);
        assertThat(r.only(CLAIM_REMIT).evidence()).contains("but the payees differ");
    }

    @Test
    void anotherPayeesPaymentOfAnotherChargeIsNoAnswer() {
        Reconciled r =
                Reconciled.of(
                        numbered(claim("c"), "150"),
                        numbered(remittance("p"), "170").payee(OTHER_PAYEE));
        assertThat(r.matches(CLAIM_REMIT)).isEmpty();
        assertThat(r.about(MISSING_CLAIM)).containsExactly("p");
        assertThat(r.about(MISSING_REMITTANCE)).contains("c");
    }

    @Test
    void twoPayeesWithOneNumberAreTwoFamiliesWithoutDoubt() {
        Reconciled r =
                Reconciled.of(
                        numbered(claim("c1"), "150"),
                        numbered(remittance("p2"), "150").payee(OTHER_PAYEE),
                        numbered(claim("c2"), "150").payee(OTHER_PAYEE),
                        numbered(remittance("p1"), "150"));
        assertThat(r.matches(CLAIM_REMIT))
                .hasSize(2)
                .allMatch(match -> match.status() == MatchStatus.AUTO)
                .allMatch(match -> match.members().size() == 2);
        r.with(numbered(remittance("p3"), "150").payee("1111111112"));
        assertThat(r.matches(CLAIM_REMIT)).hasSize(2);
        assertThat(r.about(MISSING_CLAIM)).containsExactly("p3");
    }

    @Test
    void aTaxIdBesideAnNpiIsNoOtherPayee() {
        Reconciled r =
                Reconciled.of(
                        numbered(claim("c"), "150"),
                        numbered(remittance("p"), "150").payee("123456789"));
        assertThat(r.only(CLAIM_REMIT).status()).isEqualTo(MatchStatus.AUTO);
    }

    @Test
    void aPayersNumberOfAnotherPayeeIsAtMostForAPerson() {
        Some claim = numbered(claim("c"), "150").icn("900100").frequency("7");
        Some other = remittance("p").number("2002").icn("900100").payee(OTHER_PAYEE);
        assertThat(Reconciled.of(claim, other.charged("150")).only(CLAIM_REMIT).status())
                .isEqualTo(MatchStatus.REVIEW);
        assertThat(Reconciled.of(claim, other.charged("170")).matches(CLAIM_REMIT)).isEmpty();
    }

    @Test
    void withoutAnAnswerItIsAwaited() {
        Reconciled r =
                Reconciled.of(
                        claim("c").number("PCN1").charged("500").date("2026-03-02"),
                        remittance("p").number("PCN7").date("2026-04-01"));
        assertThat(r.findings(MISSING_REMITTANCE).get(0).dueOn())
                .isEqualTo(LocalDate.of(2026, 4, 16));
        assertThat(r.findings(MISSING_CLAIM).get(0).dueOn()).isEqualTo(LocalDate.of(2026, 4, 4));
    }

    @Test
    void anyOrderOfArrivalGivesOneFamily() {
        List<Some> all =
                List.of(
                        claim("c1").number("PCN1").charged("500"),
                        claim("c2").number("PCN1R").icn("900100").frequency("7").charged("500"),
                        paid("p1"),
                        reversed("v"),
                        remittance("p2")
                                .number("PCN1R")
                                .icn("900100")
                                .charged("500")
                                .amount("120"));
        String id = null;
        for (int first = 0; first < all.size(); first++) {
            Reconciled r = Reconciled.of();
            for (int i = 0; i < all.size(); i++) {
                r.with(all.get((first + i) % all.size()));
            }
            assertThat(id == null ? r.only(CLAIM_REMIT).id() : id)
                    .isEqualTo(r.only(CLAIM_REMIT).id());
            id = r.only(CLAIM_REMIT).id();
            assertThat(r.findings(FindingKind.MISSING_CLAIM)).isEmpty();
        }
    }
}
