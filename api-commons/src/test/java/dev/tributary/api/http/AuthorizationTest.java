package dev.tributary.api.http;

import static dev.tributary.api.http.TestClient.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tributary.api.http.ApiException.Kind;
import dev.tributary.api.testing.FaultServer;
import dev.tributary.api.testing.Reply;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizationTest {

    private static final Reply GOOD = Reply.json("{}");

    private final FaultServer server = FaultServer.start().on("/items", request -> GOOD);
    private final FaultServer other = FaultServer.start().on("/file", request -> GOOD);
    private final AtomicInteger refreshes = new AtomicInteger();
    private final TestClient test =
            new TestClient()
                    .with(
                            (key, refresh) ->
                                    Map.of(
                                            "Authorization",
                                            "Bearer "
                                                    + (refresh
                                                            ? refreshes.incrementAndGet()
                                                            : refreshes.get())));

    @AfterEach
    void stop() {
        test.close();
        server.close();
        other.close();
    }

    @Test
    void isAskedOnceMoreAfterA401() throws Exception {
        server.next(Reply.status(401));
        assertThat(test.client().call(get(server.uri("/items"))).status()).isEqualTo(200);
        assertThat(tokens(server)).containsExactly("Bearer 0", "Bearer 1");
    }

    @Test
    void asksForNoThirdToken() {
        server.next(Reply.status(401), Reply.status(401));
        ApiException e =
                catchThrowableOfType(
                        ApiException.class, () -> test.client().call(get(server.uri("/items"))));
        assertThat(e.kind()).isEqualTo(Kind.AUTHORIZATION);
        assertThat(tokens(server)).hasSize(2);
    }

    @Test
    void staysWithinItsOriginOnARedirect() throws Exception {
        server.next(Reply.redirect(302, "/moved"));
        server.on("/moved", request -> GOOD);
        ApiRequest request =
                get(server.uri("/items")).with("Stripe-Account", "acct_1").with("Accept", "a/b");
        assertThat(test.client().call(request).status()).isEqualTo(200);
        assertThat(server.requests().get(1).path()).isEqualTo("/moved");
        assertThat(tokens(server)).containsExactly("Bearer 0", "Bearer 0");
        assertThat(server.requests().get(1).header("Stripe-Account")).contains("acct_1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1"})
    void neverFollowsARedirectToAnotherHost(String host) throws Exception {
        // Another name for the same machine, and the same name with another port.
        FaultServer to = host.equals("localhost") ? other : server.on("/file", request -> GOOD);
        server.next(Reply.redirect(307, to.uri(host, "/file").toString()));
        ApiRequest request =
                get(server.uri("/items"))
                        .with("PLAID-SECRET", "hush")
                        .with("Cookie", "session")
                        .with("Accept", "a/b");

        assertThat(test.client().call(request).status()).isEqualTo(200);

        assertThat(to.requests().get(to.requests().size() - 1))
                .satisfies(
                        seen -> {
                            assertThat(seen.path()).isEqualTo("/file");
                            assertThat(seen.header("Authorization")).isEmpty();
                            assertThat(seen.header("PLAID-SECRET")).isEmpty();
                            assertThat(seen.header("Cookie")).isEmpty();
                            assertThat(seen.header("Accept")).contains("a/b");
                        });
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void aBodyNeverFollowsARedirectToAnotherHost(int status) {
        server.next(Reply.redirect(status, other.uri("/file").toString()));
        ApiRequest post =
                ApiRequest.postJson(server.uri("/items"), TestClient.KEY, "{\"secret\":1}")
                        .asRepeatable();
        ApiException e = catchThrowableOfType(ApiException.class, () -> test.client().call(post));
        assertThat(e.kind()).isEqualTo(Kind.REFUSED);
        assertThat(other.requests()).isEmpty();
    }

    @Test
    void aRedirectThatLeadsNowhereIsRefused() {
        for (Reply reply :
                List.of(
                        Reply.status(302),
                        Reply.redirect(302, "http://"),
                        Reply.redirect(302, "::"))) {
            server.next(reply);
            assertThat(failure().kind()).isEqualTo(Kind.REFUSED);
        }
        for (int i = 0; i < 10; i++) {
            server.next(Reply.redirect(302, "/items"));
        }
        assertThat(failure()).hasMessageContaining("again and again");
    }

    @Test
    void aTokenWithALineBreakIsNotTold() {
        try (TestClient broken =
                new TestClient().with((key, refresh) -> Map.of("Authorization", "Bearer a\nb"))) {
            ApiException e =
                    catchThrowableOfType(
                            ApiException.class,
                            () -> broken.client().call(get(server.uri("/items"))));
            assertThat(e.kind()).isEqualTo(Kind.SETUP);
            assertThat(e).hasMessageContaining("pasted").hasNoCause();
            assertThat(e.getMessage()).doesNotContain("Bearer");
        }
    }

    private ApiException failure() {
        return catchThrowableOfType(
                ApiException.class, () -> test.client().call(get(server.uri("/items"))));
    }

    private static List<String> tokens(FaultServer server) {
        return server.requests().stream()
                .map(seen -> seen.header("Authorization").orElse("none"))
                .toList();
    }
}
