package dev.tributary.reconcile.rule;

import static dev.tributary.reconcile.Some.bank;
import static dev.tributary.reconcile.Some.key;
import static dev.tributary.reconcile.Some.ledger;
import static dev.tributary.reconcile.Some.payment;
import static dev.tributary.reconcile.Some.remittance;
import static dev.tributary.reconcile.engine.FindingKind.DUPLICATE;
import static dev.tributary.reconcile.engine.FindingKind.MISSING_IN_LEDGER;
import static dev.tributary.reconcile.engine.MatchKind.BANK_LEDGER;
import static dev.tributary.reconcile.engine.MatchKind.ERA_BANK;
import static dev.tributary.reconcile.engine.MatchKind.ERA_CLAIMS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.reconcile.Reconciled;
import dev.tributary.reconcile.engine.Decision.Verb;
import dev.tributary.reconcile.engine.MatchKind;
import dev.tributary.reconcile.engine.MatchStatus;
import org.junit.jupiter.api.Test;

class RepeatedEntriesTest {

    @Test
    void aSecondLinkToTheBankTellsTheSameAgain() {
        Reconciled r =
                Reconciled.of(
                        bank("b").check("C77").from("Cintas  Corp").version(9),
                        bank("x").check("C77").from("CINTAS CORP").feed("relink").version(1),
                        ledger("l").check("C77"));
        assertThat(r.members(MatchKind.DUPLICATE)).containsExactly("original:b", "copy:x");
        assertThat(r.about(DUPLICATE)).containsExactly("x");
        assertThat(r.findings(DUPLICATE).get(0).other()).isEqualTo(key("plaid", "b"));
        assertThat(r.members(BANK_LEDGER)).containsExactly("bank:b", "ledger:l");
        assertThat(r.only(BANK_LEDGER).status()).isEqualTo(MatchStatus.AUTO);
        assertThat(r.findings(MISSING_IN_LEDGER)).isEmpty();
    }

    @Test
    void whatOneFeedTellsTwiceHappenedTwice() {
        Reconciled r = Reconciled.of(bank("b1"), bank("b2"));
        assertThat(r.findings(DUPLICATE)).isEmpty();
        r.with(bank("x1").feed("relink"));
        assertThat(r.about(DUPLICATE)).containsExactly("x1");
        r.with(bank("x2").feed("relink"), bank("x3").feed("relink"));
        assertThat(r.findings(DUPLICATE)).hasSize(2);
        assertThat(r.about(DUPLICATE)).containsExactly("b1", "b2");
    }

    @Test
    void aPersonWhoSaysThatBothAreRealIsHeard() {
        Reconciled r =
                Reconciled.of(bank("b").check("C77"), bank("x").check("C77").feed("relink"))
                        .decided(
                                Verb.REJECT,
                                MatchKind.DUPLICATE,
                                key("plaid", "b"),
                                key("plaid", "x"));
        assertThat(r.findings(DUPLICATE)).isEmpty();
        assertThat(r.about(MISSING_IN_LEDGER)).containsExactly("b", "x");
    }

    @Test
    void an835ThatCameInTwoFilesPaysOnce() {
        Reconciled r =
                Reconciled.of(
                        payment("b1").trace("T100").claims(1).feed("file1"),
                        payment("b2").trace("T100").claims(1).feed("file2").version(2),
                        remittance("p1").number("PCN1").trace("T100").feed("file1"),
                        remittance("p2").number("PCN1").trace("T100").feed("file2").version(2),
                        bank("k").ref("trace_number", "T100"));
        assertThat(r.about(DUPLICATE)).containsExactly("b2", "p2");
        assertThat(r.members(ERA_CLAIMS)).containsExactly("payment:b1", "remittance:p1");
        assertThat(r.members(ERA_BANK)).containsExactly("payment:b1", "bank:k");
        assertThat(r.only(ERA_BANK).status()).isEqualTo(MatchStatus.AUTO);
    }
}
