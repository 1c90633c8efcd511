package dev.tributary.reconcile.engine;

import static dev.tributary.reconcile.Some.bank;
import static dev.tributary.reconcile.Some.key;
import static dev.tributary.reconcile.Some.ledger;
import static dev.tributary.reconcile.Some.money;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.reconcile.entry.Entry;
import dev.tributary.reconcile.entry.EntryKey;
import dev.tributary.reconcile.entry.EntryState;
import dev.tributary.reconcile.rule.RuleSets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every store has to do for the engine; each implementation runs it. */
public abstract class EntryStoreContract {

    /** A store, as something fills and matches it. */
    protected interface Bench extends AutoCloseable {

        /** Takes versions of entries, as the sink would, and marks them dirty. */
        void upsert(Collection<Entry> entries);

        /** Takes a deletion. */
        void delete(EntryKey key, long version);

        /** Takes a person's decision, and marks its members dirty. */
        void decide(Decision decision);

        /** Runs the engine over dirty scopes until none is left. */
        void match();

        /** Runs the engine once, over some dirty entries of one scope. */
        void run(int batch);

        /** The matches that hold, in the order of their ids. */
        List<Match> matches();

        /** The findings that hold or are awaited, in the order of their ids. */
        List<Finding> findings();

        @Override
        void close();
    }

    private Bench bench;

    /** An empty store, whose entries belong together by these groups. */
    protected abstract Bench bench(AccountGroups groups);

