package dev.tributary.reconcile.rule;

import static dev.tributary.reconcile.Some.bank;
import static dev.tributary.reconcile.Some.ledger;
import static dev.tributary.reconcile.Some.money;
import static dev.tributary.reconcile.engine.FindingKind.AMBIGUOUS;
import static dev.tributary.reconcile.engine.FindingKind.AMOUNT_VARIANCE;
import static dev.tributary.reconcile.engine.FindingKind.CURRENCY_MISMATCH;
import static dev.tributary.reconcile.engine.FindingKind.MISSING_IN_BANK;
import static dev.tributary.reconcile.engine.FindingKind.MISSING_IN_LEDGER;
import static dev.tributary.reconcile.engine.MatchKind.BANK_LEDGER;
import static dev.tributary.reconcile.engine.MatchKind.BANK_REVERSAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.reconcile.Reconciled;
import dev.tributary.reconcile.Some;
import dev.tributary.reconcile.engine.MatchStatus;
import dev.tributary.reconcile.engine.RuleSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BankLedgerTest {

    @Test
    void zerosBeforeACheckNumberDoNotCount() {
        Reconciled r = Reconciled.of(bank("b").check("000123"), ledger("l").check("123"));
        assertThat(r.members(BANK_LEDGER)).containsExactly("bank:b", "ledger:l");
        assertThat(r.only(BANK_LEDGER).status()).isEqualTo(MatchStatus.AUTO);
    }

    @Test
    void severalLinesOfTheBankAreOneEntryOfTheBooks() {
        Reconciled r =
                Reconciled.of(
                        ledger("l").check("C77").amount("-210"),
                        bank("b1").check("C77").amount("-128"),
                        bank("b2").check("C77").amount("-82"));
        assertThat(r.members(BANK_LEDGER)).containsExactly("ledger:l", "bank:b1", "bank:b2");
        assertThat(r.only(BANK_LEDGER).status()).isEqualTo(MatchStatus.AUTO);
    }

    @Test
    void oneLineOfTheBankIsSeveralEntriesOfTheBooks() {
        Reconciled r =
                Reconciled.of(
                        bank("b").check("C77").amount("300"),
                        ledger("l1").check("C77").amount("100"),
                        ledger("l2").check("C77").amount("150"),
                        ledger("l3").check("C77").amount("50"),
                        ledger("l4").check("C77").amount("7"));
        assertThat(r.members(BANK_LEDGER))
                .containsExactly("bank:b", "ledger:l1", "ledger:l2", "ledger:l3");
        assertThat(r.about(MISSING_IN_BANK)).containsExactly("l4");
    }

    @Test
    void twoSumsThatFitAreForAPerson() {
        Reconciled r =
                Reconciled.of(
                        bank("b").check("C77").amount("300"),
                        ledger("l1").check("C77").amount("100"),
                        ledger("l2").check("C77").amount("200"),
                        ledger("l3").check("C77").amount("200"));
        assertThat(r.only(BANK_LEDGER).status()).isEqualTo(MatchStatus.REVIEW);
        assertThat(r.findings(AMBIGUOUS)).hasSize(1);
    }

    @Test
    void aNumberUsedAgainAfterWeeksIsToldApartByTheDay() {
        Reconciled r =
                Reconciled.of(
                        bank("b1").check("C77").date("2026-03-02"),
                        ledger("l1").check("C77").date("2026-03-01"),
                        bank("b2").check("C77").date("2026-03-30"),
                        ledger("l2").check("C77").date("2026-03-29"));
        assertThat(r.matches(BANK_LEDGER))
                .hasSize(2)
                .allSatisfy(match -> assertThat(match.status()).isEqualTo(MatchStatus.AUTO));
    }

    @Test
    void twoAlikeAreForAPerson() {
        Reconciled r =
                Reconciled.of(
                        bank("b1").check("C77"),
                        ledger("l1").check("C77"),
                        ledger("l2").check("C77"));
        assertThat(r.only(BANK_LEDGER).status()).isEqualTo(MatchStatus.REVIEW);
        assertThat(r.only(BANK_LEDGER).alternatives()).isEqualTo(1);
        assertThat(r.findings(AMBIGUOUS)).hasSize(1);
    }

    @Test
    void anotherAmountIsForAPersonAndAFarOtherIsAnotherCheck() {
        Reconciled near =
                Reconciled.of(
                        bank("b").check("C77").amount("-80.96"),
                        ledger("l").check("C77").amount("-75.51"));
        assertThat(near.only(BANK_LEDGER).status()).isEqualTo(MatchStatus.REVIEW);
        assertThat(near.findings(AMOUNT_VARIANCE).get(0).amount()).isEqualTo(money("-5.45"));
        Reconciled far =
                Reconciled.of(
                        bank("b").check("C77").amount("-80"),
                        ledger("l").check("C77").amount("-12"));
        assertThat(far.matches(BANK_LEDGER)).isEmpty();
        assertThat(far.about(MISSING_IN_LEDGER)).containsExactly("b");
    }

    @Test
    void inOneCurrencyNoRateExplainsADifference() {
        Reconciled r =
                Reconciled.of(
                        bank("b").check("C77").amount("100"),
                        ledger("l").check("C77").amount("104").exchanged("EUR", "90", "1.1556"));
        assertThat(r.only(BANK_LEDGER).status()).isEqualTo(MatchStatus.REVIEW);
        assertThat(r.only(BANK_LEDGER).varianceReason()).isEqualTo("unexplained");
        assertThat(r.findings(AMOUNT_VARIANCE).get(0).amount()).isEqualTo(money("-4"));
    }

    @Test
    void theAmountBeforeTheExchangeAgrees() {
        Reconciled r =
                Reconciled.of(
                        bank("b").check("C77").amount("104").exchanged("EUR", "90", "1.1556"),
                        ledger("l").check("C77").currency("EUR").amount("90"));
        assertThat(r.only(BANK_LEDGER).status()).isEqualTo(MatchStatus.AUTO);
        assertThat(r.only(BANK_LEDGER).varianceReason()).isNull();
    }

    @Test
    void theRecordsRateConvertsWhereItsOriginalAmountIsAbsent() {
        Some bank = bank("b").check("C77").amount("753.65").exchanged("EUR", null, "1.0774");
        Reconciled same =
                Reconciled.of(bank, ledger("l").check("C77").currency("EUR").amount("699.51"));
        assertThat(same.only(BANK_LEDGER).status()).isEqualTo(MatchStatus.AUTO);
        assertThat(same.only(BANK_LEDGER).varianceReason()).isNull();
        assertThat(same.findings(CURRENCY_MISMATCH)).isEmpty();
        Reconciled other =
                Reconciled.of(bank, ledger("l").check("C77").currency("EUR").amount("690"));
        assertThat(other.only(BANK_LEDGER).status()).isEqualTo(MatchStatus.REVIEW);
        assertThat(other.only(BANK_LEDGER).varianceReason()).isEqualTo("unexplained");
    }

    @Test
    void theRecordsRateGoesBeforeTheTable() {
        RuleSet rules =
                RuleSets.exact(
                        Settings.DEFAULTS, ExchangeRates.of(List.of("2026-03-01,EUR,USD,1.08")));
        Reconciled r =
                Reconciled.of(
                        rules,
                        bank("b").check("C77").amount("110").exchanged("EUR", null, "1.1"),
                        ledger("l").check("C77").currency("EUR").amount("100"));
        assertThat(r.only(BANK_LEDGER).variance()).isEqualTo(money("0"));
    }

    @Test
    void yenHaveNoCents() {
        Reconciled r =
                Reconciled.of(
                        bank("b").check("C77").amount("100").exchanged("JPY", null, "0.0067"),
                        ledger("l").check("C77").currency("JPY").amount("14925"));
        assertThat(r.only(BANK_LEDGER).status()).isEqualTo(MatchStatus.AUTO);
    }

    @Test
    void theDaysRateOfTheTableExplainsTheDifference() {
        RuleSet rules =
                RuleSets.exact(
                        Settings.DEFAULTS, ExchangeRates.of(List.of("2026-03-01,EUR,USD,1.08")));
        Some ledger = ledger("l").check("C77").currency("EUR").amount("100");
        assertThat(
                        Reconciled.of(rules, bank("b").check("C77").amount("108"), ledger)
                                .only(BANK_LEDGER)
                                .status())
                .isEqualTo(MatchStatus.AUTO);
        Reconciled off = Reconciled.of(rules, bank("b").check("C77").amount("110"), ledger);
        assertThat(off.only(BANK_LEDGER).varianceReason()).isEqualTo("exchange");
        assertThat(off.only(BANK_LEDGER).variance()).isEqualTo(money("2"));
    }

    @Test
    void withoutARateTheCurrenciesAreTheFinding() {
        Reconciled r =
                Reconciled.of(
                        bank("b").check("C77").amount("108"),
                        ledger("l").check("C77").currency("EUR").amount("100"));
        assertThat(r.only(BANK_LEDGER).status()).isEqualTo(MatchStatus.REVIEW);
        assertThat(r.only(BANK_LEDGER).varianceReason()).isEqualTo("currency");
        assertThat(r.findings(CURRENCY_MISMATCH)).hasSize(1);
    }

    @Test
    void aReturnedPaymentIsMissingNowhere() {
        Reconciled r =
                Reconciled.of(
                        bank("b1").check("C77").amount("-50").date("2026-03-02"),
                        bank("b2").check("C77").amount("50").date("2026-03-09"));
        assertThat(r.members(BANK_REVERSAL)).containsExactly("bank:b1", "reversal:b2");
        assertThat(r.findings(MISSING_IN_LEDGER)).isEmpty();
        r.without("plaid", "b2");
        assertThat(r.matches(BANK_REVERSAL)).isEmpty();
        assertThat(r.about(MISSING_IN_LEDGER)).containsExactly("b1");
    }

    @Test
    void anotherAccountsPaymentReturnsNothing() {
        Reconciled r =
                Reconciled.of(
                        bank("b1").check("C77").amount("-50"),
                        bank("b2").check("C77").amount("50").account("plaid:a2"));
        assertThat(r.matches(BANK_REVERSAL)).isEmpty();
    }

    @Test
    void aNumberThatMoreThanFiftyShareJoinsNobody() {
        Reconciled r = Reconciled.of(ledger("l").check("C77").date("2026-01-05"));
        r.with(bank("x").check("C77").date("2026-01-05"));
        assertThat(r.matches(BANK_LEDGER)).hasSize(1);
        IntStream.range(0, 49)
                .forEach(i -> r.with(bank("b" + i).check("C77").amount(String.valueOf(200 + i))));
        assertThat(r.matches(BANK_LEDGER)).isEmpty();
        assertThat(r.findings(AMBIGUOUS)).hasSizeGreaterThanOrEqualTo(51);
    }
}
