package dev.tributary.api.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What every store of tokens does; a worker each on its own store, over the same place. */
public abstract class TokenStoreContract {

    private static final String GRANT = "bank/of-ever/ywhere:1";
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    /** A store over this test's place. */
    protected abstract TokenStore open();

    @Test
    void keepsAllOfAGrant() {
        TokenSet full =
                new TokenSet(
                        GRANT,
                        1,
                        "access",
                        NOW.plusSeconds(3600),
                        "refresh",
                        NOW.plusSeconds(8_000_000),
                        NOW.plusSeconds(150_000_000),
                        NOW,
                        Map.of("realm", "123145", "scope", "accounting"));
        try (TokenStore one = open();
                TokenStore other = open()) {
            one.put(full);

            assertThat(other.read(GRANT)).contains(full);
        }
    }

    @Test
    void keepsWhatHasNoEndAndNoRefreshToken() {
        TokenSet bare = new TokenSet(GRANT, 1, "access", null, null, null, null, NOW, Map.of());
        try (TokenStore store = open()) {
            store.put(bare);

            assertThat(store.read(GRANT)).contains(bare);
        }
    }

    @Test
    void knowsNothingOfAGrantThatNobodyAuthorised() {
        try (TokenStore store = open()) {
            assertThat(store.read(GRANT)).isEmpty();
            assertThat(store.grants()).isEmpty();
            store.remove(GRANT);
            assertThatThrownBy(() -> store.rotate(GRANT, next("r")))
                    .isInstanceOf(NoSuchGrantException.class)
                    .hasMessageContaining("tributary authorize bank");
        }
    }

    @Test
    void listsTheGrantsSorted() {
        try (TokenStore one = open();
                TokenStore other = open()) {
            one.put(tokens("bank/b", "r"));
            one.put(tokens("bank/a", "r"));
            one.put(tokens("acme/ü ä", "r"));

            assertThat(other.grants()).containsExactly("acme/ü ä", "bank/a", "bank/b");

            one.remove("bank/a");

            assertThat(other.grants()).containsExactly("acme/ü ä", "bank/b");
            assertThat(other.read("bank/a")).isEmpty();
        }
    }

    @Test
    void countsGenerationsItself() {
        try (TokenStore one = open();
                TokenStore other = open()) {
            one.put(tokens(GRANT, "r1").withGeneration(77));
            assertThat(one.read(GRANT).orElseThrow().generation()).isEqualTo(1);

            TokenSet rotated = other.rotate(GRANT, next("r2"));

            assertThat(rotated.generation()).isEqualTo(2);
            assertThat(one.read(GRANT)).contains(rotated);
        }
    }

    @Test
    void authorisingAnewFollowsWhatIsThere() {
        try (TokenStore store = open()) {
            store.put(tokens(GRANT, "r1"));
            store.rotate(GRANT, next("r2"));
            store.put(tokens(GRANT, "anew"));

            TokenSet now = store.read(GRANT).orElseThrow();
            assertThat(now.generation()).isEqualTo(3);
            assertThat(now.refreshToken()).isEqualTo("anew");
        }
    }

    @Test
    void givesTheRotationWhatAnotherStoreWroteLast() {
        try (TokenStore one = open();
                TokenStore other = open()) {
            one.put(tokens(GRANT, "r1"));
            assertThat(other.read(GRANT)).isPresent();
            one.rotate(GRANT, next("r2"));

            other.rotate(
                    GRANT,
                    before -> {
                        assertThat(before.refreshToken()).isEqualTo("r2");
                        return next("r3").apply(before);
                    });

            assertThat(one.read(GRANT).orElseThrow().refreshToken()).isEqualTo("r3");
        }
    }

    @Test
    void aRotationThatFailsLeavesTheStoreAsItWas() {
        try (TokenStore store = open()) {
            store.put(tokens(GRANT, "r1"));

            assertThatThrownBy(
                            () ->
                                    store.rotate(
                                            GRANT,
                                            before -> {
                                                throw new IllegalStateException("no answer");
                                            }))
                    .hasMessage("no answer");

            assertThat(store.read(GRANT).orElseThrow().refreshToken()).isEqualTo("r1");
            assertThat(store.rotate(GRANT, next("r2")).refreshToken()).isEqualTo("r2");
        }
    }