    @BeforeEach
    void open() {
        bench = bench(AccountGroups.none());
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private void upsert(Entry... entries) {
        bench.upsert(Arrays.asList(entries));
    }

    private Match only() {
        assertThat(bench.matches()).hasSize(1);
        return bench.matches().get(0);
    }

    @Test
    void keepsAMatchAsTheEngineMadeIt() {
        upsert(bank("b1").check("CHK1").build());
        bench.match();
        upsert(ledger("l1").check("CHK1").date("2026-03-05").build());
        bench.match();
        MemoryEntryStore memory = memory();
        memory.upsert(bank("b1").check("CHK1").build());
        memory.upsert(ledger("l1").check("CHK1").date("2026-03-05").build());
        memory.match();
        assertThat(bench.matches()).isEqualTo(memory.matches());
        assertThat(only().status()).isEqualTo(MatchStatus.AUTO);
        assertThat(bench.findings()).isEmpty();
    }

    @Test
    void keepsWhatIsAwaited() {
        upsert(bank("b1").amount("12.5").build());
        bench.match();
        assertThat(bench.findings()).hasSize(1);
        Finding finding = bench.findings().get(0);
        assertThat(finding.kind()).isEqualTo(FindingKind.MISSING_IN_LEDGER);
        assertThat(finding.about()).isEqualTo(key("plaid", "b1"));
        assertThat(finding.amount()).isEqualTo(money("12.5"));
        assertThat(finding.dueOn()).isEqualTo(LocalDate.of(2026, 3, 9));
        assertThat(finding.expectedIn()).isEqualTo("quickbooks");
    }

    @Test
    void opensAgainWhatADeletionLeaves() {
        upsert(bank("b1").check("CHK1").build(), ledger("l1").check("CHK1").build());
        bench.match();
        bench.delete(key("quickbooks", "l1"), 2);
        bench.match();
        assertThat(bench.matches()).isEmpty();
        assertThat(bench.findings())
                .extracting(Finding::kind)
                .containsExactly(FindingKind.MISSING_IN_LEDGER);
        upsert(ledger("l1").check("CHK1").version(3).build());
        bench.match();
        assertThat(only().members()).hasSize(2);
    }

    @Test
    void takesNoOlderVersion() {
        upsert(bank("b1").check("CHK2").version(5).build(), ledger("l1").check("CHK1").build());
        upsert(bank("b1").check("CHK1").version(4).build());
        bench.match();
        assertThat(bench.matches()).isEmpty();
    }

    @Test
    void aDeletionThatCameFirstHolds() {
        bench.delete(key("plaid", "b1"), 5);
        upsert(bank("b1").check("CHK1").version(4).build(), ledger("l1").check("CHK1").build());
        bench.match();
        assertThat(bench.matches()).isEmpty();
    }

    @Test
    void whoIsLeftBehindIsMatchedAgain() {
        upsert(
                bank("b1").check("CHK1").build(),
                ledger("l1").check("CHK1").build(),
                ledger("l2").check("CHK1").build());
        bench.match();
        assertThat(only().status()).isEqualTo(MatchStatus.REVIEW);
        upsert(ledger("l2").check("CHK2").version(2).build());
        bench.match();
        assertThat(only().status()).isEqualTo(MatchStatus.AUTO);
        assertThat(bench.findings())
                .extracting(Finding::kind)
                .containsExactly(FindingKind.MISSING_IN_BANK);
    }

    @Test
    void anotherTookThePlaceOfThePendingOne() {
        upsert(bank("p1").check("CHK1").build(), ledger("l1").check("CHK1").build());
        bench.match();
        upsert(bank("b1").check("CHK1").pending("p1").build());
        bench.match();
        assertThat(only().members())
                .extracting(Match.Member::key)
                .containsExactly(key("plaid", "b1"), key("quickbooks", "l1"));
        assertThat(only().status()).isEqualTo(MatchStatus.AUTO);
        bench.delete(key("plaid", "b1"), 9);
        bench.match();
        assertThat(only().members()).extracting(Match.Member::key).contains(key("plaid", "p1"));
    }

    @Test
    void whatIsNoLongerNamedAsPendingIsMatchedAgain() {
        upsert(
                bank("p1").check("CHK1").build(),
                bank("p2").check("CHK2").build(),
                ledger("l1").check("CHK1").build(),
                bank("q1").check("CHK9").pending("p1").build());
        bench.match();
        assertThat(bench.matches()).isEmpty();
        upsert(bank("q1").check("CHK9").pending("p2").version(2).build());
        bench.match();
        assertThat(only().members()).extracting(Match.Member::key).contains(key("plaid", "p1"));
        assertThat(bench.findings()).extracting(f -> f.about().id()).containsExactly("q1");
        upsert(bank("q1").check("CHK9").version(3).build());
        bench.match();
        assertThat(bench.findings())
                .extracting(f -> f.about().id())
                .containsExactlyInAnyOrder("q1", "p2");
    }

    @Test
    void anUnnamedAccountIsFoundAsLongAsItHasEntries() {
        bench.close();
        bench = bench(History.GROUPS);
        upsert(
                bank("b1").account("plaid:nowhere").build(),
                bank("b2").account("plaid:nowhere").build());
        bench.match();
        assertThat(unnamed()).containsExactlyInAnyOrder("b1", "b2");
        bench.delete(key("plaid", "b1"), 2);
        bench.match();
        assertThat(unnamed()).containsExactly("b2");
        upsert(bank("b2").version(2).build());
        bench.match();
        assertThat(unnamed()).isEmpty();
    }

    private List<String> unnamed() {
        return bench.findings().stream()
                .filter(finding -> finding.kind() == FindingKind.UNMAPPED_ACCOUNT)
                .map(finding -> finding.about().id())
                .toList();
    }

    @Test
    void aDecisionIsObeyed() {
        upsert(bank("b1").check("CHK1").build(), ledger("l1").check("CHK1").build());
        bench.match();
        List<EntryKey> both = List.of(key("plaid", "b1"), key("quickbooks", "l1"));
        bench.decide(decision("d1", Decision.Verb.REJECT, both, 1));
        bench.match();
        assertThat(bench.matches()).isEmpty();
        bench.decide(decision("d2", Decision.Verb.CONFIRM, both, 2));
        bench.match();
        assertThat(only().status()).isEqualTo(MatchStatus.CONFIRMED);
    }

    @Test
    void joinsWhatAPersonJoinedFromFarApart() {
        upsert(bank("b1").amount("70").build(), ledger("l1").amount("75").build());
        bench.match();
        List<EntryKey> both = List.of(key("plaid", "b1"), key("quickbooks", "l1"));
        bench.decide(decision("d1", Decision.Verb.WRITE_OFF, both, 1));
        bench.match();
        assertThat(only().variance()).isEqualTo(money("-5"));
        assertThat(only().varianceReason()).isEqualTo("written_off");
        assertThat(bench.findings()).isEmpty();
    }

    @Test
    void whatIsPendingMatchesNothing() {
        upsert(
                bank("b1").check("CHK1").state(EntryState.PENDING).build(),
                ledger("l1").check("CHK1").build());
        bench.match();
        assertThat(bench.matches()).isEmpty();
        assertThat(bench.findings())
                .extracting(Finding::kind)
                .containsExactly(FindingKind.MISSING_IN_BANK);
    }

    @Test
    void aHistoryOfManyChangesEndsAsInMemory() {
        History history = new History(20261126L, 40);
        MemoryEntryStore memory = memory();
        for (History.Step step : history.steps()) {
            step.on(bench);
            step.on(memory);
            if (step.matchesAfter()) {
                bench.match();
            }
        }
        bench.match();
        memory.match();
        assertThat(memory.matches()).as("seed 20261126").hasSizeGreaterThan(10);
        assertThat(bench.matches()).as("seed 20261126").isEqualTo(memory.matches());
        assertThat(bench.findings()).as("seed 20261126").isEqualTo(memory.findings());
    }

    @Test
    void whatANumberJoinedBeforeItWasCrowdedIsOpenedAgain() {
        for (int i = 0; i < 50; i++) {
            upsert(Crowd.member(i).build());
        }
        bench.match();
        assertThat(bench.matches()).hasSize(25);
        for (int i = 50; i < 53; i++) {
            upsert(Crowd.member(i).build());
        }
        bench.run(2);
        bench.match();
        assertThat(bench.matches()).isEmpty();
        assertThat(crowded()).isEqualTo(53);
    }

    @Test
    void whatACrowdLeavesIsMatchedWhenItIsNoneAnyMore() {
        for (int i = 0; i < 53; i++) {
            upsert(Crowd.member(i).build());
        }
        bench.match();
        assertThat(bench.matches()).isEmpty();
        assertThat(crowded()).isEqualTo(53);
        bench.delete(Crowd.member(0).build().key(), 2);
        upsert(ledger("l1").check("CHK8").version(2).build());
        upsert(Crowd.member(2).state(EntryState.REMOVED).version(2).build());
        bench.match();
        assertThat(bench.matches()).hasSize(25);
        assertThat(crowded()).isZero();
    }

    private long crowded() {
        return bench.findings().stream().filter(f -> f.kind() == FindingKind.AMBIGUOUS).count();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void aCrowdEndsAlikeInAnyOrderAndAnyBatches(long seed) {
        Crowd crowd = new Crowd(seed);
        MemoryEntryStore memory = memory();
        crowd.steps().forEach(step -> step.on(memory));
        memory.match();
        Random random = new Random(seed);
        for (History.Step step : crowd.shuffled(seed)) {
            step.on(bench);
            if (random.nextInt(8) == 0) {
                bench.run(1 + random.nextInt(20));
            }
        }
        bench.match();
        assertThat(bench.matches()).as("seed " + seed).isEqualTo(memory.matches());
        assertThat(bench.findings()).as("seed " + seed).isEqualTo(memory.findings());
    }

    private static MemoryEntryStore memory() {
        return new MemoryEntryStore(new Engine(RuleSets.exact(), Scopes.all()));
    }

    static Decision decision(String id, Decision.Verb verb, List<EntryKey> members, int second) {
        return new Decision(
                id,
                verb,
                MatchKind.BANK_LEDGER,
                members,
                "seen",
                "reviewer",
                Instant.ofEpochSecond(second),
                null);
    }
}
