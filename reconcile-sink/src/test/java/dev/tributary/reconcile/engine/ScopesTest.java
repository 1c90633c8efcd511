package dev.tributary.reconcile.engine;

import static dev.tributary.reconcile.Some.bank;
import static dev.tributary.reconcile.Some.claim;
import static dev.tributary.reconcile.Some.ledger;
import static dev.tributary.reconcile.Some.payment;
import static dev.tributary.reconcile.engine.FindingKind.MISSING_IN_BANK;
import static dev.tributary.reconcile.engine.FindingKind.UNMAPPED_ACCOUNT;
import static dev.tributary.reconcile.engine.MatchKind.BANK_LEDGER;
import static dev.tributary.reconcile.engine.MatchKind.ERA_BANK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.reconcile.Reconciled;
import dev.tributary.reconcile.rule.RuleSets;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;

class ScopesTest {

    private static final AccountGroups GROUPS =
            AccountGroups.parse(
                    """
                    groups:
                      - name: east
                        accounts: ["plaid:a1", "quickbooks:35"]
                        payees: ["1234567893"]
                      - name: west
                        accounts: ["plaid:a2"]
                    """);

    @Test
    void withoutAFileAllAreOneGroup() {
        assertThat(Scopes.all().of(bank("b").build())).containsExactly("money/all");
        assertThat(Scopes.all().of(claim("c").build())).containsExactly("claims/all");
        assertThat(Scopes.all().of(payment("p").build()))
                .containsExactly("money/all", "claims/all");
    }

    @Test
    void twoGroupsMeetInNothing() {
        Reconciled r =
                Reconciled.of(
                        GROUPS,
                        bank("b").check("C77").account("plaid:a2"),
                        ledger("l").check("C77"));
        assertThat(r.matches(BANK_LEDGER)).isEmpty();
        r.with(bank("b").check("C77").version(2));
        assertThat(r.matches(BANK_LEDGER)).hasSize(1);
        r.with(bank("b").check("C77").account("plaid:a2").version(3));
        assertThat(r.matches(BANK_LEDGER)).isEmpty();
        assertThat(r.about(MISSING_IN_BANK)).containsExactly("l");
    }

    @Test
    void aPayeesPaymentMeetsTheBankOfItsGroup() {
        Reconciled r =
                Reconciled.of(
                        GROUPS, payment("p").trace("T100"), bank("b").ref("trace_number", "T100"));
        assertThat(r.matches(ERA_BANK)).hasSize(1);
    }

    @Test
    void anAccountThatNoGroupNamesIsAFindingOfEachOfItsEntries() {
        Reconciled r =
                Reconciled.of(
                        GROUPS,
                        bank("b1").account("plaid:nowhere"),
                        bank("b2").account("plaid:nowhere"),
                        bank("b3").account("plaid:a1"));
        assertThat(r.about(UNMAPPED_ACCOUNT)).containsExactly("b1", "b2");
        assertThat(r.findings(UNMAPPED_ACCOUNT).get(0).scope())
                .startsWith("money/own-")
                .doesNotContain("nowhere");
        r.without("plaid", "b1");
        assertThat(r.about(UNMAPPED_ACCOUNT)).containsExactly("b2");
        r.with(bank("b2").account("plaid:a1").version(2), bank("b4").account("plaid:nowhere"));
        assertThat(r.about(UNMAPPED_ACCOUNT)).containsExactly("b4");
        r.store().use(new Engine(RuleSets.exact(), Scopes.all()));
        r.store().match();
        assertThat(r.findings(UNMAPPED_ACCOUNT)).isEmpty();
    }

    @Test
    void theEntriesOfAMergedAccountFollow() {
        Reconciled r =
                Reconciled.of(
                        GROUPS,
                        bank("b").check("C77").account("plaid:old"),
                        ledger("l").check("C77"));
        assertThat(r.matches(BANK_LEDGER)).isEmpty();
        MergedAccounts merged =
                MergedAccounts.of(Map.of("plaid:old", "plaid:mid", "plaid:mid", "plaid:a1"));
        r.store().use(new Engine(RuleSets.exact(), new Scopes(GROUPS, merged)));
        r.store().match();
        assertThat(r.matches(BANK_LEDGER)).hasSize(1);
        assertThat(r.findings(UNMAPPED_ACCOUNT)).isEmpty();
    }

    @Test
    void aCircleOfMergersEnds() {
        MergedAccounts merged = MergedAccounts.of(Map.of("x:a", "x:b", "x:b", "x:a"));
        assertThat(merged.resolve("x:a")).isEqualTo(merged.resolve("x:b")).isEqualTo("x:a");
    }

    @Test
    void anAccountInTwoGroupsIsRefused() {
        assertThatThrownBy(
                        () ->
                                AccountGroups.parse(
                                        """
                                        groups:
                                          - {name: a, accounts: ["plaid:1"]}
                                          - {name: b, accounts: ["plaid:1"]}
                                        """))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("groups[1].accounts[0]")
                .hasMessageNotContaining("plaid:1");
    }

    @Test
    void anUnknownKeyIsRefusedWithTheNearestName() {
        assertThatThrownBy(() -> AccountGroups.parse("groups:\n  - {name: a, acounts: []}"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("did you mean 'accounts'?");
        assertThatThrownBy(() -> AccountGroups.parse("groups:\n  - {name: a, accounts: [plaid]}"))
                .hasMessageContaining("source:id");
    }

    @Test
    void otherGroupsHaveAnotherDigest() {
        assertThat(GROUPS.digest()).isNotEqualTo(AccountGroups.none().digest());
    }
}
