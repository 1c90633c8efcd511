package dev.tributary.api.http;

import static dev.tributary.api.http.TestClient.KEY;
import static dev.tributary.api.http.TestClient.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonPointer;
import dev.tributary.api.http.ApiException.Kind;
import dev.tributary.api.testing.FaultServer;
import dev.tributary.api.testing.Reply;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetriesTest {

    private static final Reply GOOD = Reply.json("{\"ok\":true}");

    private final FaultServer server = FaultServer.start().on("/items", request -> GOOD);
    private final VirtualWaits waits = new VirtualWaits(0.5);
    private final RecordingLimiter limiter = new RecordingLimiter();
    private final TestClient test = new TestClient().with(waits).with(limiter);
    private final URI items = server.uri("/items?cursor=SECRET");

    @AfterEach
    void stop() {
        test.close();
        server.close();
    }

    @Test
    void repeatsWithWaitsWhoseBoundDoubles() throws Exception {
        server.next(Reply.status(500), Reply.status(502), Reply.status(503), Reply.status(504));

        assertThat(test.client().call(get(items)).status()).isEqualTo(200);

        // Half of 500 ms, 1 s, 2 s, 4 s: chance is one half here.
        assertThat(waits.sleeps())
                .extracting(Duration::toMillis)
                .containsExactly(250L, 500L, 1_000L, 2_000L);
        assertThat(Collections.frequency(limiter.told, "await")).isEqualTo(5);
    }

    @Test
    void theWaitIsAnyPartOfItsBound() {
        RetryPolicy policy = new RetryPolicy(5, Duration.ofSeconds(1), Duration.ofSeconds(10));
        assertThat(policy.pause(3, Optional.empty(), 0)).isZero();
        assertThat(policy.pause(3, Optional.empty(), 1)).isEqualTo(Duration.ofSeconds(4));
        assertThat(policy.pause(60, Optional.empty(), 1)).isEqualTo(Duration.ofSeconds(10));
        assertThat(policy.pause(1, Optional.of(Duration.ofSeconds(7)), 0))
                .isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void waitsAsManySecondsAsTheProviderAsks() throws Exception {
        server.next(Reply.tooMany("17"));
        test.client().call(get(items));
        assertThat(waits.sleeps()).containsExactly(Duration.ofMillis(17_250));
        assertThat(limiter.told).containsExactly("await", "refused 17", "await", "passed");
    }

    @Test
    void waitsUntilTheDateThatTheProviderNamesByItsOwnClock() throws Exception {
        // The server's clock is an hour ahead of ours.
        server.next(
                Reply.tooMany("Thu, 26 Nov 2026 13:00:20 GMT")
                        .with("Date", "Thu, 26 Nov 2026 13:00:00 GMT"),
                Reply.tooMany("Thu, 26 Nov 2026 12:00:45 GMT"));
        test.client().call(get(items));
        assertThat(waits.sleeps())
                .extracting(Duration::toSeconds)
                // 12:00:20 by our clock when the second comes.
                .containsExactly(20L, 25L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-5", "", "99999999999", "Thu, 32 Nov 2026 12:00:00 GMT"})
    void aRetryAfterThatMakesNoSenseIsLeftOut(String text) throws Exception {
        server.next(Reply.tooMany(text));
        test.client().call(get(items));
        assertThat(waits.sleeps()).containsExactly(Duration.ofMillis(250));
    }

    @Test
    void doesNotWaitBeyondTheDeadline() {
        server.next(Reply.tooMany("600"));
        ApiException e = failure(get(items));
        assertThat(e.kind()).isEqualTo(Kind.LIMITED);
        assertThat(e.retryAfter()).contains(Duration.ofMinutes(10));
        assertThat(waits.sleeps()).isEmpty();
    }

    @Test
    void givesUpAfterSoManyRepeats() {
        for (int i = 0; i < 6; i++) {
            server.next(Reply.status(503));
        }
        ApiException e = failure(get(items));
        assertThat(e.kind()).isEqualTo(Kind.TRANSIENT);
        assertThat(e.status()).isEqualTo(503);
        assertThat(server.requests()).hasSize(6);
    }

    @Test
    void repeatsWhatTheNetworkBroke() throws Exception {
        server.next(
                Reply.reset(),
                new Reply.Reset(Reply.json("{\"ok\":true}"), 30),
                new Reply.Half(Reply.json("{\"ok\":true}")),
                new Reply.Garbage("SSH-2.0-OpenSSH\r\n".getBytes(StandardCharsets.UTF_8)));
        assertThat(test.client().json(get(items)).path("ok").asBoolean()).isTrue();
    }

    @Test
    void survivesAServerThatEndsIdleConnections() throws Exception {
        ApiRequest search = ApiRequest.postJson(items, KEY, "{}").asRepeatable();
        for (int i = 0; i < 5; i++) {
            assertThat(test.client().call(search).status()).isEqualTo(200);
            server.dropConnections();
        }
        assertThat(server.requests())
                .extracting(request -> request.header("User-Agent").orElse("none"))
                .containsOnly("tributary");
    }

    @Test
    void repeatsAnAnswerThatIsNoJson() throws Exception {
        server.next(
                Reply.json("<html>hello</html>"),
                Reply.json(""),
                Reply.json("{\"ok\":tr"),
                Reply.json("{} {}"));
        assertThat(test.client().json(get(items)).path("ok").asBoolean()).isTrue();
        assertThat(server.requests()).hasSize(5);
    }

    @Test
    void doesNotRepeatWhatMayHaveBeenDone() {
        for (Reply fault : List.of(Reply.status(500), Reply.reset(), Reply.tooMany("1"))) {
            server.next(fault);
            failure(ApiRequest.postJson(items, KEY, "{}"));
        }
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void repeatsASearchByPostAndACallWithAnIdempotencyKey() throws Exception {
        server.next(Reply.status(500));
        test.client().call(ApiRequest.postJson(items, KEY, "{\"a\":1}").asRepeatable());
        server.next(Reply.reset());
        test.client()
                .call(ApiRequest.postJson(items, KEY, "{}").idempotentBy("Idempotency-Key", "k1"));
        assertThat(server.requests()).hasSize(4);
        assertThat(server.requests().get(1).text()).isEqualTo("{\"a\":1}");
        assertThat(server.requests().subList(2, 4))
                .allSatisfy(r -> assertThat(r.header("idempotency-key")).contains("k1"));
    }

    @Test
    void repeatsAnyCallThatWasNeverSent() {
        URI nobody = URI.create("http://localhost:1/items");
        ApiException e =
                catchThrowableOfType(
                        ApiException.class,
                        () -> test.client().call(ApiRequest.postJson(nobody, KEY, "{}")));
        assertThat(e.kind()).isEqualTo(Kind.TRANSIENT);
        assertThat(waits.sleeps()).hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 402, 404, 409, 410, 422, 501})
    void doesNotRepeatWhatWouldBeRefusedAgain(int status) {
        server.next(Reply.status(status));
        assertThat(failure(get(items)).status()).isEqualTo(status);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void doesWhatTheProviderHints() throws Exception {
        test.with(
                new ProviderHints(
                        Optional.of("Stripe-Should-Retry"),
                        Optional.of("Request-Id"),
                        List.of(
                                JsonPointer.compile("/error_code"),
                                JsonPointer.compile("/error/code")),
                        Set.of("RATE_LIMIT"),
                        Set.of("lock_timeout")));
        server.next(
                Reply.status(409).with("Stripe-Should-Retry", "true"),
                Reply.json(400, "{\"error_code\":\"RATE_LIMIT\"}").with("Retry-After", "3"),
                Reply.json(400, "{\"error\":{\"code\":\"lock_timeout\"}}"));
        assertThat(test.client().call(get(items)).status()).isEqualTo(200);
        assertThat(limiter.told).contains("refused 3");

        server.next(
                Reply.json(500, "{\"error\":{\"code\":\"boom\"}}")
                        .with("Stripe-Should-Retry", "false")
                        .with("Request-Id", "req_1"));
        ApiException e = failure(get(items));
        assertThat(e.code()).contains("boom");
        assertThat(e).hasMessageContaining("500 boom (request req_1)");
        assertThat(server.requests()).hasSize(5);
    }

    @Test
    void aCodeThatIsNoWordIsNotTold() {
        test.with(
                new ProviderHints(
                        Optional.empty(),
                        Optional.empty(),
                        List.of(JsonPointer.compile("/error")),
                        Set.of(),
                        Set.of()));
        server.next(Reply.json(400, "{\"error\":\"Jane Doe owes 5\"}"));
        assertThatThrownBy(() -> test.client().call(get(items))).message().doesNotContain("Jane");
    }

    @Test
    void nothingOfTheCallIsTold() {
        test.with((key, refresh) -> java.util.Map.of("Authorization", "Bearer TOKEN"));
        for (Reply fault :
                List.of(
                        Reply.json(400, "{\"account\":\"BODY\"}"),
                        Reply.json(403, "BODY"),
                        new Reply.Garbage("BODY\r\n\r\n".getBytes(StandardCharsets.UTF_8)))) {
            server.next(fault);
            ApiException e = failure(ApiRequest.postJson(items, KEY, "SENT"));
            assertThat(org.assertj.core.util.Throwables.getStackTrace(e))
                    .contains("items")
                    .doesNotContain("SECRET", "TOKEN", "BODY", "SENT", "cursor");
            assertThat(e).hasNoCause();
        }
        assertThat(ApiRequest.postJson(items, KEY, "SENT")).hasToString("ApiRequest[POST items]");
    }

    private ApiException failure(ApiRequest request) {
        return catchThrowableOfType(ApiException.class, () -> test.client().call(request));
    }
}