    @Test
    void aRotationThatHasNothingToDoWritesNothing() {
        try (TokenStore store = open()) {
            store.put(tokens(GRANT, "r1"));

            assertThat(store.rotate(GRANT, UnaryOperator.identity()).generation()).isEqualTo(1);
            assertThat(store.read(GRANT).orElseThrow().generation()).isEqualTo(1);
        }
    }

    @Test
    void whoIsOvertakenWhileTheProviderAnswersTakesWhatTheOtherWrote() {
        try (TokenStore slow = open();
                TokenStore fast = open()) {
            slow.put(tokens(GRANT, "r1"));

            TokenSet taken =
                    slow.rotate(
                            GRANT,
                            before -> {
                                fast.rotate(GRANT, next("of-the-fast"));
                                return next("of-the-slow").apply(before);
                            });

            assertThat(taken.refreshToken()).isEqualTo("of-the-fast");
            assertThat(taken.generation()).isEqualTo(2);
            assertThat(fast.read(GRANT)).contains(taken);
        }
    }

    @Test
    void whoIsOvertakenByOneThatFailsStillSavesItsAnswer() {
        try (TokenStore slow = open();
                TokenStore failing = open()) {
            slow.put(tokens(GRANT, "r1"));

            TokenSet saved =
                    slow.rotate(
                            GRANT,
                            before -> {
                                assertThatThrownBy(
                                                () ->
                                                        failing.rotate(
                                                                GRANT,
                                                                same -> {
                                                                    throw new IllegalStateException(
                                                                            "killed");
                                                                }))
                                        .hasMessage("killed");
                                return next("saved").apply(before);
                            });

            assertThat(saved.refreshToken()).isEqualTo("saved");
            assertThat(failing.read(GRANT)).contains(saved);
        }
    }

    @Test
    void aGrantThatIsRemovedDuringARotationStaysRemoved() {
        try (TokenStore one = open();
                TokenStore other = open()) {
            one.put(tokens(GRANT, "r1"));

            assertThatThrownBy(
                            () ->
                                    one.rotate(
                                            GRANT,
                                            before -> {
                                                other.remove(GRANT);
                                                return next("r2").apply(before);
                                            }))
                    .isInstanceOf(NoSuchGrantException.class);

            assertThat(other.read(GRANT)).isEmpty();
        }
    }

    @Test
    void ofManyWhoRotateAtOnceEveryOneEndsWithWhatIsStored() throws Exception {
        int racers = 4;
        AtomicInteger answers = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(racers);
        try (TokenStore one = open();
                TokenStore other = open()) {
            one.put(tokens(GRANT, "r0"));
            List<Future<TokenSet>> race = new ArrayList<>();
            for (int i = 0; i < racers; i++) {
                TokenStore store = i % 2 == 0 ? one : other;
                race.add(
                        threads.submit(
                                () ->
                                        store.rotate(
                                                GRANT,
                                                before ->
                                                        next("r" + answers.incrementAndGet())
                                                                .apply(before))));
            }
            long last = 0;
            for (Future<TokenSet> racer : race) {
                last = Math.max(last, racer.get().generation());
            }
            TokenSet stored = one.read(GRANT).orElseThrow();
            assertThat(stored.generation()).isEqualTo(last).isBetween(2L, 1L + racers);
            assertThat(other.read(GRANT)).contains(stored);
        } finally {
            threads.shutdownNow();
        }
    }

    /** A grant with a refresh token. */
    protected static TokenSet tokens(String grant, String refreshToken) {
        return new TokenSet(
                grant,
                1,
                "a-" + refreshToken,
                NOW.plusSeconds(60),
                refreshToken,
                null,
                null,
                NOW,
                Map.of());
    }

    private static UnaryOperator<TokenSet> next(String refreshToken) {
        return before -> tokens(before.grant(), refreshToken);
    }
}
