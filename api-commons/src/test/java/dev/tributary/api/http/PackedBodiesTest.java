package dev.tributary.api.http;

import static dev.tributary.api.http.TestClient.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonPointer;
import dev.tributary.api.http.ApiException.Kind;
import dev.tributary.api.testing.FaultServer;
import dev.tributary.api.testing.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PackedBodiesTest {

    private static final int MIB = 1024 * 1024;

    private final FaultServer server = FaultServer.start();
    private final TestClient test = new TestClient();

    @AfterEach
    void stop() {
        test.close();
        server.close();
    }

    @Test
    void unpacksWhatItHasAskedForPacked() throws Exception {
        server.next(packed(200, "{\"a\":100.10}"), packed(200, "{\"b\":2}"));
        assertThat(test.client().json(get(server.uri("/x"))).get("a").asText()).isEqualTo("100.10");
        assertThat(test.client().call(get(server.uri("/x"))).json().get("b").asInt()).isEqualTo(2);
        assertThat(server.requests().get(0).header("Accept-Encoding")).contains("gzip");
    }

    @Test
    void readsTheCodeOfAPackedError() {
        test.with(
                new ProviderHints(
                        Optional.empty(),
                        Optional.empty(),
                        List.of(JsonPointer.compile("/error/code")),
                        Set.of(),
                        Set.of()));
        server.next(packed(400, "{\"error\":{\"code\":\"no_such_price\"}}"));
        assertThat(failure().code()).contains("no_such_price");
    }

    @Test
    void aFewBytesThatHoldTooMuchAreRefused() {
        test.set("http.body.max.bytes", MIB);
        byte[] bomb = gzip(new byte[64 * MIB]);
        assertThat(bomb.length).as("packed").isLessThan(MIB / 8);
        server.next(new Reply.Answer(200, Map.of("Content-Encoding", "gzip"), bomb));
        ApiException refused = failure();
        assertThat(refused.kind()).isEqualTo(Kind.TOO_LARGE);
        assertThat(refused).hasMessageContaining("http.body.max.bytes");
    }

    @Test
    void anErrorThatHoldsTooMuchIsAnErrorAllTheSame() {
        server.next(
                new Reply.Answer(
                        404, Map.of("Content-Encoding", "gzip"), gzip(new byte[64 * MIB])));
        assertThat(failure().kind()).isEqualTo(Kind.NOT_FOUND);
    }

    @Test
    void aStreamIsUnpackedWhileItArrives() throws Exception {
        byte[] body = gzip(new byte[20 * MIB]);
        test.set("http.body.max.bytes", 1_024);
        server.next(new Reply.Answer(200, Map.of("Content-Encoding", "gzip"), body));
        long count =
                test.client().stream(
                        get(server.uri("/x")), (head, in) -> in.transferTo(discarding()));
        assertThat(count).isEqualTo(20L * MIB);
    }

    @Test
    void aBodyThatIsNotPackedAsItSaysOrIsCutOffIsAskedForAgain() throws Exception {
        byte[] whole = gzip("{\"a\":1}".getBytes(StandardCharsets.UTF_8));
        server.next(
                Reply.json("{\"a\":1}").with("Content-Encoding", "gzip"),
                new Reply.Answer(200, Map.of("Content-Encoding", "gzip"), Arrays.copyOf(whole, 14)),
                packed(200, "{\"a\":1}"));
        assertThat(test.client().json(get(server.uri("/x"))).get("a").asInt()).isEqualTo(1);
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void anAnswerWithoutABodyMaySayHowItWouldBePacked() throws Exception {
        server.next(
                Reply.status(304).with("Content-Encoding", "gzip"),
                Reply.status(200).with("Content-Encoding", "gzip"));
        assertThat(test.client().call(get(server.uri("/x"))).body()).isEmpty();
        assertThat(test.client().call(get(server.uri("/x"))).body()).isEmpty();
    }

    @Test
    void aPackingThatNobodyAskedForIsNoAnswer() {
        test.set("http.retries.max", 0);
        server.next(Reply.json("{}").with("Content-Encoding", "br"));
        assertThat(failure().kind()).isEqualTo(Kind.GARBLED);
    }

    private ApiException failure() {
        return catchThrowableOfType(
                ApiException.class, () -> test.client().call(get(server.uri("/x"))));
    }

    private static Reply.Answer packed(int status, String json) {
        return new Reply.Answer(
                status,
                Map.of("Content-Encoding", "gzip"),
                gzip(json.getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(plain);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return packed.toByteArray();
    }

    private static java.io.OutputStream discarding() {
        return java.io.OutputStream.nullOutputStream();
    }
}
