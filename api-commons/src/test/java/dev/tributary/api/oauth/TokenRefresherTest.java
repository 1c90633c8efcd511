package dev.tributary.api.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.api.oauth.GrantEvent.Code;
import dev.tributary.api.token.MemoryTokenStore;
import dev.tributary.api.token.TokenSet;
import dev.tributary.api.token.TokenStore;
import dev.tributary.api.token.TokenStoreException;
import dev.tributary.commons.metrics.ConnectorMetrics;
import dev.tributary.commons.testing.SettableClock;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import javax.management.ObjectName;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TokenRefresherTest {

    private static final String GRANT = "bank/4711";
    private static final Duration LIFE = Duration.ofHours(1);

    private final SettableClock clock = new SettableClock();
    private final ConsentServer bank = ConsentServer.start(clock, Duration.ofHours(24));
    private final MemoryTokenStore memory = new MemoryTokenStore();
    private final List<GrantEvent> events = new CopyOnWriteArrayList<>();
    private final List<ConnectorMetrics> metrics = new ArrayList<>();
    private final TokenEndpoint endpoint =
            new TokenEndpoint(
                    bank.provider(ClientAuthentication.BASIC),
                    Client.withSecret(
                            ConsentServer.CLIENT, Secret.fixed("secret", ConsentServer.SECRET)),
                    new JdkFormPost(Duration.ofSeconds(10)),
                    clock);

    @AfterEach
    void stop() {
        metrics.forEach(ConnectorMetrics::close);
        bank.close();
    }

    @Test
    void givesTheStoredTokenWithoutAskingTheProvider() {
        TokenRefresher refresher = holding(memory);

        assertThat(refresher.accessToken(GRANT, false)).isEqualTo("a1");
        assertThat(bank.requests()).isEmpty();
    }

    @Test
    void refreshesAheadOfTimeAtARandomPointOfTheLife() {
        Set<Long> minutes = new HashSet<>();
        for (int seed = 0; seed < 30; seed++) {
            Instant begin = clock.instant();
            TokenRefresher refresher = holding(memory, seed);
            refresher.look();
            int before = bank.requests().size();
            while (bank.requests().size() == before) {
                clock.forward(Duration.ofMinutes(1));
                refresher.look();
            }
            minutes.add(Duration.between(begin, clock.instant()).toMinutes());
        }
        assertThat(minutes).allMatch(minute -> minute >= 30 && minute <= 49);
        assertThat(minutes).hasSizeGreaterThan(8);
    }

    @Test
    void theNewTokenIsInTheStoreBeforeAnybodyGetsIt() {
        TokenRefresher refresher = holding(memory);
        clock.forward(LIFE);

        String token = refresher.accessToken(GRANT, false);

        assertThat(memory.read(GRANT).orElseThrow().accessToken()).isEqualTo(token);
        assertThat(memory.read(GRANT).orElseThrow().generation()).isEqualTo(2);
    }

    @Test
    void anAnswerThatTheStoreDoesNotTakeIsKeptAndNotAskedForAgain() {
        Faulty store = new Faulty(memory);
        TokenRefresher refresher = holding(store);
        clock.forward(LIFE);
        store.faults = 2;

        assertThatThrownBy(() -> refresher.accessToken(GRANT, false))
                .isInstanceOf(TokenStoreException.class);
        assertThatThrownBy(() -> refresher.accessToken(GRANT, false))
                .isInstanceOf(TokenStoreException.class);
        refresher.accessToken(GRANT, false);

        assertThat(bank.requests()).hasSize(1);
        assertThat(bank.takes(memory.read(GRANT).orElseThrow().refreshToken())).isTrue();
    }

    @Test
    void oneRefreshServesAllWhoAreRefusedAtOnce() throws Exception {
        TokenRefresher refresher = holding(memory);
        refresher.accessToken(GRANT, false);
        clock.forward(Duration.ofMinutes(1));
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            List<Future<String>> tokens = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                tokens.add(threads.submit(() -> refresher.accessToken(GRANT, true)));
            }
            Set<String> distinct = new HashSet<>();
            for (Future<String> token : tokens) {
                distinct.add(token.get());
            }
            assertThat(distinct).hasSize(1);
            assertThat(bank.requests()).hasSize(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void takesWhatAnotherWorkerHasRotatedInsteadOfRotatingAgain() {
        TokenRefresher one = holding(memory);
        TokenRefresher other = holding(memory, 1, false);
        one.accessToken(GRANT, false);
        other.accessToken(GRANT, false);
        clock.forward(LIFE);

        String token = one.accessToken(GRANT, false);

        assertThat(other.accessToken(GRANT, false)).isEqualTo(token);
        assertThat(bank.requests()).hasSize(1);
    }

    @Test
    void aGrantThatIsOverPausesAloneAndGoesOnWhenItIsAuthorisedAnew() {
        TokenRefresher refresher = holding(memory);
        memory.put(tokens("bank/2", bank.issue("2")));
        refresher.hold("bank/2");
        refresher.look();
        clock.forward(LIFE);
        bank.fail(400, "{\"error\":\"invalid_grant\",\"error_description\":\"canary\"}");

        assertThatThrownBy(() -> refresher.accessToken(GRANT, false))
                .asInstanceOf(InstanceOfAssertFactories.type(OAuthException.class))
                .returns(OAuthException.Kind.GRANT, OAuthException::kind);

        assertThat(refresher.isPaused(GRANT)).isTrue();
        assertThat(refresher.accessToken("bank/2", false)).isNotNull();
        assertThat(codes()).containsExactly(Code.CONSENT_NEEDED);
        assertThat(events.toString()).contains("tributary authorize bank").doesNotContain("canary");
        int asked = bank.requests().size();
        clock.forward(Duration.ofMinutes(2));
        refresher.look();
        assertThat(bank.requests()).hasSize(asked);

        memory.put(tokens(GRANT, bank.issue("4711")));
        clock.forward(Duration.ofMinutes(2));
        refresher.look();

        assertThat(refresher.isPaused(GRANT)).isFalse();
        assertThat(codes()).containsExactly(Code.CONSENT_NEEDED, Code.AUTHORIZED);
        assertThat(refresher.accessToken(GRANT, false)).isNotNull();
    }

    @Test
    void onARefusalOfTheGrantTheStoreIsReadOnceMore() {
        // Another worker rotates between our reading and the provider's refusal.
        TokenStore overtaken =
                new Faulty(memory) {
                    @Override
                    public TokenSet rotate(String grant, UnaryOperator<TokenSet> rotation) {
                        TokenSet stale = memory.read(grant).orElseThrow();
                        memory.rotate(grant, before -> fresh(before, bank.issue("4711")));
                        bank.fail(400, "{\"error\":\"invalid_grant\"}");
                        return rotation.apply(stale);
                    }
                };
        TokenRefresher refresher = holding(overtaken);
        refresher.accessToken(GRANT, false);
        clock.forward(LIFE);

        String token = refresher.accessToken(GRANT, false);

        assertThat(token).isEqualTo("fresh");
        assertThat(refresher.isPaused(GRANT)).isFalse();
        assertThat(events).isEmpty();
    }

    @Test
    void waitsLongerAndLongerWhileTheProviderFailsAndKeepsTheToken() {
        TokenRefresher refresher = holding(memory);
        refresher.look();
        clock.forward(Duration.ofMinutes(50));
        for (int i = 0; i < 8; i++) {
            bank.fail(i % 2 == 0 ? 503 : 429, "<html>canary</html>");
        }
        refresher.look();
        assertThat(bank.requests()).hasSize(1);
        refresher.look();
        assertThat(bank.requests()).as("not at once").hasSize(1);
        assertThat(refresher.accessToken(GRANT, false)).as("still good").isEqualTo("a1");
        int seconds = 0;
        while (bank.requests().size() < 9) {
            clock.forward(Duration.ofSeconds(1));
            refresher.look();
            seconds++;
        }
        assertThat(seconds).isBetween(20, 300);
        assertThat(memory.read(GRANT).orElseThrow().generation()).isEqualTo(2);
    }

    @Test
    void saysWhenTheProviderDoesNotTakeTheClientAndWhenItDoesAgain() {
        TokenRefresher refresher = holding(memory);
        refresher.look();
        clock.forward(Duration.ofMinutes(50));
        bank.rollSecret("another");
        refresher.look();
        clock.forward(Duration.ofMinutes(1));
        refresher.look();

        assertThat(codes()).containsExactly(Code.CLIENT_REFUSED);

        bank.rollSecret(ConsentServer.SECRET);
        clock.forward(Duration.ofMinutes(6));
        refresher.look();

        assertThat(codes()).containsExactly(Code.CLIENT_REFUSED, Code.AUTHORIZED);
    }

    @Test
    void warnsBeforeAConsentEndsOnceADay() {
        bank.refreshEnds(Duration.ofDays(10));
        TokenRefresher refresher = holding(memory);
        clock.forward(LIFE);
        refresher.accessToken(GRANT, false);
        clock.forward(LIFE);
        refresher.accessToken(GRANT, false);

        assertThat(codes()).containsExactly(Code.CONSENT_ENDS_SOON);
        assertThat(events.get(0).toStatus("bank", "c", 0).toStruct().getString("state"))
                .isEqualTo("waiting");
    }

    @Test
    void clientCredentialsNeedNoPersonAndNoStoredGrant() {
        TokenRefresher refresher =
                refresher(new MemoryTokenStore(), endpoint.clientCredentials(), 0);
        refresher.hold("bank/app");

        String first = refresher.accessToken("bank/app", false);
        clock.forward(LIFE);
        String second = refresher.accessToken("bank/app", false);

        assertThat(first).isNotEqualTo(second);
        assertThat(bank.requests())
                .hasSize(2)
                .allMatch(form -> form.get("grant_type").equals("client_credentials"));
    }

    @Test
    void metricsTellTheEndsAheadOfTime() throws Exception {
        bank.refreshEnds(Duration.ofDays(100));
        TokenRefresher refresher = holding(memory, 7);
        clock.forward(LIFE);
        refresher.accessToken(GRANT, false);
        ObjectName bean = new ObjectName("dev.tributary:type=test,connector=r7,task=0");

        assertThat(attribute(bean, "token-refreshes-total")).isEqualTo(1L);
        assertThat(attribute(bean, "access-token-expires-ms-min")).isEqualTo(LIFE.toMillis());
        assertThat(attribute(bean, "consent-expires-ms-min"))
                .isEqualTo(Duration.ofDays(100).toMillis());
        assertThat(attribute(bean, "grants-paused")).isEqualTo(0L);
    }

    @Test
    void theGrantThatNobodyAuthorisedWaits() {
        TokenRefresher refresher = refresher(memory, endpoint.refreshing(), 0);
        refresher.hold(GRANT);
        refresher.look();

        assertThat(refresher.isPaused(GRANT)).isTrue();
        assertThat(codes()).containsExactly(Code.CONSENT_NEEDED);
        assertThatThrownBy(() -> refresher.accessToken("bank/none", false))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Object attribute(ObjectName bean, String name) throws Exception {
        return ManagementFactory.getPlatformMBeanServer().getAttribute(bean, name);
    }

    private List<Code> codes() {
        return events.stream().map(GrantEvent::code).toList();
    }

    private TokenRefresher holding(TokenStore store) {
        return holding(store, 0);
    }

    private TokenRefresher holding(TokenStore store, int seed) {
        return holding(store, seed, true);
    }

    private TokenRefresher holding(TokenStore store, int seed, boolean authorised) {
        if (authorised) {
            memory.put(tokens(GRANT, bank.issue("4711")));
        }
        TokenRefresher refresher = refresher(store, endpoint.refreshing(), seed);
        refresher.hold(GRANT);
        refresher.look();
        return refresher;
    }

    private TokenRefresher refresher(TokenStore store, Rotation rotation, int seed) {
        ConnectorMetrics own = ConnectorMetrics.open("test", "r" + seed, 0);
        metrics.add(own);
        return new TokenRefresher(
                store,
                rotation,
                RefreshTerms.usual(),
                clock,
                new SplittableRandom(seed),
                events::add,
                own);
    }

    private TokenSet tokens(String grant, String refreshToken) {
        Instant now = clock.instant();
        return new TokenSet(
                grant, 1, "a1", now.plus(LIFE), refreshToken, null, null, now, Map.of());
    }

    private TokenSet fresh(TokenSet before, String refreshToken) {
        Instant now = clock.instant();
        return new TokenSet(
                before.grant(),
                before.generation() + 1,
                "fresh",
                now.plus(LIFE),
                refreshToken,
                null,
                null,
                now,
                Map.of());
    }

    /** A store that fails to write so many times, after the provider was asked. */
    private static class Faulty implements TokenStore {
        private final TokenStore good;
        private int faults;

        Faulty(TokenStore good) {
            this.good = good;
        }

        @Override
        public Optional<TokenSet> read(String grant) {
            return good.read(grant);
        }

        @Override
        public List<String> grants() {
            return good.grants();
        }

        @Override
        public TokenSet rotate(String grant, UnaryOperator<TokenSet> rotation) {
            return good.rotate(
                    grant,
                    before -> {
                        TokenSet answer = rotation.apply(before);
                        if (faults-- > 0) {
                            throw new TokenStoreException("no broker", true);
                        }
                        return answer;
                    });
        }

        @Override
        public void put(TokenSet tokens) {
            good.put(tokens);
        }

        @Override
        public void remove(String grant) {
            good.remove(grant);
        }

        @Override
        public void close() {
            good.close();
        }
    }
}
