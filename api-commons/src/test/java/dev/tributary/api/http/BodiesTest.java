package dev.tributary.api.http;

import static dev.tributary.api.http.TestClient.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.api.http.ApiException.Kind;
import dev.tributary.api.testing.FaultServer;
import dev.tributary.api.testing.Reply;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class BodiesTest {

    private final FaultServer server = FaultServer.start();
    private final TestClient test = new TestClient().with(Waits.REAL).set("http.retries.max", 0);

    @AfterEach
    void stop() {
        test.close();
        server.close();
    }

    @Test
    void numbersKeepAllTheirDigits() throws Exception {
        server.next(
                Reply.json(
                        "{\"a\":100.10,\"b\":0.1,\"c\":12345678901234567890.123456789,"
                                + "\"d\":9007199254740993,\"e\":1E+2,\"new_enum\":\"quantum\"}"));
        JsonNode json = test.client().json(get(server.uri("/x")));
        assertThat(json.get("a").decimalValue()).isEqualTo(new BigDecimal("100.10"));
        assertThat(json.get("b").decimalValue()).isEqualTo(new BigDecimal("0.1"));
        assertThat(json.get("c").decimalValue())
                .isEqualTo(new BigDecimal("12345678901234567890.123456789"));
        assertThat(json.get("d").longValue()).isEqualTo(9_007_199_254_740_993L);
        assertThat(json.get("e").decimalValue()).isEqualByComparingTo("100");
        assertThat(json.get("new_enum").asText()).isEqualTo("quantum");
        assertThat(json.toString()).contains("100.10");
    }

    @Test
    void anAnswerIsReadAsBytesOrAsJson() throws Exception {
        server.next(Reply.json("{\"é\":1}"), Reply.status(304), Reply.status(204));
        ApiResponse response = test.client().call(get(server.uri("/x")));
        assertThat(new String(response.body(), StandardCharsets.UTF_8)).isEqualTo("{\"é\":1}");
        assertThat(response.json().get("é").asInt()).isEqualTo(1);
        assertThat(response.header("content-type")).contains("application/json");
        assertThat(response).hasToString("ApiResponse[items, 200]");
        assertThat(test.client().call(get(server.uri("/x"))).status()).isEqualTo(304);
        assertThat(test.client().call(get(server.uri("/x"))).body()).isEmpty();
    }

    @Test
    void halfACharacterOfUtf32IsNoJson() {
        server.next(new Reply.Answer(200, java.util.Map.of(), new byte[] {'{', 0, 0, 0, '}', 0}));
        assertThat(
                        catchThrowableOfType(
                                        ApiException.class,
                                        () -> test.client().json(get(server.uri("/x"))))
                                .kind())
                .isEqualTo(Kind.GARBLED);
    }

    @Test
    void aBodyThatIsTooLargeIsRefused() {
        test.set("http.body.max.bytes", 2_000);
        server.next(Reply.json(200, "\"" + "x".repeat(3_000) + "\""));
        assertThat(failure(get(server.uri("/x"))).kind()).isEqualTo(Kind.TOO_LARGE);
    }

    @Test
    void aLargeBodyIsReadWhileItArrives() throws Exception {
        byte[] body = new byte[20 * 1024 * 1024];
        test.set("http.body.max.bytes", 1_024);
        server.next(new Reply.Answer(200, java.util.Map.of("X", "y"), body));
        long count =
                test.client().stream(
                        get(server.uri("/x")),
                        (head, in) -> {
                            assertThat(head.header("x")).contains("y");
                            long all = 0;
                            byte[] buffer = new byte[8_192];
                            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                                all += n;
                            }
                            return all;
                        });
        assertThat(count).isEqualTo(body.length);
    }

    @Test
    void aStreamIsNotRepeatedOnceItHasBegun() throws Exception {
        AtomicInteger begun = new AtomicInteger();
        try (TestClient repeating = new TestClient()) {
            server.next(Reply.status(500), Reply.json("{}"));
            ApiException e =
                    catchThrowableOfType(
                            ApiException.class,
                            () ->
                                    repeating.client().stream(
                                            get(server.uri("/x")),
                                            (head, in) -> {
                                                begun.incrementAndGet();
                                                throw new IOException("the connection breaks");
                                            }));
            assertThat(e.kind()).isEqualTo(Kind.TRANSIENT);
            assertThat(begun).hasValue(1);
            assertThat(server.requests()).hasSize(2);
        }
    }

    @Test
    @Timeout(30)
    void anAnswerThatDoesNotBeginInTimeIsAFailure() {
        test.set("http.timeout.ms", 200);
        server.next(Reply.silence());
        ApiException e = failure(get(server.uri("/x")));
        assertThat(e.kind()).isEqualTo(Kind.TRANSIENT);
        assertThat(e).hasMessageContaining("http.timeout.ms");
    }

    @Test
    @Timeout(30)
    void aBodyThatStallsIsAFailure() {
        test.set("http.timeout.ms", 300);
        server.next(new Reply.Drip(Duration.ofMinutes(1), new byte[10]));
        assertThat(failure(get(server.uri("/x"))).kind()).isEqualTo(Kind.TRANSIENT);
    }

    @Test
    @Timeout(30)
    void aBodyThatDripsEndsAtTheDeadline() {
        server.next(new Reply.Drip(Duration.ofMillis(50), new byte[2_000]));
        ApiException e = failure(get(server.uri("/x")).within(Duration.ofMillis(700)));
        assertThat(e.kind()).isEqualTo(Kind.TRANSIENT);
    }

    @Test
    @Timeout(30)
    void theDeadlineCoversTheRepeats() {
        server.on("/x", request -> Reply.status(503));
        try (TestClient repeating = new TestClient().with(Waits.REAL).set("http.retries.max", 20)) {
            long began = System.nanoTime();
            assertThatThrownBy(
                            () ->
                                    repeating
                                            .client()
                                            .call(
                                                    get(server.uri("/x"))
                                                            .within(Duration.ofMillis(1_500))))
                    .isInstanceOf(ApiException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - began))
                    .isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    @Timeout(30)
    void anInterruptEndsACall() throws Exception {
        for (Reply reply :
                new Reply[] {
                    Reply.silence(), new Reply.Drip(Duration.ofMinutes(1), new byte[10])
                }) {
            server.next(reply);
            int seen = server.requests().size();
            AtomicReference<Throwable> end = new AtomicReference<>();
            test.client();
            Thread caller =
                    new Thread(
                            () -> {
                                try {
                                    test.client().call(get(server.uri("/x")));
                                } catch (ApiException | InterruptedException thrown) {
                                    end.set(thrown);
                                }
                            });
            caller.start();
            org.awaitility.Awaitility.await().until(() -> server.requests().size() > seen);
            caller.interrupt();
            caller.join();
            assertThat(end.get()).isInstanceOf(InterruptedException.class);
        }
    }

    private ApiException failure(ApiRequest request) {
        return catchThrowableOfType(ApiException.class, () -> test.client().call(request));
    }
}
