package dev.tributary.api.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tributary.api.http.ApiClient;
import dev.tributary.api.http.ApiException;
import dev.tributary.api.http.ApiRequest;
import dev.tributary.api.http.Authorization;
import dev.tributary.api.http.HttpMetrics;
import dev.tributary.api.http.HttpOptions;
import dev.tributary.api.http.ProviderHints;
import dev.tributary.api.limit.CallKey;
import dev.tributary.api.limit.CallLimiter;
import dev.tributary.api.limit.Priority;
import dev.tributary.api.testing.FaultServer;
import dev.tributary.api.testing.Reply;
import dev.tributary.api.token.MemoryTokenStore;
import dev.tributary.api.token.TokenSet;
import dev.tributary.commons.metrics.ConnectorMetrics;
import dev.tributary.commons.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls of an API with tokens and keys that the provider takes, and does not take any more. */
class AuthorizedCallsTest {

    private static final CallKey KEY = new CallKey("app", "4711", "items", Priority.INCREMENTAL);
    private static final String GRANT = "bank/4711";

    private final SettableClock clock = new SettableClock();
    private final ConsentServer bank = ConsentServer.start(clock, Duration.ofHours(24));
    private final FaultServer api = FaultServer.start();
    private final ConnectorMetrics metrics = ConnectorMetrics.open("calls", "test", 0);
    private final MemoryTokenStore store = new MemoryTokenStore();
    private final TokenRefresher refresher =
            new TokenRefresher(
                    store,
                    new TokenEndpoint(
                                    bank.provider(ClientAuthentication.BASIC),
                                    Client.withSecret(
                                            ConsentServer.CLIENT,
                                            Secret.fixed("secret", ConsentServer.SECRET)),
                                    JdkFormPost.with(options(Map.of())),
                                    clock)
                            .refreshing(),
                    RefreshTerms.usual(),
                    clock,
                    new SplittableRandom(1),
                    event -> {},
                    metrics.tagged("part", "tokens"));

    @AfterEach
    void stop() {
        refresher.close();
        metrics.close();
        api.close();
        bank.close();
    }

    @Test
    void aRefusedTokenIsRefreshedAndTheCallMadeOnceMore() throws Exception {
        hold();
        api.on(
                "/items",
                seen ->
                        seen.header("Authorization").equals(Optional.of("Bearer revoked"))
                                ? Reply.status(401)
                                : Reply.json("{}"));
        try (ApiClient client = client(bearer())) {
            assertThat(client.call(ApiRequest.get(api.uri("/items"), KEY)).status()).isEqualTo(200);
        }
        assertThat(bank.requests()).hasSize(1);
        assertThat(api.requests().get(1).header("Authorization"))
                .contains("Bearer " + store.read(GRANT).orElseThrow().accessToken());
    }

    @Test
    void anAccountThatWaitsForConsentMakesNoCall() {
        refresher.hold(GRANT);
        refresher.look();
        try (ApiClient client = client(bearer())) {
            ApiException failed =
                    catchThrowableOfType(
                            ApiException.class,
                            () -> client.call(ApiRequest.get(api.uri("/items"), KEY)));
            assertThat(failed.kind()).isEqualTo(ApiException.Kind.AUTHORIZATION);
            assertThat(failed).hasMessageContaining("tributary authorize bank");
        }
        assertThat(api.requests()).isEmpty();
    }

    @Test
    void anInterruptWhileATokenIsWaitedForEndsTheCall() {
        hold();
        clock.forward(Duration.ofHours(2));
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> bearer().headers(KEY, false))
                .isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void aRolledKeyIsReadAgainThroughTheConfigProviderWithoutARestart() throws Exception {
        Map<String, String> configs = new HashMap<>(Map.of("api.key", "old"));
        Secret secret = Secret.ofTask("api.key", () -> configs);
        api.on(
                "/items",
                seen ->
                        seen.header("Authorization").equals(Optional.of("Bearer new"))
                                ? Reply.json("{}")
                                : Reply.status(401));
        configs.put("api.key", "new");
        try (ApiClient client = client(SecretAuthorization.bearer(secret))) {
            assertThat(client.call(ApiRequest.get(api.uri("/items"), KEY)).status()).isEqualTo(200);
        }
        assertThat(api.requests()).hasSize(2);
        configs.remove("api.key");
        assertThatThrownBy(() -> SecretAuthorization.bearer(secret).headers(KEY, true))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("api.key");
    }

    @Test
    void tokensAreHadOverTheSameConnectionsAsTheApi() {
        assertThatThrownBy(
                        () -> JdkFormPost.with(options(Map.of("http.tls.ca", "/nowhere/ca.pem"))))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("http.tls.ca");
    }

    private void hold() {
        Instant now = clock.instant();
        store.put(
                new TokenSet(
                        GRANT,
                        1,
                        "revoked",
                        now.plusSeconds(3600),
                        bank.issue("4711"),
                        null,
                        null,
                        now.minusSeconds(60),
                        Map.of()));
        refresher.hold(GRANT);
        refresher.look();
    }

    private Authorization bearer() {
        return new BearerAuthorization(refresher, bank.provider(ClientAuthentication.BASIC)::grant);
    }

    private ApiClient client(Authorization authorization) {
        CallLimiter open =
                new CallLimiter() {
                    @Override
                    public boolean await(CallKey call, Duration atMost) {
                        return true;
                    }

                    @Override
                    public void refused(CallKey call, Optional<Duration> retryAfter) {}

                    @Override
                    public void passed(CallKey call) {}
                };
        return ApiClient.open(
                new ApiClient.Parts(
                        options(Map.of()),
                        ProviderHints.NONE,
                        authorization,
                        open,
                        HttpMetrics.in(metrics.tagged("part", "http"))),
                "test");
    }

    private static HttpOptions options(Map<String, String> props) {
        ConfigDef def = new ConfigDef();
        HttpOptions.define(def);
        return HttpOptions.from(new AbstractConfig(def, new HashMap<>(props), false));
    }
}
