package dev.tributary.reconcile.rule;

import static dev.tributary.reconcile.Some.bank;
import static dev.tributary.reconcile.Some.money;
import static dev.tributary.reconcile.Some.payment;
import static dev.tributary.reconcile.Some.remittance;
import static dev.tributary.reconcile.engine.FindingKind.MISSING_IN_BANK;
import static dev.tributary.reconcile.engine.FindingKind.MISSING_REMITTANCE;
import static dev.tributary.reconcile.engine.FindingKind.UNBALANCED_835;
import static dev.tributary.reconcile.engine.MatchKind.ERA_BANK;
import static dev.tributary.reconcile.engine.MatchKind.ERA_CLAIMS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.reconcile.Reconciled;
import dev.tributary.reconcile.Some;
import dev.tributary.reconcile.engine.Finding;
import dev.tributary.reconcile.engine.MatchStatus;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RemittanceClaimsTest {

    @Test
    void claimsLessAdjustmentsAreThePayment() {
        Reconciled r =
                Reconciled.of(
                        payment("b").trace("T1").amount("140").plb("WO", "X", "10").claims(2),
                        remittance("p1").trace("T1").amount("100"),
                        remittance("p2").trace("T1").amount("50"));
        assertThat(r.members(ERA_CLAIMS))
                .containsExactly("payment:b", "remittance:p1", "remittance:p2");
        assertThat(r.only(ERA_CLAIMS).status()).isEqualTo(MatchStatus.AUTO);
        assertThat(r.only(ERA_CLAIMS).evidence()).contains("adjustment of the account WO: 10.0000");
    }

    @Test
    void rfi1604ANegativeNetMovesToTheNextPayment() {
        Reconciled r =
                Reconciled.of(
                        payment("b1").trace("T1").amount("0").plb("FB", "T1", "-20.75").claims(1),
                        remittance("p1").trace("T1").status("22").amount("-20.75"),
                        payment("b2")
                                .trace("T2")
                                .amount("79.25")
                                .plb("FB", "T1", "20.75")
                                .claims(1),
                        remittance("p2").trace("T2").amount("100"));
        assertThat(r.matches(ERA_CLAIMS))
                .hasSize(2)
                .allSatisfy(match -> assertThat(match.status()).isEqualTo(MatchStatus.AUTO));
        assertThat(r.findings(UNBALANCED_835)).isEmpty();
        assertThat(r.about(MISSING_IN_BANK)).containsExactly("b2");
    }

    @Test
    void whatDoesNotAddUpIsToldAtOnce() {
        Reconciled r =
                Reconciled.of(
                        payment("b").trace("T1").amount("140").claims(1),
                        remittance("p1").trace("T1").amount("100"));
        assertThat(r.only(ERA_CLAIMS).status()).isEqualTo(MatchStatus.REVIEW);
        Finding finding = r.findings(UNBALANCED_835).get(0);
        assertThat(finding.amount()).isEqualTo(money("-40"));
        assertThat(finding.dueOn()).isNull();
    }

    @Test
    void claimsThatDidNotComeYetAreAwaited() {
        Reconciled r =
                Reconciled.of(
                        payment("b").trace("T1").amount("150").claims(2),
                        remittance("p1").trace("T1").amount("100"));
        assertThat(r.findings(UNBALANCED_835).get(0).dueOn()).isNotNull();
        r.with(remittance("p2").trace("T1").amount("50"));
        assertThat(r.findings(UNBALANCED_835)).isEmpty();
        assertThat(r.only(ERA_CLAIMS).status()).isEqualTo(MatchStatus.AUTO);
    }

    @Test
    void aLargeRemittanceIsAwaitedUntilAllOfItsClaimsCame() {
        Reconciled r =
                Reconciled.of(payment("b").trace("T1").amount("1300").claims(1_300))
                        .with(ones(0, 1_200));
        assertThat(r.matches(ERA_CLAIMS)).isEmpty();
        assertThat(r.findings(MISSING_REMITTANCE)).isEmpty();
        Finding awaited = r.findings(UNBALANCED_835).get(0);
        assertThat(awaited.amount()).isEqualTo(money("-100"));
        assertThat(awaited.dueOn()).isNotNull();
        r.with(ones(1_200, 1_300));
        assertThat(r.only(ERA_CLAIMS).status()).isEqualTo(MatchStatus.AUTO);
        assertThat(r.findings(UNBALANCED_835)).isEmpty();
    }

    private static Some[] ones(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> remittance("p" + i).trace("T1").amount("1"))
                .toArray(Some[]::new);
    }

    @Test
    void twoPayersWithOneTraceNumberAreToldApartByTrn03() {
        Reconciled r =
                Reconciled.of(
                        payment("b1").trace("T1").payerTrace("1111111111"),
                        payment("b2").trace("T1").payerTrace("2222222222"),
                        remittance("p1").trace("T1").payerTrace("1111111111"),
                        remittance("p2").trace("T1").payerTrace("2222222222"));
        assertThat(r.matches(ERA_CLAIMS)).hasSize(2);
    }

    @Test
    void theBanksAddendumNamesIt() {
        Reconciled r =
                Reconciled.of(
                        payment("b").trace("BCB029634466").date("2026-03-01"),
                        bank("k").ref("trace_number", "TRN*1*BCB029634466*1999999999"));
        assertThat(r.members(ERA_BANK)).containsExactly("payment:b", "bank:k");
        assertThat(r.only(ERA_BANK).status()).isEqualTo(MatchStatus.AUTO);
        assertThat(r.findings(MISSING_IN_BANK)).isEmpty();
    }
}
