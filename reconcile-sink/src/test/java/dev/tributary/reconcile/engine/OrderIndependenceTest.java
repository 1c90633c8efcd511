package dev.tributary.reconcile.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.reconcile.rule.RuleSets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderIndependenceTest {

    private static final Scopes SOME_NAMED = new Scopes(History.GROUPS, MergedAccounts.none());

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void twentyOrdersOfArrivalEndAlike(long seed) {
        MemoryEntryStore first = alike(seed, Scopes.all());
        assertThat(first.matches()).hasSizeGreaterThan(30);
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 4})
    void soTheyDoWhereNotAllAccountsAreNamed(long seed) {
        MemoryEntryStore first = alike(seed, SOME_NAMED);
        assertThat(first.matches()).hasSizeGreaterThan(20);
        assertThat(first.findings())
                .extracting(Finding::kind)
                .contains(FindingKind.UNMAPPED_ACCOUNT);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void soTheyDoWhereANumberIsSharedByAboutTooMany(long seed) {
        Crowd crowd = new Crowd(seed);
        alike(seed, Scopes.all(), crowd.steps(), crowd::shuffled);
    }

    private static MemoryEntryStore alike(long seed, Scopes scopes) {
        History history = new History(seed, 60);
        return alike(seed, scopes, history.steps(), history::shuffled);
    }

    private static MemoryEntryStore alike(
            long seed,
            Scopes scopes,
            List<History.Step> steps,
            LongFunction<List<History.Step>> shuffled) {
        MemoryEntryStore first = told(steps, seed, scopes);
        for (int order = 1; order <= 20; order++) {
            MemoryEntryStore other = told(shuffled.apply(order), order, scopes);
            String why = "seed " + seed + ", order " + order;
            assertThat(without(first.matches(), other.matches())).as(why).isEmpty();
            assertThat(without(other.matches(), first.matches())).as(why).isEmpty();
            assertThat(without(first.findings(), other.findings())).as(why).isEmpty();
            assertThat(without(other.findings(), first.findings())).as(why).isEmpty();
        }
        return first;
    }

    /** What differs, alone: all of them would be too long to read. */
    private static <T> List<T> without(List<T> all, List<T> known) {
        List<T> rest = new ArrayList<>(all);
        rest.removeAll(new HashSet<>(known));
        return rest;
    }

    /** In small and large batches, by chance. */
    private static MemoryEntryStore told(List<History.Step> steps, long seed, Scopes scopes) {
        Random random = new Random(seed);
        MemoryEntryStore store = new MemoryEntryStore(new Engine(RuleSets.exact(), scopes));
        int seldom = 1 + random.nextInt(40);
        for (History.Step step : steps) {
            step.on(store);
            if (random.nextInt(seldom) == 0) {
                if (random.nextBoolean()) {
                    store.match();
                } else {
                    store.run(1 + random.nextInt(20));
                }
            }
        }
        store.match();
        noEntryTwiceInAKind(store.matches());
        return store;
    }

    private static void noEntryTwiceInAKind(List<Match> matches) {
        Set<List<Object>> used = new HashSet<>();
        for (Match match : matches) {
            for (Match.Member member : match.members()) {
                if (!used.add(List.of(match.kind(), member.key()))) {
                    throw new AssertionError("an entry is in two matches of " + match.kind());
                }
            }
        }
    }

    @Test
    void matchingAgainChangesNothing() {
        MemoryEntryStore store = told(new History(9, 60).steps(), 9, Scopes.all());
        Engine engine = new Engine(RuleSets.exact(), Scopes.all());
        store.use(engine);
        assertThat(store.match()).isEqualTo(Change.NONE);
    }
}
